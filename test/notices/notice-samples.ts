import * as fc from "fast-check";
import { mailFaults } from "#records/mail-fault.ts";
import type { NoticeContent } from "#records/notice-content.ts";
import { applicationKinds } from "#scheme/application-kinds.ts";
import { categoryCodes } from "#scheme/categories.ts";
import type { Finding } from "#scheme/finding.ts";
import { taskKinds } from "#scheme/task-transitions.ts";
import { about, type Texts, upkeepContents } from "./upkeep-samples.ts";

/** A notice of every template, made around any text. */

export const context = {
  portal: "https://portal.example",
  operator: { ja: "認定制度 事務局", en: "Secretariat of the scheme" },
};

export const findingOf = ({ name, words }: Texts): Finding => ({
  code: "D-03/department-outside-scope",
  item: name,
  weight: "stops",
  wrong: { ja: words, en: words },
  remedy: {
    ja: "部署を範囲に含む登録証を提出してください。",
    en: "File a certificate that covers the department.",
  },
  basis: "報告書 ISMSの活用",
});

/** One content of every template, and of each turn a template can take. */
export const contentsOf = (texts: Texts): readonly NoticeContent[] => {
  const digest = "ab".repeat(32);
  const dueDay = "2027-04-15";
  const case1 = about(texts);
  return [
    ...upkeepContents(texts),
    { template: "receipt", ...case1, filedAt: "2027-03-31T15:30:00.000Z", digest, round: 1 },
    { template: "receipt", ...case1, filedAt: "2027-03-31T15:30:00.000Z", digest, round: 2 },
    {
      template: "remediationRequest",
      ...case1,
      round: 1,
      dueDay,
      findings: [findingOf(texts)],
      note: texts.words,
    },
    { template: "remediationRequest", ...case1, round: 2, dueDay, findings: [] },
    { template: "remediationExtended", ...case1, dueDay },
    ...mailFaults.map((fault) => ({
      template: "noticeCameBack" as const,
      ...case1,
      fault,
      ofSubject: texts.name,
      ofRecipient: fault === "bounced" ? ("body" as const) : ("applicant" as const),
      ...(fault === "bounced" ? { bodyName: { ja: texts.name, en: texts.name } } : {}),
      ...(fault === "rejected" ? {} : { sentAt: "2027-03-31T15:30:00.000Z" }),
    })),
    { template: "listingDropped", ...case1, caseKind: "certification", serviceName: texts.name, dueDay },
    { template: "accepted", ...case1, acceptedOn: dueDay, standardBusinessDays: 60 },
    ...(["timeLimit", "rounds"] as const).map((ground) => ({
      template: "lapsed" as const,
      ...case1,
      ground,
      lapsedOn: dueDay,
      ...(ground === "timeLimit" ? { dueDay } : {}),
      findings: [findingOf(texts)],
      objectionUntil: dueDay,
      objectionAddressee: { ja: texts.name, en: texts.name },
      objectionText: { ja: texts.words, en: texts.words },
    })),
    {
      template: "inquiryCancelled",
      ...case1,
      bodyName: { ja: texts.name, en: texts.name },
      withdrawnAt: "2027-04-02T00:00:00.000Z",
    },
    ...taskKinds.flatMap((taskKind) =>
      [3, 0, -2].map((daysLeft) => ({
        template: "reminder" as const,
        ...case1,
        taskKind,
        dueDay,
        daysLeft,
        ...(taskKind === "inquiryAnswer" ? { bodyName: { ja: texts.name, en: texts.name } } : {}),
      })),
    ),
    ...(["wait", "escalate", "deemNoObjection", "secretariat"] as const).map((consequence) => ({
      template: "overdue" as const,
      ...case1,
      taskKind: "inquiryAnswer" as const,
      dueDay,
      consequence,
      bodyName: { ja: texts.name, en: texts.name },
    })),
    { template: "overdue", ...case1, taskKind: "remediation", dueDay, consequence: "secretariat" },
    {
      template: "inquiry",
      ...case1,
      body: "meti",
      bodyName: { ja: texts.name, en: texts.name },
      dueDay,
      round: 1,
    },
    {
      template: "inquiry",
      ...case1,
      body: "meti",
      bodyName: { ja: texts.name, en: texts.name },
      dueDay,
      round: 2,
    },
    { template: "informationRequest", ...case1, question: texts.words, dueDay },
    ...taskKinds.map((taskKind) => ({ template: "taskOpened" as const, ...case1, taskKind, dueDay })),
    ...applicationKinds.map((applicationKind) => ({
      template: "certified" as const,
      ...case1,
      applicationKind,
      certificationNumber: "SP-2027-VA-0001",
      validFrom: "2027-06-01",
      validUntil: "2030-05-31",
      reasons: texts.words,
    })),
    {
      template: "certificateReplaced",
      ...case1,
      certificationNumber: "SP-2027-VA-0001",
      validUntil: "2030-05-31",
    },
    ...(["reviewRequired", "recorded", "returned", "settled", "notAnswered"] as const).map((happened) => ({
      template: "changeReport" as const,
      ...case1,
      happened,
      happensOn: "2028-06-01",
      items: ["company.name", texts.name],
      late: happened === "recorded",
      ...(happened === "recorded" ? {} : { dueDay, reasons: texts.words }),
    })),
    ...applicationKinds.map((applicationKind) => ({
      template: "refused" as const,
      ...case1,
      applicationKind,
      decidedOn: "2027-06-01",
      reasons: texts.words,
      objectionUntil: "2027-09-01",
      objectionAddressee: { ja: "不服申出窓口", en: "Objection desk" },
      objectionText: { ja: "書面で申し出ることができます。", en: "You may object in writing." },
    })),
    { template: "withdrawn", ...case1, withdrawnAt: "2027-04-02T00:00:00.000Z" },
  ];
};

const text = fc.string({ unit: "binary", maxLength: 60 });
const day = fc
  .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Any content of any template, its texts as hostile as chance makes them. */
export const anyContent: fc.Arbitrary<NoticeContent> = fc
  .record({ name: text, words: text, day, category: fc.constantFrom(...categoryCodes), reference: text })
  .chain(({ name, words, day: dueDay, category, reference }) =>
    fc.constantFrom(...contentsOf({ name, words })).map((content) => ({
      ...content,
      category,
      reference,
      ...("dueDay" in content ? { dueDay } : {}),
    })),
  );
