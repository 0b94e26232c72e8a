import type { Deps } from "#ports";
import type { CaseKind, CaseRef } from "#records/common.ts";
import type { NoticeContent, NoticeRecipient } from "#records/notice-content.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { toApplicant } from "./effects.ts";
import { aboutCase, loadApplication, policyOf } from "./load.ts";

/** What every notice about a case names. */
export type About = Pick<NoticeContent, "caseKind" | "caseId" | "reference" | "providerName" | "category">;

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

const loaders: Partial<Record<CaseKind, Load>> = { application: applicationFacts };

/** The facts of a case. Throws when there is none: tasks and notices are only ever made for a case. */
export async function caseFacts(deps: Reads, { caseKind, caseId }: CaseRef): Promise<CaseFacts> {
  const facts = await loaders[caseKind]?.(deps, caseId);
  if (facts === undefined) throw new Error(`There is no ${caseKind} ${caseId}`);
  return facts;
}
