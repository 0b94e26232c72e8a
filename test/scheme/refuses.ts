import assert from "node:assert/strict";
import { holds, type TransitionTable, transitionFor, writeConditions } from "#scheme/transition.ts";

/**
 * Whether the storage refuses an act of anna's on a record with these fields.
 * @throws AssertionError when the act is not possible from that status at all
 */
export function refuses<Status extends string, Act extends string>(
  table: TransitionTable<Status, Act>,
  act: Act,
  from: Status,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  const row = transitionFor(table, from, act);
  assert.ok(row, `${act} from ${from}`);
  const stored = { version: 7, status: from, ...fields };
  return writeConditions(row, 7, "anna").some((condition) => !holds(condition, stored));
}
