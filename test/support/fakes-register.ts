import type { CommitOutcome, Deps, Register, Write } from "#ports";
import type { Outcome } from "#usecases/outcome.ts";
import type { World } from "./fakes.ts";

/** The dependencies with another register. */
export const onRegister = (deps: Deps, register: Register): Deps => ({ ...deps, register });

function onCommit(
  register: Register,
  around: (writes: readonly Write[], commit: Register["commit"]) => Promise<CommitOutcome>,
): Register {
  return { ...register, commit: (writes) => around(writes, (given) => register.commit(given)) };
}

/** A register in which something else happens once, between the reading and the first write of an act. */
export function interleaving(register: Register, meanwhile: () => Promise<unknown>): Register {
  let happened = false;
  return onCommit(register, async (writes, commit) => {
    if (!happened) {
      happened = true;
      await meanwhile();
    }
    return commit(writes);
  });
}

/** A register that is busy with its first commits, as a database is when two transactions meet. */
export function contending(register: Register, times: number): Register {
  let left = times;
  return onCommit(register, async (writes, commit) => {
    left -= 1;
    return left >= 0 ? { committed: false, write: 0, reason: "contention" } : commit(writes);
  });
}

/** A register that counts what was written through it: commits, and the events of acts; that answers were read is no act. */
export function counting(register: Register) {
  const written = { commits: 0, events: 0 };
  const counted = onCommit(register, async (writes, commit) => {
    const outcome = await commit(writes);
    if (outcome.committed) {
      written.commits += 1;
      written.events += writes.filter(
        (write) =>
          write.put === "create" && write.record.kind === "event" && write.record.act !== "readAnswers",
      ).length;
    }
    return outcome;
  });
  return { register: counted, written };
}

/** Runs two acts so that the whole second one happens between the reading and the writing of the first. */
export async function atOnce<First, Second>(
  { deps }: Pick<World, "deps">,
  first: (deps: Deps) => Promise<First>,
  second: (deps: Deps) => Promise<Second>,
): Promise<{ readonly first: First; readonly second: Second }> {
  const seconds: { readonly value: Second }[] = [];
  const register = interleaving(deps.register, async () => {
    seconds.push({ value: await second(deps) });
  });
  const outcome = await first(onRegister(deps, register));
  const [done] = seconds;
  if (done === undefined) throw new Error("The first act wrote nothing, so the second never happened");
  return { first: outcome, second: done.value };
}

/** What an outcome is, in one word. */
export const wordOf = (outcome: Outcome<unknown>): string => (outcome.done ? "done" : outcome.code);

/** Thrown where a machine is said to stop. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * The dependencies on a machine that stops at its n-th use of the world, before that use has its effect or after.
 * `crashed` says whether it came that far.
 */
export function crashing(deps: Deps, at: number, when: "before" | "after") {
  let uses = 0;
  async function use<Value>(effect: () => Promise<Value>): Promise<Value> {
    uses += 1;
    if (uses > at || (uses === at && when === "before")) throw new Crash("stopped before");
    const value = await effect();
    if (uses === at) throw new Crash("stopped after");
    return value;
  }
  const { register, documents, mailer, procedures } = deps;
  const stopping: Deps = {
    ...deps,
    register: {
      get: (kind, key) => use(() => register.get(kind, key)),
      list: (kind, partition, range) => use(() => register.list(kind, partition, range)),
      listBy: (kind, index, partition, range) => use(() => register.listBy(kind, index, partition, range)),
      commit: (writes) => use(() => register.commit(writes)),
    },
    documents: {
      ...documents,
      quarantined: (key) => use(() => documents.quarantined(key)),
      keep: (key) => use(() => documents.keep(key)),
      store: (key, bytes, type) => use(() => documents.store(key, bytes, type)),
      evidence: (key) => use(() => documents.evidence(key)),
    },
    mailer: { send: (mail) => use(() => mailer.send(mail)) },
    procedures: {
      start: (execution, input) => use(() => procedures.start(execution, input)),
      resume: (token, output) => use(() => procedures.resume(token, output)),
      stop: (execution, reason) => use(() => procedures.stop(execution, reason)),
      isRunning: (execution) => use(() => procedures.isRunning(execution)),
    },
  };
  return { deps: stopping, crashed: () => uses >= at };
}
