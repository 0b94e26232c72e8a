import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps, Write } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Effect } from "#records/operation.ts";
import type { Surveillance, SurveillanceIn } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import { planDue } from "#scheme/correction-due.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { demandingCorrection, newCorrection } from "./core/corrections.ts";
import { notice } from "./core/effects.ts";
import { loadDocuments } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import {
  aboutSurveillance,
  actOnSurveillance,
  type Handover,
  policyOfSurveillance,
  surveillanceCase,
  surveillanceFor,
  toSurveilled,
} from "./core/surveillances.ts";
import { suspectedCertification } from "./core/suspected-certification.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.concludeSurveillance;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Awaiting = SurveillanceIn<"awaitingConclusion">;

const acts = {
  conforming: "concludeConforming",
  minor: "concludeMinor",
  violation: "concludeViolation",
  refusal: "concludeRefusal",
} as const;

/**
 * Somebody who did not work on the case concludes as was proposed, or returns the proposal (S-05, F-01). A violation is
 * concluded, the certification put into corrective action, and the provider asked for its plan in one transaction.
 */
export const concludeSurveillance =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, outcome, reasons } = command;
      // Every conclusion is the decider's; which it is, is read from the proposal.
      const found = await surveillanceFor(deps, actor, "concludeConforming", surveillanceId);
      if (!found.done) return found;
      const surveillance = found.value;
      if (surveillance.status !== "awaitingConclusion") return refused("not-possible-now");
      const by = actingAs(actor, ["decider"]);
      const settled =
        outcome === "return"
          ? await sendBack(deps, surveillance, by, reasons)
          : await conclude(deps, surveillance, by, reasons);
      return settled.done ? done(await surveillanceView(deps, settled.value, actor)) : settled;
    });

function sendBack(
  deps: Needs,
  surveillance: Awaiting,
  by: ActedBy,
  reasons: string,
): Promise<Outcome<Surveillance>> {
  return actOnSurveillance(deps, {
    surveillance,
    act: "returnConclusion",
    by,
    changes: { returned: reasons },
    data: { reasons },
    answers: "surveillanceConclusion",
    opens: { kind: "surveillanceExamination" },
  });
}

async function conclude(
  deps: Needs,
  surveillance: Awaiting,
  by: ActedBy,
  reasons: string,
): Promise<Outcome<Surveillance>> {
  const { proposal, proposedBy, conflictedStaff } = surveillance;
  if (conflictedStaff.includes(proposedBy)) return refused("proposer-conflicted");
  const { outcome, demand } = proposal;
  const follows = await following(deps, surveillance, by);
  if (!follows.done) return follows;
  const evidence = await evidenceOf(deps, surveillance);
  const told = demand === undefined ? {} : { demand };
  return actOnSurveillance(deps, {
    surveillance,
    act: acts[outcome],
    by,
    changes: { conclusion: { outcome, reasons, ...told, evidence, by, at: deps.clock.now() } },
    data: { outcome, reasons, ...told, evidence },
    answers: "surveillanceConclusion",
    ...follows.value,
  });
}

type Following = {
  readonly opens?: NonNullable<Handover["opens"]>;
  readonly writes?: readonly Write[];
  readonly effects: readonly Effect[];
};

/** What belongs to a conclusion: the corrective action that a violation calls for; for the others, the result. */
async function following(deps: Needs, surveillance: Awaiting, by: ActedBy): Promise<Outcome<Following>> {
  const { outcome, demand } = surveillance.proposal;
  if (outcome === "violation") return correcting(deps, surveillance, by, demand ?? "");
  const result = notice(toSurveilled(surveillance), {
    template: "surveillanceResult",
    ...aboutSurveillance(surveillance),
    outcome,
    ...(demand === undefined ? {} : { message: demand }),
  });
  return done({ effects: [result] });
}

async function correcting(
  deps: Needs,
  surveillance: Awaiting,
  by: ActedBy,
  demand: string,
): Promise<Outcome<Following>> {
  const found = await suspectedCertification(deps, surveillance.certificationNumber);
  if (!found.done) return refused("not-possible-now");
  const certified = demandingCorrection(deps, found.value, surveillance.id, by);
  if (!certified.done) return certified;
  const { action, writes } = newCorrection(deps, surveillance, demand, by);
  const today = jstDay(deps.clock.now());
  const planDueDay = planDue(policyOfSurveillance(surveillance), today, action.dueDay);
  const demanded = notice(toSurveilled(surveillance), {
    template: "correctionDemand",
    ...aboutSurveillance(surveillance),
    certificationNumber: surveillance.certificationNumber,
    demand,
    planDueDay,
    dueDay: action.dueDay,
  });
  return done({
    opens: { kind: "correctionPlan", dueDay: planDueDay },
    writes: [...certified.value.writes, ...writes],
    effects: [demanded],
  });
}

/** The digests of the documents that the provider filed in the case (C-04). */
async function evidenceOf(deps: Needs, surveillance: Awaiting): Promise<string[]> {
  const filed = surveillance.responses.flatMap(({ documents }) => documents);
  const documents = await loadDocuments(deps, surveillanceCase(surveillance));
  return documents.filter(({ id }) => filed.includes(id)).map(({ sha256 }) => sha256);
}
