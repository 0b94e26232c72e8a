import { join } from "node:path";
import { openDatabase } from "#local/register/open-database.ts";
import { openSqliteRegister } from "#local/register/sqlite-store.ts";
import type { Register, Write } from "#ports";
import { actsOf } from "#test/support/fakes-acts.ts";
import { onRegister } from "#test/support/fakes-register.ts";
import { againstBare, percentOf } from "./against-bare.ts";
import { bareTransactions, rowsOf } from "./bare-rows.ts";
import type { Benchmark } from "./benchmark.ts";
import { filedCases } from "./filed-cases.ts";
import { seconds } from "./samples.ts";
import { inScratch } from "./scratch.ts";

/** What an act commits goes through here, and is remembered. */
function remembering(register: Register) {
  const commits: (readonly Write[])[] = [];
  const remembered: Register = {
    ...register,
    commit: (writes) => {
      commits.push(writes);
      return register.commit(writes);
    },
  };
  return { register: remembered, taken: () => commits.splice(0) };
}

/**
 * One act with its ledger event and its outbox entries (the withdrawal of a filed application) on the embedded register,
 * against the same rows in a bare transaction of SQLite, as durable. In between: the same writes through the register,
 * which checks, parses and looks at what is stored. Three files of the same content take turns.
 */
export const act: Benchmark = ({ smallest }) =>
  inScratch(async (folder) => {
    const atOnce = smallest ? 2 : 20;
    const turns = smallest ? 2 : 40;
    const { world, cases, seed } = await filedCases(atOnce * turns);
    const [forActs, forWrites, forRows] = ["acts", "writes", "rows"].map((name) => join(folder, name));
    const whole = openSqliteRegister(forActs ?? "");
    const writesOnly = openSqliteRegister(forWrites ?? "");
    const seeded = openSqliteRegister(forRows ?? "");
    for (const { register } of [whole, writesOnly, seeded]) await seed(register);
    seeded.close();
    const database = openDatabase(forRows ?? "", {});
    const bare = bareTransactions(database);
    const { register, taken } = remembering(whole.register);
    const deps = onRegister(world.deps, register);

    const rates = { act: [] as number[], writes: [] as number[], rows: [] as number[] };
    let rows = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      const some = cases.slice(turn * atOnce, (turn + 1) * atOnce);
      const acting = await seconds(async () => {
        for (const of of some) {
          const outcome = await actsOf(of, world, deps).withdraw();
          if (!outcome.done) throw new Error(`Not withdrawn: ${outcome.code}`);
        }
      });
      const commits = taken();
      const writing = await seconds(async () => {
        for (const writes of commits) await writesOnly.register.commit(writes);
      });
      const bound = commits.map(rowsOf);
      rows = bound[0]?.length ?? 0;
      const bareSeconds = await seconds(() => {
        for (const each of bound) bare(each);
      });
      rates.act.push(atOnce / acting);
      rates.writes.push(atOnce / writing);
      rates.rows.push(atOnce / bareSeconds);
    }
    database.close();
    writesOnly.close();
    whole.close();

    return {
      title: `act: a withdrawal, ${rows} rows, each commit on disk before the next (synchronous FULL)`,
      ...againstBare(
        ["bare transaction", rates.rows],
        ["its writes through the register", rates.writes],
        ["whole act", rates.act],
      ),
      goals: [
        {
          what: "whole act against the bare transaction",
          value: percentOf(rates.rows, rates.act),
          unit: "%",
          limit: { atLeast: 60 },
        },
      ],
    };
  });
