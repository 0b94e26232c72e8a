import type { ApplicationForm, DocumentSlot } from "#scheme/application-form.ts";
import { applicationForm } from "#scheme/application-form.ts";
import { type DocumentFacts, findingsOf, type ValidationInput } from "#scheme/findings/index.ts";
import { policyVersion } from "#scheme/policy/index.ts";

const policy = policyVersion("2027-04-01.1");
const company = "7123456789012";

/** Every control of the review-item table, declared applicable. */
export const statement = policy.isms.edition2013.value.map(({ control }) => ({
  control: `A.${control}`,
  applicable: true,
}));

/** The same for the 2013 edition. */
export const statement2013 = [
  ...new Set(policy.isms.edition2013.value.flatMap(({ edition2013 }) => edition2013)),
].map((control) => ({ control: `A.${control}`, applicable: true }));

/** A form in which nothing is wrong on 2027-05-10. */
export const soundForm: ApplicationForm = applicationForm.parse({
  company: {
    name: "株式会社みやこ診断",
    nameEn: "Miyako Assessment Inc.",
    address: "東京都千代田区霞が関1-3-1",
    capitalRelations: "親会社はありません。",
    shareholders: [{ name: "山田太郎", country: "JP", sharePercent: 100 }],
    representative: { name: "山田 太郎", title: "代表取締役" },
    officers: [{ name: "鈴木 花子", title: "取締役" }],
    contactName: "佐藤 次郎",
    contactMail: "contact@miyako.example",
  },
  service: {
    services: [{ listingId: "L001", suppliesOnlyTool: false }],
    departmentName: "診断サービス部",
    departmentNameEn: "Assessment Services Department",
    placeInOrganisation: "事業本部の下に置く。",
    responsiblePerson: { name: "高橋 三郎", title: "部長" },
  },
  informationHandling: {
    policy: "基本方針を定めている。",
    companyRoles: "CISOを置く。",
    departmentRoles: "部門の責任者を置く。",
    storagePlaces: "社内の保管庫。",
    grades: [{ name: "機密", whoMayHandle: "診断員" }],
    accessManagement: "申請と承認による。",
    separationOfDuties: "権限を分けている。",
    physicalSecurity: "入退室を管理している。",
    logs: "1年間保管している。",
  },
  people: { employeeRules: "就業規則による。", vetting: "採用時に確認している。" },
  assets: {
    toolSelection: "調達基準による。",
    shadowItMeasures: "導入を制限している。",
    tools: [
      { name: "Scan", maker: "Maker", dataKeptAt: "国内", operationLog: true, outsideCommunication: false },
    ],
    dataStores: [{ name: "結果保管庫", place: "国内", accessLog: true }],
  },
  isms: {
    registrationNumber: "IS 123456",
    edition: "2022",
    organisationName: "株式会社みやこ診断",
    organisationCorporateNumber: company,
    certificationBody: "見本認証機関",
    scopeDepartments: ["総務部", "診断サービス部"],
    validFrom: "2025-06-01",
    validUntil: "2028-05-31",
    statementOfApplicability: statement,
  },
  scs: {
    rating: 4,
    organisationName: "株式会社みやこ診断",
    organisationCorporateNumber: company,
    scopeDepartments: ["全社"],
    validFrom: "2027-03-15",
    validUntil: "2030-03-14",
  },
  delegations: [],
  pledge: {
    signerName: "山田太郎",
    signerTitle: "代表取締役",
    signerCapacity: "representative",
    signedOn: "2027-04-20",
    disclosure: true,
    delegation: true,
    conduct: true,
  },
});

const text =
  "株式会社みやこ診断 診断サービス部 IS123456 代表取締役 山田太郎 評価 ★4 この書類は見本です。".replaceAll(
    /\s/gu,
    "",
  );

/** A clean document in a slot, with everything in its text that a reader would look for. */
export function cleanDocument(slot: DocumentSlot, changes: Partial<DocumentFacts> = {}): DocumentFacts {
  return { slot, documentId: `doc-${slot}`, fileName: `${slot}.pdf`, status: "clean", text, ...changes };
}

export const rejection = {
  code: "C-03/encrypted",
  wrong: { ja: "PDFが暗号化されています。", en: "The PDF is encrypted." },
  remedy: { ja: "パスワードを外してください。", en: "Remove the password." },
};

export function rejectedDocument(slot: DocumentSlot, changes: Partial<DocumentFacts> = {}): DocumentFacts {
  return cleanDocument(slot, {
    documentId: `bad-${slot}`,
    status: "rejected",
    text: "",
    rejection,
    ...changes,
  });
}

/** An input in which nothing is found; a test changes the one thing it is about. */
export const soundInput: ValidationInput = {
  policy,
  day: "2027-05-10",
  corporateNumber: company,
  category: "vulnerabilityAssessment",
  form: soundForm,
  documents: policy.documents.slots.value
    .filter(({ need }) => need !== "conditional")
    .map(({ slot }) => cleanDocument(slot)),
  listings: [
    {
      id: "L001",
      category: "vulnerabilityAssessment",
      serviceName: "みやこ脆弱性診断",
      providerName: "株式会社みやこ診断",
      registeredOn: "2023-07-01",
      renewedOn: "2025-07-01",
      suppliesOnlyTool: false,
    },
  ],
  certifiedDelegates: [],
};

export function withInput(changes: Partial<ValidationInput>): ValidationInput {
  return { ...soundInput, ...changes };
}

/** The sound input with some items of one part of its form changed; `undefined` leaves an item out. */
export function withItems<Part extends Exclude<keyof ApplicationForm, "delegations">>(
  part: Part,
  changes: { readonly [Item in keyof NonNullable<ApplicationForm[Part]>]?: unknown },
): ValidationInput {
  const kept = Object.entries({ ...soundForm[part], ...changes }).filter(([, value]) => value !== undefined);
  return withInput({ form: applicationForm.parse({ ...soundForm, [part]: Object.fromEntries(kept) }) });
}

export function withDocument(document: DocumentFacts): ValidationInput {
  return withInput({
    documents: [...soundInput.documents.filter(({ slot }) => slot !== document.slot), document],
  });
}

/** What is found, as `code item`; notes are marked by `(note)`. */
export function found(input: ValidationInput): readonly string[] {
  return findingsOf(input).map(
    ({ code, item, weight }) => `${code} ${item}${weight === "note" ? " (note)" : ""}`,
  );
}
