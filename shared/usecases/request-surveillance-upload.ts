import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import type { Surveillance } from "#records/surveillance.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { loadCorrection } from "./core/corrections.ts";
import { ownSurveillance, policyOfSurveillance, surveillanceCase } from "./core/surveillances.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof surveillanceProviderRoutes.requestSurveillanceUpload;

/** Gives the provider a place to upload evidence or proof, while it has the ball (C-01, S-04, S-05). */
export const requestSurveillanceUpload =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await ownSurveillance(deps, command.actor, "fileEvidence", command.surveillanceId);
    if (!found.done) return found;
    const surveillance = found.value;
    if (!(await hasBall(deps, surveillance))) return refused("not-possible-now");
    const { corporateNumber } = surveillance;
    const awaited = await awaitUpload(
      deps,
      { ...surveillanceCase(surveillance), corporateNumber },
      {
        policy: policyOfSurveillance(surveillance),
        upload: command,
        by: actingAs(command.actor, ["applicant", "signatory"]),
        addedBy: "applicant",
      },
    );
    if (!awaited.done) return awaited;
    const { document, upload } = awaited.value;
    return done({
      document: documentView(document),
      upload: { url: upload.url, fields: { ...upload.fields } },
    });
  };

/** Whether something is asked of the provider now. */
async function hasBall(deps: Pick<Deps, "register">, surveillance: Surveillance): Promise<boolean> {
  if (surveillance.status === "evidence") return true;
  if (surveillance.status !== "violation") return false;
  const action = await loadCorrection(deps, surveillance);
  return action?.status === "demanded" || action?.status === "planApproved";
}
