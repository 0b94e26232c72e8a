import type { ApplicationForm, DocumentSlot } from "#scheme/application-form.ts";
import { wareki } from "#scheme/calendar.ts";
import type { SampleCompany } from "./companies.ts";
import type { Paper } from "./paper.ts";

/** The application a document belongs to. */
export type Applied = {
  readonly form: ApplicationForm;
  readonly company: SampleCompany;
  /** JST day the application is made on. */
  readonly today: string;
};

type Content = Omit<Paper, "issuer" | "day"> & Partial<Pick<Paper, "issuer" | "day">>;

const between = (from = "", until = "") => `${wareki(from)} から ${wareki(until)} まで（${from} – ${until}）`;
const listed = (values: readonly string[] = []) => values.join("、");

const contents: Readonly<Record<DocumentSlot, (applied: Applied) => Content>> = {
  pledge: ({ form, company }) => ({
    title: "誓約書",
    day: form.pledge?.signedOn ?? "",
    facts: [
      ["会社名", form.company?.name ?? company.name],
      ["署名者", `${form.pledge?.signerTitle}　${form.pledge?.signerName}`],
    ],
    paragraphs: [
      "当社は、認定を受けるに当たり、次のとおり誓約します。",
      "一　正当な理由がない限り、顧客からの情報開示の求めに応じること。",
      "二　サービスの提供に直接関する業務の委託に関する制限を守ること。",
      "三　インシデントの報告その他の求められる行動をとり、身代金の支払いを行わないこと。",
    ],
  }),
  proxyProof: ({ form, company }) => ({
    title: "委任状",
    facts: [
      ["委任者", `${company.representative.title}　${company.representative.name}`],
      ["受任者", form.pledge?.signerName ?? ""],
    ],
    paragraphs: ["上記の者を代理人と定め、誓約書への署名に関する一切の権限を委任します。"],
  }),
  ismsScope: ({ form }) => ({
    title: "ISMS適用範囲記述書",
    facts: [
      ["組織", form.isms?.organisationName ?? ""],
      ["適用範囲の部門", listed(form.isms?.scopeDepartments)],
      ["所在地", form.company?.address ?? ""],
    ],
    paragraphs: ["上記の部門が行う情報セキュリティサービスの提供に係る業務、資産及び場所を適用範囲とする。"],
  }),
  ismsStatementOfApplicability: ({ form }) => ({
    title: "ISMS適用宣言書",
    facts: [
      ["組織", form.isms?.organisationName ?? ""],
      ["規格", `ISO/IEC 27001:${form.isms?.edition}`],
    ],
    entries: (form.isms?.statementOfApplicability ?? []).map(({ control, applicable, explanation }) =>
      applicable ? `${control}　適用` : `${control}　適用除外（${explanation ?? "理由の記載なし"}）`,
    ),
  }),
  ismsCertificate: ({ form }) => ({
    title: "ISMS認証登録証",
    issuer: form.isms?.certificationBody ?? "",
    day: form.isms?.validFrom ?? "",
    facts: [
      ["登録組織", form.isms?.organisationName ?? ""],
      ["登録番号", form.isms?.registrationNumber ?? ""],
      ["適用規格", `ISO/IEC 27001:${form.isms?.edition}`],
      ["登録範囲", listed(form.isms?.scopeDepartments)],
      ["有効期間", between(form.isms?.validFrom, form.isms?.validUntil)],
    ],
  }),
  scsCertificate: ({ form }) => ({
    title: "SCS評価結果通知書",
    issuer: "架空評価機関",
    day: form.scs?.validFrom ?? "",
    facts: [
      ["対象組織", form.scs?.organisationName ?? ""],
      ["評価", `★${form.scs?.rating}`],
      ["取得範囲", listed(form.scs?.scopeDepartments)],
      ["有効期間", between(form.scs?.validFrom, form.scs?.validUntil)],
    ],
  }),
  companyProfile: ({ form, company }) => ({
    title: "会社の経営体制・資本関係",
    facts: [
      ["会社名", form.company?.name ?? ""],
      ["法人番号", company.corporateNumber],
      ["所在地", form.company?.address ?? ""],
      ["代表者", company.representative.name],
      ["役員", listed(company.officers.map((officer) => `${officer.title} ${officer.name}`))],
      ["資本関係", form.company?.capitalRelations ?? ""],
    ],
  }),
  departmentProfile: ({ form, company }) => ({
    title: "サービス部門の体制",
    facts: [
      ["部門", form.service?.departmentName ?? ""],
      ["サービスの責任者", company.responsiblePerson.name],
      ["組織上の位置づけ", form.service?.placeInOrganisation ?? ""],
    ],
  }),
  informationHandlingRules: ({ form }) => ({
    title: "情報取扱規程",
    facts: [["会社名", form.company?.name ?? ""]],
    paragraphs: [
      `（基本方針）${form.informationHandling?.policy}`,
      `（体制）${form.informationHandling?.companyRoles}`,
      `（保管先）${form.informationHandling?.storagePlaces}`,
      `（アクセス管理）${form.informationHandling?.accessManagement}`,
      `（権限分散）${form.informationHandling?.separationOfDuties}`,
      `（物理的対策）${form.informationHandling?.physicalSecurity}`,
      `（記録）${form.informationHandling?.logs}`,
    ],
  }),
  peopleRules: ({ form }) => ({
    title: "従業員管理規程",
    facts: [["会社名", form.company?.name ?? ""]],
    paragraphs: [`（管理）${form.people?.employeeRules}`, `（確認）${form.people?.vetting}`],
  }),
  assetList: ({ form }) => ({
    title: "使用ツール・データ保管先一覧",
    facts: [
      ...(form.assets?.tools ?? []).map((tool) => [tool.name, `${tool.maker}、${tool.dataKeptAt}`] as const),
      ...(form.assets?.dataStores ?? []).map((store) => [store.name, store.place] as const),
    ],
  }),
  trustEvaluation: ({ company, today }) => ({
    title: "出向者の信頼性評価の記録",
    facts: [
      ["受入部門", company.department.name],
      ["評価日", wareki(today)],
    ],
    paragraphs: ["経歴、利益相反及び守秘義務の確認を行い、従事させることに支障がないと評価した。"],
  }),
  delegateSecurityCheck: ({ company, today }) => ({
    title: "委託先のセキュリティ対策の確認結果",
    facts: [
      ["確認者", company.responsiblePerson.name],
      ["確認日", wareki(today)],
    ],
    paragraphs: ["情報の管理体制、アクセス管理及び記録の保管を現地で確認し、支障がないことを確かめた。"],
  }),
  privacyMark: ({ form, today }) => ({
    title: "プライバシーマーク登録証",
    issuer: "架空個人情報保護協会",
    facts: [
      ["登録事業者", form.company?.name ?? ""],
      ["発行日", wareki(today)],
    ],
  }),
  other: ({ form }) => ({
    title: "補足資料",
    facts: [["会社名", form.company?.name ?? ""]],
    paragraphs: ["申請内容を補足する資料。"],
  }),
};

/** What the document of a slot says for an application. */
export function paperFor(slot: DocumentSlot, applied: Applied): Paper {
  return { issuer: applied.company.name, day: applied.today, ...contents[slot](applied) };
}
