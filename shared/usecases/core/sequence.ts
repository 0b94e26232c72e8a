import type { Deps, Write } from "#ports";
import { keys } from "#records/layout.ts";

/**
 * The next number of a sequence and the write that takes it. The write belongs into the transaction that uses the
 * number, so that none is lost and none is given twice; two at once make one of them try again.
 */
export async function nextInSequence(
  deps: Pick<Deps, "register">,
  name: string,
): Promise<{ readonly number: number; readonly write: Write }> {
  const found = await deps.register.get("sequence", keys.sequence(name));
  const number = (found?.last ?? 0) + 1;
  const record = { kind: "sequence", name, version: (found?.version ?? 0) + 1, last: number } as const;
  if (found === undefined) return { number, write: { put: "create", record } };
  return {
    number,
    write: { put: "replace", record, when: [{ field: "version", is: "oneOf", values: [found.version] }] },
  };
}
