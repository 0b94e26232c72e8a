import type * as z from "zod";
import type { Deps } from "#ports";
import type { ApplicationIn, decision } from "#records/application.ts";
import { type ActedBy, applicationCase } from "#records/common.ts";
import { jstDay } from "#scheme/calendar.ts";
import { asFiled } from "./filed-documents.ts";
import { loadFiling } from "./filing.ts";
import { loadDocuments, loadInquiries } from "./load.ts";

type Decision = z.infer<typeof decision>;

/**
 * A decision with all it rests on (F-02): reasons, policy version, digest of what was filed, the digests of the bodies'
 * answers, and the exact documents: those filed, those the secretariat added, and those sent for a body's question.
 */
export async function decisionOf(
  deps: Pick<Deps, "register" | "clock">,
  application: ApplicationIn<"awaitingDecision">,
  outcome: Decision["outcome"],
  reasons: string,
  by: ActedBy,
): Promise<Decision> {
  const at = deps.clock.now();
  const filing = await loadFiling(deps, application.id, application.filing.round);
  const inquiries = await loadInquiries(deps, application.id);
  const further = (await loadDocuments(deps, applicationCase(application.id))).filter(
    (each) => each.addedBy === "secretariat" || each.answersTask !== undefined,
  );
  return {
    outcome,
    reasons,
    by,
    at,
    day: jstDay(at),
    policyVersion: application.policyVersion,
    filingDigest: application.filing.digest,
    evidence: [...filing.documents, ...asFiled(further)],
    answers: inquiries.map(({ body, status, answerDigest }) => ({
      body,
      status,
      ...(answerDigest === undefined ? {} : { digest: answerDigest }),
    })),
  };
}
