import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "#test/support/free-port.ts";
import { againstBare, percentOf } from "./against-bare.ts";
import type { Benchmark } from "./benchmark.ts";
import { answersPerSecond } from "./http-load.ts";
import { startProcess } from "./processes.ts";
import { inScratch } from "./scratch.ts";

const childScript = (name: string): string => fileURLToPath(import.meta.resolve(`./child/${name}`));

/**
 * Looking up a certification over HTTP (`GET /certifications/{number}`) in the embedded server, against a file of the same
 * bytes from a bare server of node:http, and against the stylesheet of the same embedded server. The servers are processes
 * of their own, and take turns.
 */
export const lookUp: Benchmark = ({ smallest }) =>
  inScratch(async (folder) => {
    const port = String(await freePort());
    const scheme = await startProcess(process.execPath, [
      childScript("scheme-server.ts"),
      join(folder, "data"),
      port,
    ]);
    const number = scheme.printed.find((line) => line.startsWith("number "))?.slice("number ".length);
    const page = `${scheme.url}/certifications/${number}`;
    const file = join(folder, "answer.json");
    const answer = await fetch(page, { headers: { accept: "application/json" } });
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const bare = await startProcess(process.execPath, [childScript("file-server.ts"), file]);

    const asked = {
      file: `${bare.url}/answer.json`,
      stylesheet: `${scheme.url}/assets/portal.css`,
      lookUp: page,
    };
    const load = { connections: 8, requests: smallest ? 50 : 2000 };
    const turns = smallest ? 1 : 11;
    const rates = { file: [] as number[], stylesheet: [] as number[], lookUp: [] as number[] };
    const names = ["file", "stylesheet", "lookUp"] as const;
    try {
      for (const name of names) await answersPerSecond(asked[name], load);
      for (let turn = 0; turn < turns; turn += 1)
        for (const name of names) rates[name].push(await answersPerSecond(asked[name], load));
    } finally {
      await scheme.stop();
      await bare.stop();
    }

    return {
      title: `look-up: answers over HTTP, ${load.connections} connections`,
      ...againstBare(
        ["a file from a bare node:http", rates.file],
        ["the stylesheet from the embedded server", rates.stylesheet],
        ["a certification from the embedded server", rates.lookUp],
      ),
      goals: [
        {
          what: "look-up against the file",
          value: percentOf(rates.file, rates.lookUp),
          unit: "%",
          limit: { atLeast: 90 },
        },
      ],
    };
  });
