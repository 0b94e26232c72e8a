import type { Deps } from "#ports";
import type { ApplicationIn } from "#records/application.ts";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { loadFiling, shownDigest } from "./filing.ts";
import { loadInquiries } from "./load.ts";

/**
 * Whether every body of the policy has answered, and on what is filed now: nobody is certified on an answer that was
 * given on something else (E-04).
 */
export async function answersStand(
  deps: Pick<Deps, "register">,
  application: ApplicationIn<"awaitingDecision">,
  policy: Policy,
): Promise<boolean> {
  const inquiries = await loadInquiries(deps, application.id);
  const filing = await loadFiling(deps, application.id, application.filing.round);
  return policy.inquiry.bodies.value.every((body) => {
    const inquiry = inquiries.find((each) => each.body === body.code);
    const shown = shownDigest(body, filing);
    return inquiry !== undefined && isAnswered(inquiry.status) && inquiry.shownDigest === shown;
  });
}
