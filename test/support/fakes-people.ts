import { type SampleCompany, sampleCompanies } from "#local/samples/companies.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { PersonRole } from "#scheme/roles.ts";
import type { Actor } from "#usecases/actor.ts";

export const policy = policyVersion("2027-04-01.1");
/** The bodies of the policy; each treats silence in another way. */
export const bodies = policy.inquiry.bodies.value;

export function companyAt(index: number): SampleCompany {
  const company = sampleCompanies[index];
  if (company === undefined) throw new Error(`There is no sample company ${index}`);
  return company;
}

const staff = (subject: string, ...roles: PersonRole[]): Actor => ({
  subject,
  name: `担当 ${subject}`,
  roles,
});

/** Somebody of a company. */
export function companyPerson(
  company: SampleCompany,
  subject: string,
  roles: PersonRole[],
  accountType: NonNullable<Actor["accountType"]> = "prime",
): Actor {
  const { corporateNumber } = company;
  return {
    subject: `${subject}-${company.serial}`,
    name: `社員 ${subject}`,
    roles,
    accountType,
    corporateNumber,
  };
}

export const signatoryOf = (company: SampleCompany) =>
  companyPerson(company, "signatory", ["applicant", "signatory"]);
export const drafterOf = (company: SampleCompany) =>
  companyPerson(company, "drafter", ["applicant"], "member");

export const reviewer = staff("reviewer", "reviewer");
export const otherReviewer = staff("other-reviewer", "reviewer");
export const decider = staff("decider", "decider");
export const otherDecider = staff("other-decider", "decider");
/** Somebody who holds both roles: four eyes are kept by what they did, not by what they are. */
export const allrounder = staff("allrounder", "reviewer", "decider");
export const auditor = staff("auditor", "auditor");
export const administrator = staff("administrator", "administrator");
export const surveillanceOfficer = staff("surveillance", "surveillanceOfficer");
export const otherSurveillanceOfficer = staff("other-surveillance", "surveillanceOfficer");
/** Holds both roles of surveillance: four eyes are kept by what was done. */
export const watchingDecider = staff("watching-decider", "surveillanceOfficer", "decider");
/** The designated person for tips; knows nothing of applications. */
export const tipOfficer = staff("tip-officer", "tipOfficer");

/** Somebody who answers for a body. */
export function responderOf(body: string): Actor {
  return { subject: `responder-${body}`, name: `回答者 ${body}`, roles: ["governmentResponder"], body };
}

/** One person of every role that is not the company's own. */
export const strangers: readonly Actor[] = [
  reviewer,
  decider,
  auditor,
  administrator,
  surveillanceOfficer,
  tipOfficer,
  responderOf("meti"),
];
