import type { Deps } from "#ports";
import { compactJws } from "#proof/compact-jws.ts";
import { sha256Hex } from "#proof/digest.ts";
import { commitDraw, commitmentDigest } from "#proof/draw-commitment.ts";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { ActedBy } from "#records/common.ts";
import { type Draw, drawRecord } from "#records/draw.ts";
import { partitions } from "#records/layout.ts";
import { endOfDay, jstDay } from "#scheme/calendar.ts";
import { firstRoundFrom, roundTime } from "#scheme/draw/beacon-round.ts";
import type { DrawCommitment, DrawSource } from "#scheme/draw/commitment.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { drawCandidates } from "./draw-candidates.ts";
import { drawCase, loadCommitment } from "./draws.ts";
import { newTask, opening } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "documents" | "signer" | "clock" | "ids">;

export type DrawWanted = {
  readonly scheduled: boolean;
  readonly source:
    | { readonly kind: "beacon" }
    | { readonly kind: "publicNumbers"; readonly publishedOn: string };
  readonly reasons?: string;
  /** Only those certified by this JST day can be drawn; today unless told. */
  readonly certifiedBy?: string;
  readonly by: ActedBy;
};

const hour = 3_600_000;

/**
 * Commits to a draw (S-03): freezes the certifications that stand today, says how many are drawn from which stratum,
 * and which randomness of the future decides. It is published at once; nothing is drawn yet.
 * @returns the draw, or why there is none: nobody to draw from, or another commitment came first
 */
export async function commitToDraw(deps: Needs, wanted: DrawWanted): Promise<Outcome<Draw>> {
  const committedAt = deps.clock.now();
  const today = jstDay(committedAt);
  const policy = policyOn(today);
  const last = await latestDraw(deps);
  const candidates = await drawCandidates(deps, today, wanted.certifiedBy);
  if (candidates.length === 0) return refused("nobody-to-draw");
  const sequence = (last?.sequence ?? 0) + 1;
  const id = `DR-${today.slice(0, 4)}-${String(sequence).padStart(2, "0")}`;
  const commitment = commitDraw({
    drawId: id,
    previous: last === undefined ? undefined : await loadCommitment(deps, last),
    committedAt,
    policyVersion: policy.version,
    rules: rulesOf(policy),
    candidates,
    source: sourceOf(policy, wanted, committedAt),
  });
  return keep(deps, wanted, commitment, policy);
}

/** The draw that was committed to last, of any year. */
async function latestDraw(deps: Pick<Deps, "register">): Promise<Draw | undefined> {
  const page = await deps.register.listBy("draw", "group", partitions.draws, { limit: 1, descending: true });
  return page.records[0];
}

function rulesOf({ draw }: Policy) {
  return {
    ratePercentPerYear: draw.ratePercentPerYear.value,
    minimumPerCategory: draw.minimumPerCategory.value,
    coolingOffMonths: draw.coolingOffMonths.value,
    coolingOffCovers: draw.coolingOffCovers.value,
    strataBy: draw.strataBy.value,
  };
}

function sourceOf({ draw }: Policy, { source }: DrawWanted, committedAt: string): DrawSource {
  if (source.kind === "publicNumbers")
    return { kind: "publicNumbers", sources: draw.fallbackSources.value, publishedOn: source.publishedOn };
  const chain = draw.beacon.value;
  const wait = draw.waitHours.value * hour;
  const round = firstRoundFrom(chain, new Date(Date.parse(committedAt) + wait).toISOString());
  return { kind: "beacon", ...chain, round, roundTime: roundTime(chain, round) };
}

/** When the randomness can be there: the round's own time, or the end of the day on which the numbers are published. */
function revealedFrom(source: DrawSource): string {
  if (source.kind === "publicNumbers") return endOfDay(source.publishedOn);
  return new Date(source.roundTime).toISOString();
}

async function keep(
  deps: Needs,
  wanted: DrawWanted,
  commitment: DrawCommitment,
  policy: Policy,
): Promise<Outcome<Draw>> {
  const { drawId: id, sequence, committedAt, source } = commitment;
  const bytes = new TextEncoder().encode(JSON.stringify(commitment));
  const commitmentKey = `draws/${id}/commitment-${sha256Hex(bytes).slice(0, 16)}.json`;
  await deps.documents.store(commitmentKey, bytes, "application/json");
  const digest = commitmentDigest(commitment);
  const from = revealedFrom(source);
  const signed = { drawId: id, sequence, committedAt, commitmentDigest: digest };
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.draw(id),
      act: "commitDraw",
      to: "committed",
      by: wanted.by,
      at: committedAt,
      data: { commitmentDigest: digest, sequence, revealedFrom: from },
    },
  });
  const draw = drawRecord.parse({
    kind: "draw",
    id,
    version: 1,
    status: "committed",
    sequence,
    year: Number(jstDay(committedAt).slice(0, 4)),
    scheduled: wanted.scheduled,
    reasons: wanted.reasons,
    policyVersion: policy.version,
    sourceKind: source.kind,
    revealedFrom: from,
    revealedOn: jstDay(from),
    commitmentKey,
    commitmentDigest: digest,
    commitmentJws: await compactJws(signed, "draw-commitment+jwt", deps.signer),
    committedAt,
    committedBy: wanted.by,
    updatedAt: committedAt,
    ledger: { sequence: event.sequence, hash: event.hash },
    generation: 1,
  });
  const task = newTask(deps, drawCase(draw), policy, "beacon", { dueDay: draw.revealedOn });
  const committed = await commitTogether(
    deps,
    [
      // Two that commit at once number their draw alike: one of them finds the number taken.
      { put: "create", record: { kind: "claim", name: `draw#${sequence}`, heldBy: id, since: committedAt } },
      ...yearClaim(draw),
      { put: "create", record: draw },
      { put: "create", record: event },
      ...opening(task).writes,
    ],
    [{ type: "startProcedure", procedure: "randomSurveillance", caseId: id, generation: 1 }],
  );
  return committed.done ? done(draw) : refused("changed-meanwhile");
}

/** The name that the yearly draw of a year holds: there is one. */
export function yearlyDrawClaim(year: number): string {
  return `draw-of-year#${year}`;
}

function yearClaim({ scheduled, year, id, committedAt }: Draw) {
  if (!scheduled) return [];
  const record = { kind: "claim", name: yearlyDrawClaim(year), heldBy: id, since: committedAt } as const;
  return [{ put: "create", record } as const];
}
