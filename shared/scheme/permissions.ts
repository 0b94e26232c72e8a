import { type ApplicationAct, applicationTransitions } from "./application-transitions.ts";
import { type CertificationAct, certificationTransitions } from "./certification-transitions.ts";
import { type ChangeReportAct, changeReportTransitions } from "./change-report-transitions.ts";
import { type CorrectiveActionAct, correctiveActionTransitions } from "./corrective-action-transitions.ts";
import { type DelegationAct, delegationTransitions } from "./delegation-transitions.ts";
import { type DrawAct, drawTransitions } from "./draw-transitions.ts";
import { type IncidentAct, incidentTransitions } from "./incident-transitions.ts";
import { type InquiryAct, inquiryTransitions } from "./inquiry-transitions.ts";
import { type PrerequisiteAct, prerequisiteTransitions } from "./prerequisite-transitions.ts";
import { type RevocationAct, revocationTransitions } from "./revocation-transitions.ts";
import type { Role } from "./roles.ts";
import { type SecondmentAct, secondmentTransitions } from "./secondment-transitions.ts";
import { type SurveillanceAct, surveillanceTransitions } from "./surveillance-transitions.ts";
import { type TipAct, tipTransitions } from "./tip-transitions.ts";

/** What may be done with a case beside moving it along its transitions. */
export const otherActs = [
  "readCase",
  "readAnswers",
  "readAnswerAccesses",
  "openDocument",
  "addStaffDocument",
  "declareConflict",
  "releaseAnswer",
  "createApplication",
  "openSurveillance",
  "readSurveillance",
  "openRevocation",
  "readRevocation",
  "readTip",
  "readTipIdentity",
  "readTipIdentityAccesses",
  "declareTipConflict",
  "referToSurveillance",
  "readUpkeep",
  "reviewPrerequisite",
  "fileChangeReport",
  "reportIncident",
  "readIncident",
  "declareDelegation",
  "readDelegations",
  "readDelegateChecks",
  "importRegister",
  "declareUpkeepConflict",
  "manageDraw",
] as const;
type OtherAct = (typeof otherActs)[number];

export type PermittedAct =
  | ApplicationAct
  | InquiryAct
  | CertificationAct
  | SurveillanceAct
  | CorrectiveActionAct
  | RevocationAct
  | TipAct
  | IncidentAct
  | DelegationAct
  | SecondmentAct
  | PrerequisiteAct
  | ChangeReportAct
  | DrawAct
  | OtherAct;

/** How a person stands to a case: of the company that applies, of the body that is asked, with a declared conflict. */
export type Relation = {
  readonly ownCompany: boolean;
  readonly ownBody: boolean;
  readonly conflicted: boolean;
};

/**
 * Answers of government bodies are a compartment of their own: no applicant, surveillance officer or administrator
 * (E-05). So are tips, and within them who gave one: that is for the tip officer alone (S-01, 公益通報者保護法 12条).
 */
const others: Readonly<Record<OtherAct, readonly Role[]>> = {
  readCase: [
    "applicant",
    "signatory",
    "reviewer",
    "decider",
    "surveillanceOfficer",
    "governmentResponder",
    "auditor",
    "administrator",
  ],
  readAnswers: ["reviewer", "decider", "governmentResponder", "auditor"],
  readAnswerAccesses: ["auditor"],
  openDocument: [
    "applicant",
    "signatory",
    "reviewer",
    "decider",
    "surveillanceOfficer",
    "governmentResponder",
    "auditor",
  ],
  addStaffDocument: ["reviewer"],
  declareConflict: ["reviewer", "decider"],
  releaseAnswer: ["decider"],
  createApplication: ["applicant", "signatory"],
  openSurveillance: ["surveillanceOfficer", "system"],
  readSurveillance: ["applicant", "signatory", "decider", "surveillanceOfficer", "auditor"],
  openRevocation: ["surveillanceOfficer", "system"],
  readRevocation: ["applicant", "signatory", "reviewer", "decider", "surveillanceOfficer", "auditor"],
  readTip: ["surveillanceOfficer", "tipOfficer", "auditor"],
  readTipIdentity: ["tipOfficer"],
  readTipIdentityAccesses: ["tipOfficer", "auditor"],
  declareTipConflict: ["surveillanceOfficer", "tipOfficer"],
  referToSurveillance: ["governmentResponder"],
  readUpkeep: [
    "applicant",
    "signatory",
    "reviewer",
    "decider",
    "surveillanceOfficer",
    "auditor",
    "administrator",
  ],
  reviewPrerequisite: ["reviewer"],
  fileChangeReport: ["applicant", "signatory"],
  reportIncident: ["applicant", "signatory"],
  readIncident: ["applicant", "signatory", "decider", "surveillanceOfficer", "auditor"],
  declareDelegation: ["applicant", "signatory"],
  readDelegations: ["applicant", "signatory", "reviewer", "decider", "surveillanceOfficer", "auditor"],
  readDelegateChecks: ["governmentResponder"],
  importRegister: ["reviewer", "administrator"],
  declareUpkeepConflict: ["reviewer", "decider", "surveillanceOfficer"],
  manageDraw: ["surveillanceOfficer", "administrator"],
};

const transitions: readonly { readonly act: PermittedAct; readonly by: readonly Role[] }[] = [
  ...applicationTransitions,
  ...inquiryTransitions,
  ...certificationTransitions,
  ...surveillanceTransitions,
  ...correctiveActionTransitions,
  ...revocationTransitions,
  ...tipTransitions,
  ...incidentTransitions,
  ...delegationTransitions,
  ...secondmentTransitions,
  ...prerequisiteTransitions,
  ...changeReportTransitions,
  ...drawTransitions,
];

/** role × act: who may do what, before the relation to the case. Transition acts come from their tables. */
const permitted: ReadonlyMap<PermittedAct, ReadonlySet<Role>> = new Map<PermittedAct, ReadonlySet<Role>>([
  ...transitions.map(
    ({ act }) =>
      [act, new Set(transitions.filter((row) => row.act === act).flatMap((row) => row.by))] as const,
  ),
  ...otherActs.map((act) => [act, new Set(others[act])] as const),
]);

/** role × relation: a company's people act for their company alone, a body's for their body alone. */
function standsRight(role: Role, relation: Relation): boolean {
  if (role === "applicant" || role === "signatory") return relation.ownCompany;
  if (role === "governmentResponder") return relation.ownBody;
  return true;
}

/**
 * Whether somebody with these roles may do something with a case they stand in this relation to (N-03). A person with
 * a declared conflict may neither do nor read anything of the case; that it exists is all they see (F-01).
 * Four eyes are a matter of the case's record and are not judged here but by the transition's write condition.
 */
export function mayAct(asked: {
  readonly roles: readonly Role[];
  readonly act: PermittedAct;
  readonly relation: Relation;
}): boolean {
  if (asked.relation.conflicted) return false;
  const allowed = permitted.get(asked.act);
  return asked.roles.some((role) => allowed?.has(role) === true && standsRight(role, asked.relation));
}
