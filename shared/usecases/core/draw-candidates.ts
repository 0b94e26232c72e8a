import type { Deps } from "#ports";
import type { Draw } from "#records/draw.ts";
import { partitions } from "#records/layout.ts";
import { addMonths, jstDay } from "#scheme/calendar.ts";
import { isInForce } from "#scheme/certification-transitions.ts";
import { drawFile } from "#scheme/draw/draw-file.ts";
import type { DrawCandidate } from "#scheme/draw/population.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { standingOn } from "./certifications.ts";
import { loadJson } from "./draws.ts";
import { everything } from "./everything.ts";

type Needs = Pick<Deps, "register" | "documents">;

/**
 * Every certification in force on a day, with the day an earlier draw picked it (S-03). It reads the whole register of
 * certifications: that is what a population is, and it happens once a draw.
 * @param certifiedBy leaves out whoever was certified after this JST day
 */
export async function drawCandidates(
  deps: Needs,
  today: string,
  certifiedBy: string = today,
): Promise<readonly DrawCandidate[]> {
  const drawnOn = await earlierPicks(deps, today);
  const candidates: DrawCandidate[] = [];
  for (const partition of [partitions.certifications, partitions.unissuedCertifications]) {
    for (const certification of await everything(deps, "certification", "standing", partition)) {
      const { number, corporateNumber, category, periods } = certification;
      if (periods.every(({ from }) => from > certifiedBy)) continue;
      if (!isInForce(await standingOn(deps, certification, today))) continue;
      const lastSurveilledOn = drawnOn.get(number);
      candidates.push({
        number,
        corporateNumber,
        category,
        ...(lastSurveilledOn === undefined ? {} : { lastSurveilledOn }),
      });
    }
  }
  return candidates;
}

/** When each certification was picked last, as far back as the policy lets it rest. */
async function earlierPicks(deps: Needs, today: string): Promise<ReadonlyMap<string, string>> {
  const months = policyOn(today).draw.coolingOffMonths.value;
  const since = addMonths(today, -months - 1);
  const draws = await everything(deps, "draw", "group", partitions.draws);
  const picked = new Map<string, string>();
  for (const draw of draws)
    for (const number of await picksSince(deps, draw, since)) picked.set(number, jstDay(draw.drawnAt ?? ""));
  return picked;
}

async function picksSince(
  deps: Needs,
  { fileKey, drawnAt }: Draw,
  since: string,
): Promise<readonly string[]> {
  if (fileKey === undefined || drawnAt === undefined || jstDay(drawnAt) < since) return [];
  const file = drawFile.parse(await loadJson(deps, fileKey));
  return file.picks.flatMap(({ picks }) => picks);
}
