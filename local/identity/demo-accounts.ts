import { sampleCompanies } from "#local/samples/companies.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { policies } from "#scheme/policy/index.ts";
import type { Account, Profile } from "./account.ts";

const numberOf = (serial: number): string => sampleCompanies[serial - 1]?.corporateNumber ?? "";
const [main, other] = [numberOf(1), numberOf(2)];

/** One person who may sign for every further sample company. */
const furtherSignatories = sampleCompanies.slice(2).map(({ serial, corporateNumber, representative }) =>
  account(`demo-signatory-${serial}`, {
    name: representative.name,
    groups: ["applicant", "signatory"],
    corporate_number: corporateNumber,
    account_type: "prime",
  }),
);

function account(subject: string, profile: Profile): Account {
  return { subject, profile };
}

/**
 * Ready-made accounts of demo mode, one or more for every role. They have no password: the sign-in page offers them as
 * buttons, in demo mode only, and they are in no database.
 */
export const demoAccounts: readonly Account[] = [
  account("demo-signatory", {
    name: "青葉 光",
    groups: ["applicant", "signatory"],
    corporate_number: main,
    account_type: "prime",
  }),
  account("demo-member", {
    name: "若葉 学",
    groups: ["applicant", "signatory"],
    corporate_number: main,
    account_type: "member",
  }),
  account("demo-entry", {
    name: "双葉 望",
    groups: ["applicant"],
    corporate_number: main,
    account_type: "entry",
  }),
  account("demo-other-signatory", {
    name: "白波 渚",
    groups: ["applicant", "signatory"],
    corporate_number: other,
    account_type: "prime",
  }),
  account("demo-reviewer", { name: "審査 一郎", groups: ["reviewer"] }),
  account("demo-second-reviewer", { name: "審査 次郎", groups: ["reviewer"] }),
  account("demo-decider", { name: "決定 花子", groups: ["decider"] }),
  account("demo-second-decider", { name: "決定 桃子", groups: ["decider"] }),
  account("demo-other-decider", { name: "決定 梅子", groups: ["decider"] }),
  account("demo-reviewer-decider", { name: "兼任 三郎", groups: ["reviewer", "decider"] }),
  account("demo-surveillance-officer", { name: "監督 四郎", groups: ["surveillanceOfficer"] }),
  account("demo-other-surveillance-officer", { name: "監督 史郎", groups: ["surveillanceOfficer"] }),
  account("demo-tip-officer", { name: "通報 十和子", groups: ["tipOfficer"] }),
  account("demo-responder-meti", { name: "経産 五月", groups: ["governmentResponder"], body: "meti" }),
  account("demo-responder-nco", { name: "統括 六花", groups: ["governmentResponder"], body: "nco" }),
  account("demo-responder-npa", { name: "警察 七海", groups: ["governmentResponder"], body: "npa" }),
  account("demo-auditor", { name: "監査 八重", groups: ["auditor"] }),
  account("demo-administrator", { name: "管理 九郎", groups: ["administrator"] }),
  ...furtherSignatories,
];

const companies = new Map(
  sampleCompanies.map(({ corporateNumber, name, nameEn }) => [corporateNumber, { ja: name, en: nameEn }]),
);
const bodies = new Map(
  policies().flatMap(({ inquiry }) => inquiry.bodies.value.map(({ code, name }) => [code, name] as const)),
);

/** The company or body somebody belongs to, by name. */
export function affiliationOf({ profile }: Account): Bilingual | undefined {
  return companies.get(profile.corporate_number ?? "") ?? bodies.get(profile.body ?? "");
}
