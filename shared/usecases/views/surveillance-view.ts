import type * as z from "zod";
import type {
  surveillanceView as shape,
  surveillanceSummary as summaryShape,
} from "#contracts/surveillance-shapes.ts";
import type { Deps } from "#ports";
import type { LedgerEvent } from "#records/operation.ts";
import type { Surveillance, SurveillanceIn } from "#records/surveillance.ts";
import { correctiveActionTransitions, isOpenCorrection } from "#scheme/corrective-action-transitions.ts";
import { surveillanceStatusNames, surveillanceTransitions } from "#scheme/surveillance-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "../actor.ts";
import { forbids } from "../core/authorise.ts";
import { loadCorrection } from "../core/corrections.ts";
import { loadDocuments } from "../core/load.ts";
import { surveillanceCase } from "../core/surveillances.ts";
import { allTasks } from "../core/tasks.ts";
import { correctionView } from "./correction-view.ts";
import { documentView } from "./document-view.ts";
import { taskView } from "./task-view.ts";
import { timelineOf } from "./timeline.ts";

type View = z.infer<typeof shape>;

function common(surveillance: Surveillance) {
  const { id, number, certificationNumber, providerName, category, status, openedAt } = surveillance;
  return {
    surveillanceId: id,
    number,
    certificationNumber,
    providerName,
    category,
    status,
    statusName: surveillanceStatusNames[status],
    openedAt,
  };
}

export function surveillanceSummary(surveillance: Surveillance): z.infer<typeof summaryShape> {
  const { origin, updatedAt } = surveillance;
  return { ...common(surveillance), origin: origin.kind, updatedAt };
}

/** A case as the secretariat sees it, with its whole history (S-06). Which tip it came from, only readers of tips see. */
export async function surveillanceView(
  deps: Pick<Deps, "register" | "clock">,
  surveillance: Surveillance,
  reader: Actor,
): Promise<View> {
  const now = deps.clock.now();
  const action = await loadCorrection(deps, surveillance);
  const readsOrigin =
    surveillance.origin.kind !== "tip" || forbids(reader, "readTip", surveillance) === undefined;
  const { kind, reference } = surveillance.origin;
  const tasks = await allTasks(deps, surveillanceCase(surveillance));
  const documents = await loadDocuments(deps, surveillanceCase(surveillance));
  const finding = action?.finding === undefined ? {} : { finding: action.finding.reasons };
  return {
    ...common(surveillance),
    version: surveillance.version,
    corporateNumber: surveillance.corporateNumber,
    policyVersion: surveillance.policyVersion,
    origin: { kind, ...(readsOrigin && reference !== undefined ? { reference } : {}) },
    suspicion: surveillance.suspicion,
    openedBy: surveillance.openedBy.name,
    ...stateOf(surveillance),
    ...(action === undefined ? {} : { correction: { ...correctionView(action), ...finding } }),
    tasks: tasks.map((task) => taskView(task, now)),
    documents: documents.map(documentView),
    handledBy: surveillance.handledBy,
    conflictedStaff: surveillance.conflictedStaff,
    possibleActs: [
      ...actsFrom(surveillanceTransitions, surveillance.status),
      ...(action !== undefined && isOpenCorrection(action.status)
        ? actsFrom(correctiveActionTransitions, action.status)
        : []),
    ],
    ...(await timelineOf(deps, surveillance, action, readsOrigin ? (event) => event : withoutOrigin)),
  };
}

/** An event without what it came from. */
function withoutOrigin(event: LedgerEvent): LedgerEvent {
  const { origin: _, ...data } = event.data;
  return { ...event, data };
}

type Stated = Pick<
  View,
  "deliberation" | "requests" | "responses" | "hearings" | "returned" | "proposal" | "conclusion"
>;

function stateOf(surveillance: Surveillance): Stated {
  const deliberation = "deliberation" in surveillance ? surveillance.deliberation : undefined;
  const conclusion = "conclusion" in surveillance ? surveillance.conclusion : undefined;
  const proposal = "proposal" in surveillance ? surveillance.proposal : undefined;
  const returned = "returned" in surveillance ? surveillance.returned : undefined;
  return {
    ...askedOf(surveillance),
    ...(deliberation === undefined ? {} : { deliberation: deliberationView(deliberation) }),
    ...(returned === undefined ? {} : { returned }),
    ...(proposal === undefined ? {} : { proposal: proposalView(proposal) }),
    ...(conclusion === undefined
      ? {}
      : { conclusion: { ...proposalView(conclusion), evidence: conclusion.evidence } }),
  };
}

function askedOf(surveillance: Surveillance): Pick<View, "requests" | "responses" | "hearings"> {
  if (!("requests" in surveillance)) return { requests: [], responses: [], hearings: [] };
  const { requests, responses, hearings } = surveillance;
  return {
    requests: requests.map(({ items, dueDay, at }) => ({ items, dueDay, at })),
    responses: responses.map(({ by, ...rest }) => ({ ...rest, byName: by.name })),
    hearings: hearings.map(({ by, ...rest }) => ({ ...rest, byName: by.name })),
  };
}

function deliberationView({
  reasons,
  items,
  by,
  at,
}: SurveillanceIn<"decided">["deliberation"]): NonNullable<View["deliberation"]> {
  return { reasons, byName: by.name, at, ...(items === undefined ? {} : { items }) };
}

function proposalView({
  outcome,
  reasons,
  demand,
  by,
  at,
}: SurveillanceIn<"awaitingConclusion">["proposal"]): NonNullable<View["proposal"]> {
  return { outcome, reasons, byName: by.name, at, ...(demand === undefined ? {} : { message: demand }) };
}
