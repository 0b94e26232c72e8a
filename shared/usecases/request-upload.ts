import type { Violation } from "#contracts/problems.ts";
import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication, policyOf } from "./core/load.ts";
import { pastRemediation } from "./core/remediation.ts";
import { openTasks, taskCase } from "./core/tasks.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof providerRoutes.requestUpload;

/** What was filed stays as it was filed while bodies are asked about it (C-04, E-01). */
const onlyOther: Violation = {
  path: "slot",
  wrong: {
    ja: "確認事項への回答に添える書類の種別は「その他」（other）です。提出済みの書類は差し替えられません。",
    en: "A document that goes with the answer to a question is filed as other; what was filed cannot be replaced.",
  },
};

/** Gives an applicant a place to upload a document, while they have the ball (C-01, C-02). */
export const requestUpload =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, command.applicationId);
    if (application === undefined) return refused("not-found");
    const forbidden = forbids(command.actor, "saveDraft", application);
    if (forbidden !== undefined) return forbidden;
    const turn = await turnToUpload(deps, application, command.slot);
    if (!turn.done) return turn;

    const by = actingAs(command.actor, ["applicant", "signatory"]);
    const awaited = await awaitUpload(deps, taskCase(application), {
      policy: policyOf(application),
      upload: command,
      by,
      addedBy: "applicant",
      ...turn.value,
    });
    if (!awaited.done) return awaited;
    const { document, upload } = awaited.value;
    return done({
      document: documentView(document),
      upload: { url: upload.url, fields: { ...upload.fields } },
    });
  };

/** Whether the applicant may upload now: what is filed next, or what goes with the answer to a question. */
async function turnToUpload(
  deps: Pick<Deps, "register" | "clock">,
  application: Application,
  slot: DocumentSlot,
): Promise<Outcome<{ readonly answersTask?: string }>> {
  if (pastRemediation(application, deps.clock.now())) return refused("deadline-passed");
  if (application.status === "draft" || application.status === "remediation") return done({});
  const tasks = await openTasks(deps, applicationCase(application.id));
  const question = tasks.find((task) => task.taskKind === "applicantInformation");
  if (question === undefined) return refused("not-possible-now");
  if (slot !== "other") return refused("invalid-input", { violations: [onlyOther] });
  return done({ answersTask: question.id });
}
