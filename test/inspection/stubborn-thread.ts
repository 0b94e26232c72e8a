import { parentPort } from "node:worker_threads";

/** A thread that never comes back from some documents, and falls over others. */
parentPort?.on("message", (message: unknown) => {
  const text = message instanceof Uint8Array ? Buffer.from(message).toString("latin1") : "";
  for (; text.includes("for ever"); );
  if (text.includes("fall over")) throw new Error("fallen over");
  parentPort?.postMessage({ pages: 7, text });
});
