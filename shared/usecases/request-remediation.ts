import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication, policyOf } from "./core/load.ts";
import { sendBack } from "./core/remediation.ts";
import { untilSettled } from "./core/retry.ts";
import { reviewedToo, staffFindings } from "./core/review.ts";
import { closing, openTask } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.requestRemediation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/** Sends an application under review back for remediation, e.g. when a prerequisite has run out meanwhile (D-06, D-09). */
export const requestRemediation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, applicationId } = command;
      const application = await loadApplication(deps, applicationId);
      if (application === undefined) return refused("not-found");
      const forbidden = forbids(actor, "requestRemediation", application);
      if (forbidden !== undefined) return forbidden;
      if (application.status !== "review") return refused("not-possible-now");
      const policy = policyOf(application);
      if (application.remediationRounds >= policy.remediation.maximumRounds.value)
        return refused("rounds-used");
      const proposal = await openTask(deps, applicationCase(applicationId), "proposal");
      if (proposal === undefined) return refused("task-closed");

      const by = actingAs(actor, ["reviewer"]);
      const sent = await sendBack(deps, {
        application,
        policy,
        by,
        findings: staffFindings(command.findings),
        note: command.note,
        reviewedBy: reviewedToo(application, by),
        closed: closing(proposal, "cancel", by, deps.clock.now()),
      });
      return sent.done ? done(await secretariatView(deps, sent.value, actor)) : sent;
    });
