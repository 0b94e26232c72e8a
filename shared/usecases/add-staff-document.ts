import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationTransitions } from "#scheme/application-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication, policyOf } from "./core/load.ts";
import { recordOnApplication } from "./core/record-on-application.ts";
import { untilSettled } from "./core/retry.ts";
import { reviewedToo } from "./core/review.ts";
import { taskCase } from "./core/tasks.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof secretariatRoutes.addStaffDocument;

/**
 * Gives the secretariat a place to upload a document of its own, beside the applicant's, which stay untouched (C-04).
 * Whoever adds to the evidence has reviewed the case, and may not decide it (F-01).
 */
export const addStaffDocument =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const application = await loadApplication(deps, command.applicationId);
      if (application === undefined || application.status === "draft") return refused("not-found");
      const forbidden = forbids(command.actor, "addStaffDocument", application);
      if (forbidden !== undefined) return forbidden;
      if (actsFrom(applicationTransitions, application.status).length === 0)
        return refused("not-possible-now");
      const by = actingAs(command.actor, ["reviewer"]);
      const awaited = await awaitUpload(deps, taskCase(application), {
        policy: policyOf(application),
        upload: command,
        by,
        addedBy: "secretariat",
        keep: (write) =>
          recordOnApplication(deps, {
            application,
            act: "addStaffDocument",
            by,
            changes: { reviewedBy: reviewedToo(application, by) },
            data: { slot: command.slot, sha256: command.sha256 },
            writes: [write],
          }),
      });
      if (!awaited.done) return awaited;
      const { document, upload } = awaited.value;
      return done({
        document: documentView(document),
        upload: { url: upload.url, fields: { ...upload.fields } },
      });
    });
