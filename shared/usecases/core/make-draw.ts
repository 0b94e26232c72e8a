import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import type { ActedBy } from "#records/common.ts";
import type { Draw } from "#records/draw.ts";
import type { Revealed } from "#scheme/draw/draw-file.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { drawCase, drawStep, loadCommitment } from "./draws.ts";
import { closing, noTaskWrites, openTask } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "documents" | "clock" | "ids">;

/**
 * Draws once the randomness is there, keeps the result and publishes it (S-03). What was revealed is verified against
 * the commitment first, whoever brought it; drawing again gives the same picks.
 */
export async function makeDraw(
  deps: Needs,
  draw: Draw,
  revealed: Revealed,
  by: ActedBy,
): Promise<Outcome<Draw>> {
  const drawnAt = deps.clock.now();
  if (drawnAt < draw.revealedFrom) return refused("randomness-not-due");
  // The curves it verifies with are large, and most draws are read, not made.
  const { performDraw } = await import("#proof/draw.ts");
  const performed = performDraw(await loadCommitment(deps, draw), revealed);
  if (!performed.drawn) return refused("randomness-wrong");
  const { file } = performed;
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const fileSha256 = sha256Hex(bytes);
  const fileKey = `draws/${draw.id}/draw-${fileSha256.slice(0, 16)}.json`;
  await deps.documents.store(fileKey, bytes, "application/json");
  const picked = file.picks.reduce((sum, { picks }) => sum + picks.length, 0);
  const stepped = drawStep(deps, {
    draw,
    act: "recordBeacon",
    by,
    changes: { fileKey, fileSha256, drawnAt, picked },
    data: { randomness: file.randomness, fileSha256, picked },
  });
  if (!stepped.done) return stepped;
  const task = await openTask(deps, drawCase(draw), "beacon");
  const closed = task === undefined ? noTaskWrites : closing(task, "answer", by, drawnAt);
  const committed = await commitTogether(deps, [...stepped.value.writes, ...closed.writes], closed.effects);
  return committed.done ? done(stepped.value.next) : committed;
}
