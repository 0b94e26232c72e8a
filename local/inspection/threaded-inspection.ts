import { Worker } from "node:worker_threads";
import * as z from "zod";
import { inspectWith } from "#adapters/inspection/inspect-pdf.ts";
import { inspectionLimits } from "#adapters/inspection/inspection-limits.ts";
import { inspectionFaults } from "#adapters/inspection/inspection-reasons.ts";
import type { ReadPdf } from "#adapters/inspection/read-pdf.ts";
import type { Inspect } from "#ports";

const examined = z.union([
  z.object({ pages: z.int(), text: z.string() }),
  z.object({ fault: z.enum(inspectionFaults) }),
]);

const unreadable: ReadPdf = { fault: "unreadable" };

/**
 * An inspection that looks inside documents in a thread of its own, one after the other, so that a document made to
 * take for ever stops neither the server nor the next document: its thread is ended and the document is unreadable.
 * @param options.milliseconds how long one document may take
 * @param options.thread the module that runs in the thread
 */
export function openThreadedInspection(
  options: { readonly milliseconds?: number; readonly thread?: URL } = {},
): { readonly inspect: Inspect; readonly close: () => Promise<void> } {
  const milliseconds = options.milliseconds ?? inspectionLimits.milliseconds + 5000;
  const thread = options.thread ?? new URL("./examine-thread.ts", import.meta.url);
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function startThread(): Worker {
    const started = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    started.unref();
    return started;
  }

  function examineNow(bytes: Uint8Array): Promise<ReadPdf> {
    worker ??= startThread();
    const current = worker;
    return new Promise((resolve) => {
      const giveUp = () => {
        worker = undefined;
        void current.terminate();
        settle(unreadable);
      };
      const timer = setTimeout(giveUp, milliseconds);
      const answer = (message: unknown) => settle(examined.parse(message));
      const settle = (found: ReadPdf) => {
        clearTimeout(timer);
        current.off("message", answer).off("error", giveUp).off("exit", giveUp);
        resolve(found);
      };
      current.on("message", answer).on("error", giveUp).on("exit", giveUp);
      current.postMessage(bytes);
    });
  }

  const inspect = inspectWith((bytes) => {
    const found = last.then(() => examineNow(bytes));
    last = found;
    return found;
  });
  return {
    inspect,
    close: async () => {
      await last;
      await worker?.terminate();
    },
  };
}
