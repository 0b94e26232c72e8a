import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { partitions } from "#records/layout.ts";
import type { DelegateFacts } from "#scheme/findings/index.ts";
import { standingOn } from "./certifications.ts";

type Reads = Pick<Deps, "register">;

/** The certifications of a company, whatever became of them. */
export async function certificationsOf(
  deps: Reads,
  corporateNumber: string,
): Promise<readonly Certification[]> {
  const page = await deps.register.listBy(
    "certification",
    "group",
    partitions.companyCertifications(corporateNumber),
    { limit: 100 },
  );
  return page.records;
}

/**
 * What the rules know of the certifications of companies that work is delegated to, as they stand on a day (L-02).
 * @param numbers corporate numbers; each is looked up once
 * @param day JST day
 */
export async function delegateFacts(
  deps: Reads,
  numbers: readonly string[],
  day: string,
): Promise<readonly DelegateFacts[]> {
  const found = await Promise.all([...new Set(numbers)].map((number) => certificationsOf(deps, number)));
  return Promise.all(found.flat().map((certification) => factsOf(deps, certification, day)));
}

/** What the rules know of one certification, as it stands on a day. */
export async function factsOf(
  deps: Reads,
  certification: Certification,
  day: string,
): Promise<DelegateFacts> {
  const { corporateNumber, category, validFrom, validUntil } = certification;
  const status = await standingOn(deps, certification, day);
  return { corporateNumber, category, validFrom, validUntil, status };
}
