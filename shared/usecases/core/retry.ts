import type { Outcome } from "../outcome.ts";

const attempts = 5;

/**
 * Repeats an act that lost a race with another write of the same record: everything is read and judged again,
 * so the second try meets what the first winner left.
 */
export async function untilSettled<Value>(attempt: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  let outcome = await attempt();
  for (let tries = 1; tries < attempts; tries += 1) {
    if (outcome.done || outcome.code !== "changed-meanwhile") return outcome;
    outcome = await attempt();
  }
  return outcome;
}
