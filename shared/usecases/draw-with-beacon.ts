import type { Deps } from "#ports";
import type { Draw } from "#records/draw.ts";
import { drawCommitment } from "#scheme/draw/commitment.ts";
import { system } from "./actor.ts";
import { loadCommitment, loadDraw } from "./core/draws.ts";
import { makeDraw } from "./core/make-draw.ts";
import { settled } from "./core/procedure-step.ts";
import { done, type Outcome } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "documents" | "beacon" | "clock" | "ids">;

/**
 * Draws with the value of the beacon's round when it can be had (S-03). Without a network, before its time, or when the
 * randomness is public numbers, nothing happens: somebody brings it in by hand.
 */
export const drawWithBeacon =
  (deps: Needs) =>
  async ({ caseId }: { readonly caseId: string }): Promise<{ caseId: string }> => {
    await settled(() => drawOnce(deps, caseId));
    return { caseId };
  };

async function drawOnce(deps: Needs, caseId: string): Promise<Outcome<unknown>> {
  const draw = await loadDraw(deps, caseId);
  if (draw?.status !== "committed" || deps.clock.now() < draw.revealedFrom) return done(undefined);
  const value = await beaconValue(deps, draw);
  if (value === undefined) return done(undefined);
  const made = await makeDraw(deps, draw, { kind: "beacon", ...value }, system);
  // A beacon that tells something else than its key signed is as good as none: a person looks at it.
  return !made.done && made.code === "randomness-wrong" ? done(undefined) : made;
}

async function beaconValue(deps: Needs, draw: Draw) {
  const { source } = drawCommitment.parse(await loadCommitment(deps, draw));
  return source.kind === "beacon" ? deps.beacon.valueOf(source.round) : undefined;
}
