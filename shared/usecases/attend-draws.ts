import type { Deps } from "#ports";
import { keys, partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { system } from "./actor.ts";
import { commitToDraw, yearlyDrawClaim } from "./core/commit-draw.ts";
import { eachAlone } from "./core/each-alone.ts";
import { everything } from "./core/everything.ts";
import { untilSettled } from "./core/retry.ts";
import { drawWithBeacon } from "./draw-with-beacon.ts";

type Needs = Pick<Deps, "register" | "documents" | "signer" | "beacon" | "clock" | "ids" | "log">;

/**
 * Every day: commits to the draw of the year once its day has come, however late, and draws where a beacon was waited
 * for (S-03). Whoever was certified after the day of the year is in the next: a scheme that begins in autumn does not
 * draw its first providers the day after. Done twice, the second time changes nothing: a year has one draw.
 */
export const attendDraws = (deps: Needs) => async (): Promise<{ committed: boolean }> => {
  const committed = await commitYearlyDraw(deps);
  const waiting = await everything(deps, "draw", "standing", partitions.drawsIn("committed"));
  await eachAlone(deps, "attend-draws", waiting, ({ id }) => drawWithBeacon(deps)({ caseId: id }));
  return { committed };
};

async function commitYearlyDraw(deps: Needs): Promise<boolean> {
  const today = jstDay(deps.clock.now());
  const year = Number(today.slice(0, 4));
  const drawDay = `${year}-${policyOn(today).draw.dayOfYear.value}`;
  if (today < drawDay) return false;
  if ((await deps.register.get("claim", keys.claim(yearlyDrawClaim(year)))) !== undefined) return false;
  const outcome = await untilSettled(() =>
    commitToDraw(deps, {
      scheduled: true,
      source: { kind: "beacon" },
      certifiedBy: drawDay,
      by: system,
    }),
  );
  // While nobody was certified by that day there is nothing to draw: it is looked at again tomorrow.
  if (!outcome.done && !["nobody-to-draw", "already-open", "changed-meanwhile"].includes(outcome.code))
    throw new Error(`The draw of ${year} was refused: ${outcome.code}`);
  return outcome.done;
}
