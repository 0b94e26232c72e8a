import type { ApplicationForm } from "#scheme/application-form.ts";
import { addDays, validUntilAfterYears } from "#scheme/calendar.ts";
import type { Category } from "#scheme/categories.ts";
import { type SampleCompany, sampleCompanies } from "./companies.ts";
import { furtherListings, listingIdOf } from "./listings.ts";

/** The controls of ISO/IEC 27001:2022, Annex A: 93 in four themes. */
const themes = [
  [5, 37],
  [6, 8],
  [7, 14],
  [8, 34],
] as const;

const excluded: Readonly<Record<string, string>> = {
  "8.4": "サービス部門はソースコードを保有しないため適用しない。",
  "8.30": "サービス部門はシステム開発を外部に委託しないため適用しない。",
};

function statementOfApplicability() {
  return themes.flatMap(([theme, last]) =>
    Array.from({ length: last }, (_, index) => {
      const number = `${theme}.${index + 1}`;
      const explanation = excluded[number];
      return explanation === undefined
        ? { control: `A.${number}`, applicable: true }
        : { control: `A.${number}`, applicable: false, explanation };
    }),
  );
}

function serviceOf(company: SampleCompany, category: Category): NonNullable<ApplicationForm["service"]> {
  const usual = { listingId: listingIdOf(company, category), suppliesOnlyTool: false };
  const withOption = company === sampleCompanies[0] && category === "vulnerabilityAssessment";
  return {
    ...(withOption ? { option: "penetrationTest" } : {}),
    services: withOption
      ? [usual, { listingId: furtherListings.penetrationTest, suppliesOnlyTool: false }]
      : [usual],
    departmentName: company.department.name,
    departmentNameEn: company.department.nameEn,
    placeInOrganisation: "代表取締役の直下に置く独立の部門。営業部門から指揮命令を受けない。",
    responsiblePerson: { ...company.responsiblePerson },
  };
}

function companyOf(company: SampleCompany): NonNullable<ApplicationForm["company"]> {
  return {
    name: company.name,
    nameEn: company.nameEn,
    address: company.address,
    capitalRelations: "親会社はない。創業者及び役員が株式の過半数を保有する。",
    shareholders: [
      { name: company.representative.name, country: "JP", sharePercent: 60 },
      { name: "見本従業員持株会", country: "JP", sharePercent: 40 },
    ],
    representative: { ...company.representative },
    officers: company.officers.map((officer) => ({ ...officer })),
    contactName: company.contact.name,
    contactMail: company.contact.mail,
  };
}

const informationHandling: NonNullable<ApplicationForm["informationHandling"]> = {
  policy: "情報セキュリティ基本方針を代表取締役が承認し、全従業員に周知して毎年見直す。",
  companyRoles: "最高情報セキュリティ責任者、情報セキュリティ委員会及び内部監査責任者を任命している。",
  departmentRoles: "サービス責任者が情報管理責任者を兼ね、案件ごとに情報取扱者を指名する。",
  storagePlaces: "重要情報は国内のデータセンターにある暗号化した専用ストレージに保管する。",
  grades: [
    { name: "極秘", whoMayHandle: "案件の担当者及びサービス責任者" },
    { name: "社外秘", whoMayHandle: "サービス部門の従業員" },
    { name: "公開", whoMayHandle: "制限なし" },
  ],
  accessManagement: "権限は案件ごとに付与し、多要素認証を必須とし、四半期ごとに棚卸しを行う。",
  separationOfDuties: "権限の申請、承認及び付与を別の者が行い、管理者の操作を監査責任者が点検する。",
  physicalSecurity: "診断室は生体認証で入退室を管理し、記録を1年間保管する。",
  logs: "重要情報へのアクセス及び操作の記録を改変できない形で3年間保管し、毎月点検する。",
};

const assets: NonNullable<ApplicationForm["assets"]> = {
  toolSelection: "由来、保守体制、外部通信の有無及びログの取得可否を確認した上で採用する。",
  shadowItMeasures: "標準外ソフトウェアの導入を技術的に禁止し、CASBで未承認のクラウド利用を遮断する。",
  tools: [
    {
      name: "見本スキャナー",
      maker: "架空ツールズ株式会社",
      dataKeptAt: "国内データセンター",
      operationLog: true,
      outsideCommunication: false,
    },
    {
      name: "見本プロキシ",
      maker: "例示ソフト合同会社",
      dataKeptAt: "担当者の業務用端末（暗号化）",
      operationLog: true,
      outsideCommunication: true,
    },
  ],
  dataStores: [
    { name: "案件データ専用ストレージ", place: "国内データセンター（東京）", accessLog: true },
    { name: "控え用ストレージ", place: "国内データセンター（大阪）", accessLog: true },
  ],
};

/**
 * A complete application without findings, for a sample company in a category it is registered in.
 * @param of.today JST day the application is made on; days in it are around that day
 */
export function goodForm(of: {
  readonly company: SampleCompany;
  readonly today: string;
  readonly category?: Category;
}): ApplicationForm {
  const { company, today, category = "vulnerabilityAssessment" } = of;
  const ismsFrom = addDays(today, -200);
  const scsFrom = addDays(today, -100);
  const organisation = {
    organisationName: company.name,
    organisationCorporateNumber: company.corporateNumber,
    scopeDepartments: [company.department.name, "情報システム部"],
  };
  return {
    service: serviceOf(company, category),
    company: companyOf(company),
    informationHandling,
    people: {
      employeeRules: "就業規則に守秘義務と懲戒を定め、入社時と毎年、誓約書の提出と教育を行う。",
      vetting: "採用時及び従事開始時に、経歴、資格及び利益相反の有無を確認し、記録を残す。",
    },
    assets,
    isms: {
      ...organisation,
      registrationNumber: `MIHON-IS-${String(company.serial).padStart(5, "0")}`,
      edition: "2022",
      certificationBody: "架空認証機構",
      validFrom: ismsFrom,
      validUntil: validUntilAfterYears(ismsFrom, 3),
      statementOfApplicability: statementOfApplicability(),
    },
    scs: { ...organisation, rating: 4, validFrom: scsFrom, validUntil: validUntilAfterYears(scsFrom, 3) },
    delegations: [],
    pledge: {
      signerName: company.representative.name,
      signerTitle: company.representative.title,
      signerCapacity: "representative",
      signedOn: addDays(today, -3),
      disclosure: true,
      delegation: true,
      conduct: true,
    },
  };
}
