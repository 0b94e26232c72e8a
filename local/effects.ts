import type { AnyRecord } from "#records/index.ts";
import type { OutboxEntry } from "#records/operation.ts";

export type EffectQueue = {
  /** Takes the outbox entries among the records of a commit. */
  readonly take: (records: readonly AnyRecord[]) => void;
  /** Resolves when nothing is waiting to be delivered. */
  readonly idle: () => Promise<void>;
};

/**
 * Delivers effects in the order of their commits, as the table's stream does on AWS: procedures in one line, notices in
 * another, so that a slow mail server holds up no case. What could not be delivered stays in the outbox for the
 * reconciler.
 * @param failed called with the error of a delivery that could not even be tried
 */
export function effectQueue(
  deliver: (outboxId: string) => Promise<unknown>,
  failed: (error: unknown) => void,
): EffectQueue {
  const lines = { procedures: Promise.resolve(), notices: Promise.resolve() };
  const enqueue = (entry: OutboxEntry): void => {
    const line = entry.effect.type === "notice" ? "notices" : "procedures";
    const deliverOne = async (): Promise<void> => {
      await deliver(entry.id);
    };
    lines[line] = lines[line].then(deliverOne).catch(failed);
  };
  return {
    take(records) {
      for (const record of records) {
        if (record.kind === "outbox" && record.status === "pending") enqueue(record);
      }
    },
    async idle() {
      let seen: typeof lines | undefined;
      while (seen?.procedures !== lines.procedures || seen.notices !== lines.notices) {
        seen = { ...lines };
        await Promise.all([seen.procedures, seen.notices]);
      }
    },
  };
}
