import document2027 from "./policy-2027-04-01.json" with { type: "json" };
import upkeep2027 from "./policy-2027-04-01-upkeep.json" with { type: "json" };
import { type Policy, policySchema } from "./schema.ts";

/** A version may be written in several files, one for each part of the scheme. */
const documents = (): readonly unknown[] => [{ ...document2027, ...upkeep2027 }];

let known: readonly Policy[] | undefined;

/**
 * Every version of the policy, oldest first, validated (N-01). They are read when first asked for: many a function
 * never asks, and none asks before its first event.
 */
export function policies(): readonly Policy[] {
  known ??= documents()
    .map((document) => policySchema.parse(document))
    .toSorted((one, other) => one.effectiveFrom.localeCompare(other.effectiveFrom));
  return known;
}

/**
 * The version in force on a day; before the first version takes effect, the first one, so that a pilot can run.
 * @param day JST day, `YYYY-MM-DD`
 */
export function policyOn(day: string): Policy {
  const inForce = policies().findLast((policy) => policy.effectiveFrom <= day) ?? policies()[0];
  if (inForce === undefined) throw new Error("There is no policy document");
  return inForce;
}

/** The newest version, in force already or not: for what is set up once, for all cases to come. */
export function newestPolicy(): Policy {
  const newest = policies().at(-1);
  if (newest === undefined) throw new Error("There is no policy document");
  return newest;
}

/** The version a case was filed under. Throws when that version is not shipped, since no case may change its rules unseen. */
export function policyVersion(version: string): Policy {
  const found = policies().find((policy) => policy.version === version);
  if (found === undefined) throw new Error(`There is no policy version ${version}`);
  return found;
}
