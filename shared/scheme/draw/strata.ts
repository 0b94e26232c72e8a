import { lastDayOfMonths } from "../calendar.ts";
import type { DrawCandidate, DrawPopulation, DrawRules, Stratum } from "./population.ts";
import { mostPicks } from "./select.ts";

type UnsizedStratum = Omit<Stratum, "sampleSize">;

/** Order by UTF-16 code units, the same on every machine in every language. */
export function inCodeUnitOrder(texts: Iterable<string>): string[] {
  return [...texts].toSorted((one, other) => (one < other ? -1 : Number(one > other)));
}

function rests(candidate: DrawCandidate, { coolingOffMonths }: DrawRules, day: string): boolean {
  const { lastSurveilledOn } = candidate;
  return lastSurveilledOn !== undefined && day <= lastDayOfMonths(lastSurveilledOn, coolingOffMonths);
}

function isCovered(candidates: readonly DrawCandidate[], rules: DrawRules, day: string) {
  const resting = candidates.filter((each) => rests(each, rules, day));
  const numbers = new Set(resting.map((each) => each.number));
  const providers = new Set(resting.map((each) => each.corporateNumber));
  return (each: DrawCandidate) =>
    rules.coolingOffCovers === "provider" ? providers.has(each.corporateNumber) : numbers.has(each.number);
}

function stratumName({ category: of, risk }: DrawCandidate, { strataBy }: DrawRules): string {
  return strataBy === "category" || risk === undefined ? of : `${of}/${risk}`;
}

/** Exact: a rate has at most two decimals, so that it is a whole number of hundredths of a percent. */
function sampleOfCategory(eligible: number, rules: DrawRules): number {
  const byRate = Math.ceil((Math.round(rules.ratePercentPerYear * 100) * eligible) / 10_000);
  return Math.min(eligible, Math.max(rules.minimumPerCategory, byRate));
}

/** Allots a sample to strata by their size: largest remainder, and the first name where remainders are equal. */
function allot(sample: number, strata: readonly UnsizedStratum[]): readonly Stratum[] {
  const eligible = strata.reduce((sum, { entries }) => sum + entries.length, 0);
  const shares = strata.map((each) => {
    const share = sample * each.entries.length;
    return { each, whole: Math.floor(share / eligible), remainder: share % eligible };
  });
  const left = sample - shares.reduce((sum, { whole }) => sum + whole, 0);
  const favoured = shares.toSorted((one, other) => other.remainder - one.remainder).slice(0, left);
  return shares.map((share) => ({
    ...share.each,
    sampleSize: share.whole + (favoured.includes(share) ? 1 : 0),
  }));
}

/**
 * Gives each stratum its sample size (S-03): a category is drawn from at the yearly rate, rounded up, with at least the
 * minimum and at most all that are eligible; its sample is allotted to its strata by their size.
 * @param strata in code unit order of their names
 */
export function withSampleSizes(strata: readonly UnsizedStratum[], rules: DrawRules): readonly Stratum[] {
  const byCategory = Object.values(Object.groupBy(strata, (each) => each.category));
  return byCategory.flatMap((ofCategory) => {
    const eligible = ofCategory.reduce((sum, { entries }) => sum + entries.length, 0);
    return allot(sampleOfCategory(eligible, rules), ofCategory);
  });
}

function checkSize({ name, sampleSize }: Stratum): void {
  if (sampleSize <= mostPicks) return;
  throw new RangeError(`Stratum ${name} needs ${sampleSize} picks, at most ${mostPicks} can be made`);
}

/**
 * Forms the strata of a draw from the certifications that stand on a day (S-03). The same certifications in any order
 * give the same strata.
 * @param day JST day of the commitment; who rests on it is left out and named in `coolingOff`
 * @throws RangeError when a certification is named twice, or a stratum needs more than 65 535 picks
 */
export function formStrata(
  candidates: readonly DrawCandidate[],
  rules: DrawRules,
  day: string,
): DrawPopulation {
  const numbers = candidates.map((each) => each.number);
  if (new Set(numbers).size < numbers.length) throw new RangeError("A certification is named twice");
  const covered = isCovered(candidates, rules, day);
  const { out = [], eligible = [] } = Object.groupBy(candidates, (each) =>
    covered(each) ? "out" : "eligible",
  );
  const grouped = Map.groupBy(eligible, (each) => stratumName(each, rules));
  const unsized = inCodeUnitOrder(grouped.keys()).flatMap((name) => {
    const members = grouped.get(name) ?? [];
    const [first] = members;
    if (first === undefined) return [];
    const entries = inCodeUnitOrder(members.map((each) => each.number));
    return [{ name, category: first.category, entries }];
  });
  const strata = withSampleSizes(unsized, rules);
  for (const each of strata) checkSize(each);
  return { strata: [...strata], coolingOff: inCodeUnitOrder(out.map((each) => each.number)) };
}
