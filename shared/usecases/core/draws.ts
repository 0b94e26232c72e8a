import type * as z from "zod";
import type { drawView as shape } from "#contracts/draw-routes.ts";
import type { Deps } from "#ports";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { type Draw, drawRecord } from "#records/draw.ts";
import { keys, partitions } from "#records/layout.ts";
import { type DrawCommitment, drawCommitment } from "#scheme/draw/commitment.ts";
import { type DrawAct, drawStatusNames, drawTransitions } from "#scheme/draw-transitions.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import type { JsonObject } from "./json.ts";

/** The draw under an id, or undefined. */
export function loadDraw(deps: Pick<Deps, "register">, id: string): Promise<Draw | undefined> {
  return deps.register.get("draw", keys.draw(id));
}

/** The case that a draw is. */
export function drawCase({ id }: Pick<Draw, "id">): CaseRef {
  return { caseKind: "draw", caseId: id };
}

/** A file of the evidence as JSON. Throws when it is gone: evidence is never removed. */
export async function loadJson(deps: Pick<Deps, "documents">, key: string): Promise<unknown> {
  const bytes = await deps.documents.evidence(key);
  if (bytes === undefined) throw new Error(`The evidence ${key} is not there`);
  return JSON.parse(Buffer.from(bytes).toString("utf8"));
}

/** What was published before a draw. */
export async function loadCommitment(
  deps: Pick<Deps, "documents">,
  { commitmentKey }: Pick<Draw, "commitmentKey">,
): Promise<DrawCommitment> {
  return drawCommitment.parse(await loadJson(deps, commitmentKey));
}

/** One act on a draw, as the writes that make it. */
export function drawStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly draw: Draw;
    readonly act: DrawAct;
    readonly by: ActedBy;
    readonly changes?: Partial<Pick<Draw, "fileKey" | "fileSha256" | "drawnAt" | "picked">>;
    readonly data?: JsonObject;
  },
): Outcome<Stepped<Draw>> {
  const { draw, act, by, changes = {}, data = {} } = step;
  return stepOf(deps, {
    table: drawTransitions,
    record: draw,
    act,
    by,
    aggregate: partitions.draw(draw.id),
    next: (moved, at) => drawRecord.parse({ ...draw, ...changes, ...moved, updatedAt: at }),
    data,
  });
}

/** A draw as anybody sees it. */
export function drawView(draw: Draw): z.infer<typeof shape> {
  const { id, status, sequence, scheduled, policyVersion, sourceKind, committedAt, revealedFrom } = draw;
  return {
    drawId: id,
    status,
    statusName: drawStatusNames[status],
    sequence,
    scheduled,
    policyVersion,
    sourceKind,
    committedAt,
    revealedFrom,
    commitmentDigest: draw.commitmentDigest,
    commitmentJws: draw.commitmentJws,
    ...(draw.reasons === undefined ? {} : { reasons: draw.reasons }),
    ...(draw.drawnAt === undefined ? {} : { drawnAt: draw.drawnAt }),
    ...(draw.picked === undefined ? {} : { picked: draw.picked }),
  };
}
