import type { Deps } from "#ports";
import type { CaseKind, CaseRef } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { NoticeContent, NoticeRecipient } from "#records/notice-content.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Surveillance } from "#records/surveillance.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { aboutCertification, certificationPolicy, loadCertification, toProvider } from "./certifications.ts";
import { drawCase, loadDraw } from "./draws.ts";
import { toApplicant, toSecretariat } from "./effects.ts";
import { aboutIncident, incidentPolicy, loadIncident } from "./incidents.ts";
import { aboutCase, loadApplication, policyOf } from "./load.ts";

/** What every notice about a case names. */
export type About = Pick<
  NoticeContent,
  "caseKind" | "caseId" | "reference" | "providerName" | "category" | "applicationKind"
>;

/** What is known of any kind of case: its policy, what a notice about it names, and the company it concerns. */
export type CaseFacts = {
  readonly policy: Policy;
  readonly about: About;
  readonly company: NoticeRecipient;
};

type Reads = Pick<Deps, "register">;
type Load = (deps: Reads, caseId: string) => Promise<CaseFacts | undefined>;

async function applicationFacts(deps: Reads, id: string): Promise<CaseFacts | undefined> {
  const application = await loadApplication(deps, id);
  if (application === undefined) return undefined;
  return { policy: policyOf(application), about: aboutCase(application), company: toApplicant(id) };
}

async function certificationFacts(deps: Reads, number: string): Promise<CaseFacts | undefined> {
  const certification = await loadCertification(deps, number);
  if (certification === undefined) return undefined;
  return {
    policy: certificationPolicy(certification),
    about: aboutCertification(certification),
    company: toProvider(certification),
  };
}

/** What a case about a certification says of it. */
function factsOf(record: Surveillance | Revocation): CaseFacts {
  const { kind: caseKind, id: caseId, number: reference, providerName, category } = record;
  return {
    policy: policyVersion(record.policyVersion),
    about: { caseKind, caseId, reference, providerName, category },
    company: { to: "provider", certificationNumber: record.certificationNumber },
  };
}

async function surveillanceFacts(deps: Reads, id: string): Promise<CaseFacts | undefined> {
  const surveillance = await deps.register.get("surveillance", keys.surveillance(id));
  return surveillance === undefined ? undefined : factsOf(surveillance);
}

async function revocationFacts(deps: Reads, id: string): Promise<CaseFacts | undefined> {
  const revocation = await deps.register.get("revocation", keys.revocation(id));
  return revocation === undefined ? undefined : factsOf(revocation);
}

async function drawFacts(deps: Reads, id: string): Promise<CaseFacts | undefined> {
  const draw = await loadDraw(deps, id);
  if (draw === undefined) return undefined;
  const policy = policyVersion(draw.policyVersion);
  return { policy, about: { ...drawCase(draw), reference: id }, company: toSecretariat };
}

async function incidentFacts(deps: Reads, id: string): Promise<CaseFacts | undefined> {
  const incident = await loadIncident(deps, id);
  if (incident === undefined) return undefined;
  return {
    policy: incidentPolicy(incident),
    about: aboutIncident(incident),
    company: { to: "provider", certificationNumber: incident.certificationNumber },
  };
}

/** A notice on a tip says neither who gave it nor whom it is about. */
async function tipFacts(deps: Reads, id: string): Promise<CaseFacts | undefined> {
  const tip = await deps.register.get("tip", keys.tip(id));
  if (tip === undefined) return undefined;
  const about: About = { caseKind: "tip", caseId: id, reference: tip.number };
  return { policy: policyVersion(tip.policyVersion), about, company: toSecretariat };
}

const loaders: Partial<Record<CaseKind, Load>> = {
  draw: drawFacts,
  application: applicationFacts,
  certification: certificationFacts,
  surveillance: surveillanceFacts,
  revocation: revocationFacts,
  incident: incidentFacts,
  tip: tipFacts,
};

/** The facts of a case. Throws when there is none: tasks and notices are only ever made for a case. */
export async function caseFacts(deps: Reads, { caseKind, caseId }: CaseRef): Promise<CaseFacts> {
  const facts = await loaders[caseKind]?.(deps, caseId);
  if (facts === undefined) throw new Error(`There is no ${caseKind} ${caseId}`);
  return facts;
}
