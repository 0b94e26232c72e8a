import assert from "node:assert/strict";
import { renderNotice } from "#notices/index.ts";
import type { World } from "./fakes.ts";
import { recordsOf } from "./fakes-invariants.ts";
import { bodies, policy } from "./fakes-people.ts";

/** What tests let bodies say, so that it is found wherever it does not belong. */
export const bodysWords = "BODYS-OWN-WORDS";

/** What an applicant must not learn: who is asked, who answered, what they said (E-05). */
const secrets: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  ...bodies.flatMap(({ code, name }) => [
    { name: `the name of ${code}`, pattern: new RegExp(`${name.ja}|${name.en}`) },
    { name: `the code ${code}`, pattern: new RegExp(`(?<![0-9a-z])${code}(?![0-9a-z])`, "i") },
    { name: `who answers for ${code}`, pattern: new RegExp(`回答者 ${code}|responder-${code}`) },
  ]),
  { name: "the words of a body", pattern: new RegExp(bodysWords) },
  { name: "that somebody is asked", pattern: /inquiry|government|照会|objection"|deemed/i },
];

/** Looks through something shown to an applicant for what is not theirs to know. */
export function assertTellsNothing(shown: unknown, what: string): void {
  const text = typeof shown === "string" ? shown : JSON.stringify(shown);
  for (const { name, pattern } of secrets) assert.doesNotMatch(text, pattern, `${what} tells ${name}`);
}

/** The applicant's notices so far, as they are read. */
export function applicantNotices(world: Pick<World, "memory" | "deps">) {
  return recordsOf(world, "outbox").flatMap(({ effect }) => {
    if (effect.type !== "notice" || effect.recipient.to !== "applicant") return [];
    const { operator } = policy;
    const words = renderNotice(effect.content, { portal: world.deps.directory.portal, operator });
    return [{ template: effect.content.template, words }];
  });
}
