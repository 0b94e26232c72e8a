import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import type { Application, ApplicationIn } from "#records/application.ts";
import { type ActedBy, applicationCase } from "#records/common.ts";
import type { Task } from "#records/procedure.ts";
import { prerequisiteFindings } from "#scheme/findings/index.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { answersStand } from "./core/answers-stand.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { releaseOpenApplication } from "./core/claims.ts";
import { decisionOf } from "./core/decision.ts";
import { followingEnd } from "./core/follow-up.ts";
import { granting } from "./core/granting.ts";
import { loadApplication, policyOf } from "./core/load.ts";
import { refusalNotice } from "./core/refusal-notice.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, newTask, opening, openTask, taskCase, together } from "./core/tasks.ts";
import { validationInput } from "./core/validation.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.decideApplication;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;
type Case = { application: ApplicationIn<"awaitingDecision">; task: Task; by: ActedBy; reasons: string };

/**
 * Somebody who neither reviewed nor proposed decides (F-01): certifies, refuses, or returns the proposal. What is
 * decided is recorded with all it rests on (F-02); the certification is made, changed or extended in the same transaction.
 */
export const decideApplication =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => decideOnce(deps, command));

async function decideOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, command.applicationId);
  if (application === undefined) return refused("not-found");
  const acts = { certify: "certify", refuse: "refuse", return: "returnProposal" } as const;
  const forbidden = forbids(command.actor, acts[command.outcome], application);
  if (forbidden !== undefined) return forbidden;
  if (application.status === "certified" || application.status === "refused") return refused("task-closed");
  if (application.status !== "awaitingDecision") return refused("not-possible-now");
  const stands =
    command.outcome === "return" || !application.conflictedStaff.includes(application.proposedBy);
  if (!stands) return refused("proposer-conflicted");
  const task = await openTask(deps, applicationCase(application.id), "decision");
  if (task === undefined) return refused("task-closed");
  const by = actingAs(command.actor, ["decider"]);
  const outcome = await decided(deps, { application, task, by, reasons: command.reasons }, command.outcome);
  return outcome.done ? done(await secretariatView(deps, outcome.value, command.actor)) : outcome;
}

function decided(deps: Needs, found: Case, outcome: Command["outcome"]): Promise<Outcome<Application>> {
  if (outcome === "certify") return certify(deps, found);
  if (outcome === "refuse") return refuse(deps, found);
  return returnProposal(deps, found);
}

async function certify(deps: Needs, { application, task, by, reasons }: Case): Promise<Outcome<Application>> {
  if (application.proposal.outcome !== "certify") return refused("not-possible-now");
  const policy = policyOf(application);
  if (!(await answersStand(deps, application, policy))) return refused("not-possible-now");
  const findings = prerequisiteFindings(await validationInput(deps, application, policy));
  if (findings.length > 0) return refused("prerequisite-not-valid", { findings });

  const granted = await granting(deps, { application, policy, by, reasons });
  if (!granted.done) return granted;
  const { number, writes, effects } = granted.value;
  const decision = await decisionOf(deps, application, "certify", reasons, by);
  const closed = closing(task, "answer", by, deps.clock.now());
  return actOnApplication(deps, {
    application,
    act: "certify",
    by,
    changes: { decision, certificationNumber: number },
    data: { ...recorded(decision), certificationNumber: number },
    writes: [...writes, releaseOpenApplication(application), ...closed.writes],
    effects: [...closed.effects, ...effects],
  });
}

async function refuse(deps: Needs, { application, task, by, reasons }: Case): Promise<Outcome<Application>> {
  const decision = await decisionOf(deps, application, "refuse", reasons, by);
  const followed = await followingEnd(deps, application, "refused", by);
  if (!followed.done) return followed;
  const closed = together(closing(task, "answer", by, deps.clock.now()), followed.value);
  return actOnApplication(deps, {
    application,
    act: "refuse",
    by,
    changes: { decision },
    data: recorded(decision),
    writes: [releaseOpenApplication(application), ...closed.writes],
    effects: [...closed.effects, refusalNotice(application, decision, policyOf(application))],
  });
}

/** What the ledger keeps of a decision: its digest covers the evidence and the answers it rests on (F-02, N-04). */
function recorded(decision: Awaited<ReturnType<typeof decisionOf>>) {
  return {
    reasons: decision.reasons,
    restsOn: decision.filingDigest,
    decisionDigest: digestOf(decision),
  };
}

async function returnProposal(
  deps: Needs,
  { application, task, by, reasons }: Case,
): Promise<Outcome<Application>> {
  const proposal = newTask(deps, taskCase(application), policyOf(application), "proposal");
  const parts = together(closing(task, "answer", by, deps.clock.now()), opening(proposal));
  return actOnApplication(deps, {
    application,
    act: "returnProposal",
    by,
    changes: { returned: reasons },
    data: { reasons },
    writes: parts.writes,
    effects: parts.effects,
  });
}
