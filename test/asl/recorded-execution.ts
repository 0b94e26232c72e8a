import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { procedureNames } from "#records/operation.ts";

export const corpusFolder = fileURLToPath(new URL("corpus/", import.meta.url));

/** What one execution was given, was answered, and came to. Tokens are replaced: they are nobody's. */
const recordedExecution = z.strictObject({
  recorded: z.iso.date(),
  procedure: z.enum(procedureNames),
  /** SHA-256 of the file of the procedure that it ran by. */
  definition: z.string().regex(/^[0-9a-f]{64}$/),
  input: z.record(z.string(), z.string()),
  calls: z.array(
    z.strictObject({
      function: z.string(),
      input: z.record(z.string(), z.unknown()),
      output: z.json(),
      /** How the wait ended that the call began. */
      wait: z.enum(["resumed", "timedOut"]).optional(),
    }),
  ),
  /** The last state it entered. */
  end: z.string(),
});
export type RecordedExecution = z.infer<typeof recordedExecution>;

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Every recorded execution by its name: the day it was recorded on, and what happens in it. */
export function readCorpus(): {
  readonly name: string;
  readonly text: string;
  readonly of: RecordedExecution;
}[] {
  const files = globSync("*/*.json", { cwd: corpusFolder }).toSorted();
  return files.map((file) => {
    const text = readFileSync(`${corpusFolder}${file}`, "utf8");
    return { name: file.replace(/\.json$/, ""), text, of: recordedExecution.parse(JSON.parse(text)) };
  });
}

/** The digests of everything that is in the corpus, by name. A line is never changed and never taken away. */
export function readDigests(): Readonly<Record<string, string>> {
  const text = readFileSync(`${corpusFolder}digests.json`, "utf8");
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}
