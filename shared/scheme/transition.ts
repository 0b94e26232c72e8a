import type { Bilingual } from "./bilingual.ts";
import type { Role } from "./roles.ts";

/**
 * What must hold of a stored record for a write to be made. The same list is checked by the rules,
 * turned into the storage's write condition and drawn into the state diagram.
 */
export type Condition =
  | { readonly field: string; readonly is: "oneOf"; readonly values: readonly (string | number)[] }
  | { readonly field: string; readonly is: "not"; readonly value: string }
  | { readonly field: string; readonly is: "without"; readonly value: string };

/** Fields of the record that must not name the person who acts: a single subject or a list of subjects. */
export type FourEyes = { readonly differsFrom: readonly string[]; readonly notAmong: readonly string[] };

export type Transition<Status extends string, Act extends string> = {
  readonly act: Act;
  readonly from: readonly Status[];
  readonly to: Status;
  readonly by: readonly Role[];
  readonly fourEyes?: FourEyes;
  readonly why: string;
};

export type TransitionTable<Status extends string, Act extends string> = readonly Transition<Status, Act>[];

export type StatusNames<Status extends string> = Readonly<Record<Status, Bilingual>>;

/**
 * The row of the table for an act from a status.
 * @returns undefined when the act is not possible from there.
 */
export function transitionFor<Status extends string, Act extends string>(
  table: TransitionTable<Status, Act>,
  status: Status,
  act: Act,
): Transition<Status, Act> | undefined {
  return table.find((row) => row.act === act && row.from.includes(status));
}

/** The acts possible from a status, in the order of the table. */
export function actsFrom<Status extends string, Act extends string>(
  table: TransitionTable<Status, Act>,
  status: Status,
): readonly Act[] {
  return table.filter((row) => row.from.includes(status)).map((row) => row.act);
}

/** The statuses no act leads out of. */
export function finalStatuses<Status extends string, Act extends string>(
  table: TransitionTable<Status, Act>,
  statuses: readonly Status[],
): readonly Status[] {
  return statuses.filter((status) => actsFrom(table, status).length === 0);
}

/**
 * The write condition of a transition: the version that was read, the statuses it starts from, and four eyes.
 * @param version the version of the record the act was judged on
 * @param subject who acts
 */
export function writeConditions<Status extends string, Act extends string>(
  transition: Transition<Status, Act>,
  version: number,
  subject: string,
): readonly Condition[] {
  const differs = transition.fourEyes?.differsFrom ?? [];
  const among = transition.fourEyes?.notAmong ?? [];
  return [
    { field: "version", is: "oneOf", values: [version] },
    { field: "status", is: "oneOf", values: transition.from },
    ...differs.map((field): Condition => ({ field, is: "not", value: subject })),
    ...among.map((field): Condition => ({ field, is: "without", value: subject })),
  ];
}

/** Whether a record's fields meet a condition. A missing field differs from every value and lists nobody. */
export function holds(condition: Condition, fields: Readonly<Record<string, unknown>>): boolean {
  const found = fields[condition.field];
  if (condition.is === "not") return found !== condition.value;
  if (condition.is === "without") return !(Array.isArray(found) && found.includes(condition.value));
  return (typeof found === "string" || typeof found === "number") && condition.values.includes(found);
}
