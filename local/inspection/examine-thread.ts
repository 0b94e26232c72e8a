import { parentPort } from "node:worker_threads";
import * as z from "zod";
import { examinePdf } from "#adapters/inspection/inspect-pdf.ts";

/** Runs in a thread of its own: examines the bytes of each message and answers with what was found. */
parentPort?.on("message", (message: unknown) => {
  void examinePdf(z.instanceof(Uint8Array).parse(message)).then((found) => parentPort?.postMessage(found));
});
