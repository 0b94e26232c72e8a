import * as z from "zod";

const object = z.record(z.string(), z.unknown());
const beyondValues = z.union([
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ exists: z.literal(true) }),
]);

/**
 * One alternative of a pattern: a value as it is, what a text begins with, or that there is one. A field with several
 * values fits by any of them. Other kinds are refused with an error.
 */
function alternativeFits(alternative: unknown, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((each) => alternativeFits(alternative, each));
  if (typeof alternative !== "object" || alternative === null) return alternative === value;
  const read = beyondValues.parse(alternative);
  if ("exists" in read) return value !== undefined;
  return typeof value === "string" && value.startsWith(read.prefix);
}

/**
 * Whether an event fits a pattern of EventBridge, which filters of event sources are as well: every field of the pattern
 * is in the event, with one of its alternatives.
 * @throws on a kind of alternative that is not emulated
 */
export function eventFits(pattern: unknown, event: unknown): boolean {
  const inEvent = object.safeParse(event).data;
  if (inEvent === undefined) return false;
  return Object.entries(object.parse(pattern)).every(([name, wanted]) =>
    Array.isArray(wanted)
      ? wanted.some((each) => alternativeFits(each, inEvent[name]))
      : eventFits(wanted, inEvent[name]),
  );
}
