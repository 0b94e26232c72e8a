import type { Violation } from "#contracts/problems.ts";
import type { Deps } from "#ports";
import type { Incident } from "#records/incident.ts";
import { keys } from "#records/layout.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { incidentCase } from "./incidents.ts";
import { toCome } from "./to-come.ts";

type Told = {
  readonly customersInformed: { readonly count: number; readonly at?: string | undefined };
  readonly bodiesInformed: readonly { readonly name: string; readonly at: string }[];
};

const noMoment: Violation = {
  path: "customersInformed.at",
  wrong: {
    ja: "顧客に連絡した日時を記入してください。",
    en: "Say when the customers were informed.",
  },
};

/** Moments are compared as such: one may be written with fractions of a second and another without. */
const liesAhead = (at: string, now: string): boolean => Date.parse(at) > Date.parse(now);

/** What is wrong with what a report says of who was informed: what has happened has a moment, and none lies ahead. */
export function informedViolations({ customersInformed, bodiesInformed }: Told, now: string): Violation[] {
  const { count, at } = customersInformed;
  return [
    ...(count > 0 && at === undefined ? [noMoment] : []),
    ...(at !== undefined && liesAhead(at, now) ? [toCome("customersInformed.at")] : []),
    ...bodiesInformed.flatMap((each, index) =>
      liesAhead(each.at, now) ? [toCome(`bodiesInformed.${index}.at`)] : [],
    ),
  ];
}

/**
 * The documents a report names: each is of the incident and was found clean.
 * @returns refused with `document-awaited`, or `not-found` for one that is not there or was rejected
 */
export async function documentsNamed(
  deps: Pick<Deps, "register">,
  incident: Incident,
  ids: readonly string[],
): Promise<Outcome<string[]>> {
  const found = await Promise.all(
    ids.map((id) => deps.register.get("document", keys.document(incidentCase(incident), id))),
  );
  if (found.some((document) => document?.status === "awaitingUpload")) return refused("document-awaited");
  if (found.some((document) => document?.status !== "clean")) return refused("not-found");
  return done([...ids]);
}
