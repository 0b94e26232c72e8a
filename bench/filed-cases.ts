import type { Register } from "#ports";
import type { AnyRecord } from "#records/index.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { type Case, openCase } from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";

/** What is stored of one application. */
const kinds = ["application", "event", "filing", "document", "task", "claim"] as const;

export type FiledCases = {
  readonly world: World;
  readonly cases: readonly Case[];
  /** Puts all of them into a register. */
  readonly seed: (register: Register) => Promise<void>;
};

/** So many applications that were filed and wait for the form check: one made by real acts, and copies under other ids. */
export async function filedCases(count: number): Promise<FiledCases> {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "formCheck");
  const records: readonly AnyRecord[] = kinds.flatMap((kind) => recordsOf(world, kind));
  const model = JSON.stringify(records);
  const cases = Array.from({ length: count }, (_, index) => ({
    ...of,
    id: `01BENCH${String(index).padStart(19, "0")}`,
  }));
  return {
    world,
    cases,
    async seed(register) {
      for (const { id } of cases) {
        const copied: readonly AnyRecord[] = JSON.parse(model.replaceAll(of.id, id));
        // The claims have no id in their keys: the copies share them.
        const outcome = await register.commit(
          copied.map((record) => ({ put: record.kind === "claim" ? "upsert" : "create", record })),
        );
        if (!outcome.committed) throw new Error(`Not stored: write ${outcome.write}, ${outcome.reason}`);
      }
    },
  };
}
