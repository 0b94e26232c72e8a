import type { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Revocation } from "#records/revocation.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { ownRevocationFor } from "./core/revocation-access.ts";
import { policyOfRevocation, revocationCase, todayOf } from "./core/revocations.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, type Refusal, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof providerRevocationRoutes.requestRevocationUpload;
type Needs = Pick<Deps, "register" | "documents" | "clock" | "ids">;

/** Gives the company a place to upload evidence for its explanation or its objection (C-01, X-02, X-05). */
export const requestRevocationUpload =
  (deps: Needs) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const { actor, revocationId, ...upload } = command;
    const found = await ownRevocationFor(deps, actor, revocationId, "readRevocation");
    if (!found.done) return found;
    const revocation = found.value;
    const tooLate = notNow(revocation, todayOf(deps));
    if (tooLate !== undefined) return tooLate;
    const awaited = await awaitUpload(deps, revocationCase(revocation), {
      policy: policyOfRevocation(revocation),
      upload: { ...upload, slot: "other" },
      by: actingAs(actor, ["applicant", "signatory"]),
      addedBy: "applicant",
    });
    if (!awaited.done) return awaited;
    const { document, upload: ticket } = awaited.value;
    return done({ document: documentView(document), upload: ticket });
  };

/** Evidence is taken while the provider is heard, and while it may object. */
function notNow(revocation: Revocation, today: string): Refusal | undefined {
  switch (revocation.status) {
    case "noticed":
    case "heard":
    case "urgentNoticed":
    case "urgentHeard":
      return undefined;
    case "revoked":
      return today <= revocation.objectionUntil ? undefined : refused("objection-period-over");
    default:
      return refused("not-possible-now");
  }
}
