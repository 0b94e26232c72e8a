import type { Deps } from "#ports";
import { jstDay, secondsUntil } from "#scheme/calendar.ts";
import type { DrawStatus } from "#scheme/draw-transitions.ts";
import { loadDraw } from "./core/draws.ts";

export type DrawLocation = {
  readonly step: "beacon" | "openCases" | "end";
  readonly timeoutSeconds: number;
};

const steps: Readonly<Record<DrawStatus, DrawLocation["step"]>> = {
  committed: "beacon",
  drawn: "openCases",
  concluded: "end",
};

/**
 * Finds where a draw stands. Until its randomness is due the execution waits; after that it looks once a day, for a
 * beacon that could not be reached, while somebody may bring the value by hand (S-03).
 */
export const locateDraw =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ caseId }: { readonly caseId: string }): Promise<DrawLocation> => {
    const draw = await loadDraw(deps, caseId);
    if (draw === undefined) throw new Error(`There is no draw ${caseId}`);
    return { step: steps[draw.status], timeoutSeconds: secondsToWait(draw.revealedFrom, deps.clock.now()) };
  };

const longest = 31_536_000;

function secondsToWait(revealedFrom: string, now: string): number {
  if (now < revealedFrom)
    return Math.min(longest, Math.ceil((Date.parse(revealedFrom) - Date.parse(now)) / 1000) + 1);
  return secondsUntil(now, jstDay(now));
}
