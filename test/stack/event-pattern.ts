import * as z from "zod";

const object = z.record(z.string(), z.unknown());
const prefix = z.strictObject({ prefix: z.string() });

/** One alternative of a pattern: a value as it is, or what a text begins with. Other kinds are refused with an error. */
function alternativeFits(alternative: unknown, value: unknown): boolean {
  if (typeof alternative !== "object" || alternative === null) return alternative === value;
  const { prefix: begins } = prefix.parse(alternative);
  return typeof value === "string" && value.startsWith(begins);
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
