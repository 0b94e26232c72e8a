import type { NoticeContent } from "#records/notice-content.ts";
import { delegateLosses } from "#scheme/delegation-transitions.ts";
import { incidentKinds } from "#scheme/incident-transitions.ts";
import { prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";

/** Notices of what follows a certification: upkeep, delegation, incidents, surveillance, revocation. */

const revocationOutcomes = [
  "revoked",
  "revokedUrgently",
  "confirmed",
  "cancelled",
  "notRevoked",
  "discontinued",
  "dismissed",
  "setAside",
  "final",
] as const;

export type Texts = {
  /** A name: one line. */
  readonly name: string;
  /** Somebody's words: several lines. */
  readonly words: string;
};

export const about = ({ name }: Texts) => ({
  caseKind: "application" as const,
  caseId: "01J0000000000000000000000A",
  reference: "R-2027-000001",
  providerName: name,
  category: "vulnerabilityAssessment" as const,
});

/** What is told of a certification and its prerequisites after the decision. */
export const upkeepContents = (texts: Texts): readonly NoticeContent[] => {
  const case1 = about(texts);
  const dueDay = "2027-04-15";
  const of = { ...case1, caseKind: "certification" as const, caseId: "CSP-2027-VA-0001" };
  const validUntil = "2030-03-31";
  const lost = { template: "prerequisiteLost" as const, ...of, validUntil };
  return [
    ...[180, 0].map((daysLeft) => ({
      template: "expiryReminder" as const,
      ...of,
      validUntil,
      daysLeft,
      extensionOpensOn: "2029-10-02",
      extensionOpen: daysLeft === 0,
    })),
    { template: "expired", ...of, validUntil },
    ...prerequisiteKinds.flatMap((prerequisite) => [
      { template: "prerequisiteReminder" as const, ...of, prerequisite, validUntil, daysLeft: 30 },
      { template: "prerequisiteOver" as const, ...of, prerequisite, validUntil, reportBy: "2030-04-29" },
      { ...lost, prerequisite, revocationNumber: "RV-2030-000001" },
    ]),
    { ...lost, prerequisite: "isms" },
    { template: "renewalAccepted", ...of, prerequisite: "scs", validUntil },
    { template: "renewalReturned", ...of, prerequisite: "scs", reasons: texts.words, reportBy: validUntil },
    { template: "renewalReturned", ...of, prerequisite: "scs", reasons: texts.words },
    {
      template: "suspended",
      ...of,
      from: "2029-01-10",
      reviewBy: "2029-07-09",
      reasons: texts.words,
      objectionUntil: "2029-04-10",
      objectionAddressee: { ja: texts.name, en: texts.name },
      objectionText: { ja: texts.words, en: texts.words },
    },
    { template: "suspensionLifted", ...of, on: "2029-02-01", reasons: texts.words },
    { template: "givenBack", ...of, on: "2029-02-01", reason: texts.words },
    ...delegateLosses.flatMap((loss) =>
      (["provider", "secretariat"] as const).map((reader) => ({
        template: "delegateLost" as const,
        ...case1,
        caseKind: "certification" as const,
        reader,
        delegateName: texts.name,
        delegateCertification: "SP-2027-VA-0002",
        loss,
        lostOn: "2027-06-01",
        workUntil: "2027-09-01",
      })),
    ),
    {
      template: "delegateChecks",
      ...case1,
      bodyName: { ja: texts.name, en: texts.name },
      delegateNames: [texts.name, texts.name],
    },
    ...incidentKinds.flatMap((incidentKind) =>
      [0, 5].map((hoursLate) => ({
        template: "incidentReported" as const,
        ...case1,
        reader: hoursLate === 0 ? ("provider" as const) : ("secretariat" as const),
        incidentKind,
        detectedAt: "2027-06-01T00:00:00.000Z",
        reportedAt: "2027-06-01T09:00:00.000Z",
        hoursLate,
        finalDueDay: "2027-07-01",
      })),
    ),
    { template: "incidentChecked", ...case1, outcome: "confirm", reasons: texts.words },
    { template: "incidentChecked", ...case1, outcome: "return", reasons: texts.words, dueDay },
    ...[true, false].map((afterwards) => ({
      template: "revocationNotice" as const,
      ...case1,
      certificationNumber: "SP-2027-VA-0001",
      plannedDecision: texts.words,
      ground: "falseApplication" as const,
      facts: texts.words,
      basis: { ja: texts.name, en: texts.name },
      howToAnswer: { ja: texts.words, en: texts.words },
      dueDay,
      afterwards,
    })),
    {
      template: "revoked",
      ...case1,
      certificationNumber: "SP-2027-VA-0001",
      revokedOn: "2027-06-01",
      ground: "correctionNotDone",
      reasons: texts.words,
      barredUntil: "2028-06-01",
      objection: {
        objectionUntil: "2027-09-01",
        objectionAddressee: { ja: "不服申出窓口", en: "Objection desk" },
        objectionText: { ja: texts.words, en: texts.words },
      },
    },
    {
      template: "revoked",
      ...case1,
      certificationNumber: "SP-2027-VA-0001",
      revokedOn: "2027-06-01",
      ground: "other",
      reasons: texts.words,
      justification: texts.words,
    },
    ...revocationOutcomes.flatMap((outcome) =>
      (["provider", "secretariat"] as const).map((reader) => ({
        template: "revocationOutcome" as const,
        ...case1,
        certificationNumber: "SP-2027-VA-0001",
        reader,
        outcome,
        decidedOn: "2027-06-01",
        reasons: texts.words,
      })),
    ),
    ...[true, false].map((further) => ({
      template: "surveillanceNotice" as const,
      ...case1,
      certificationNumber: "CSP-2027-VA-000001",
      ground: { ja: texts.words, en: texts.words },
      items: texts.words,
      dueDay,
      further,
    })),
    ...(["conforming", "minor", "refusal", "discontinued"] as const).map((outcome) => ({
      template: "surveillanceResult" as const,
      ...case1,
      outcome,
      ...(outcome === "minor" ? { message: texts.words } : {}),
    })),
    {
      template: "correctionDemand",
      ...case1,
      certificationNumber: "CSP-2027-VA-000001",
      demand: texts.words,
      planDueDay: dueDay,
      dueDay,
    },
    ...(["planApproved", "planReturned", "reportReturned", "extended", "confirmed", "notDone"] as const).map(
      (news) => ({
        template: "correctionNews" as const,
        ...case1,
        news,
        dueDay,
        ...(news === "planReturned" ? { note: texts.words } : {}),
      }),
    ),
    { template: "tipMessage", caseKind: "tip", caseId: case1.caseId, reference: case1.reference },
  ];
};
