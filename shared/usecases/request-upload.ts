import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication, policyOf } from "./core/load.ts";
import { pastRemediation } from "./core/remediation.ts";
import { openTasks } from "./core/tasks.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof providerRoutes.requestUpload;

/** Gives an applicant a place to upload a document, while they have the ball (C-01, C-02). */
export const requestUpload =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, command.applicationId);
    if (application === undefined) return refused("not-found");
    const forbidden = forbids(command.actor, "saveDraft", application);
    if (forbidden !== undefined) return forbidden;
    if (pastRemediation(application, deps.clock.now())) return refused("task-closed");
    const asked = (await openTasks(deps, application.id)).some(
      (task) => task.taskKind === "applicantInformation",
    );
    const theirs = application.status === "draft" || application.status === "remediation" || asked;
    if (!theirs) return refused("not-possible-now");

    const by = actingAs(command.actor, ["applicant", "signatory"]);
    const awaited = await awaitUpload(deps, application, {
      policy: policyOf(application),
      upload: command,
      by,
      addedBy: "applicant",
    });
    if (!awaited.done) return awaited;
    const { document, upload } = awaited.value;
    return done({
      document: documentView(document),
      upload: { url: upload.url, fields: { ...upload.fields } },
    });
  };
