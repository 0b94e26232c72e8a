import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "#test/support/free-port.ts";
import type { Benchmark } from "./benchmark.ts";
import { highestMiB } from "./memory.ts";
import { startProcess } from "./processes.ts";
import { median, spreadPercent } from "./samples.ts";
import { inScratch } from "./scratch.ts";

const fileServer = fileURLToPath(import.meta.resolve("./child/file-server.ts"));

type Start = { readonly seconds: number; readonly mebibytes: number };

async function startOnce(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Start> {
  const { seconds, pid, stop } = await startProcess(command, args, variables);
  const mebibytes = highestMiB(pid);
  await stop();
  return { seconds, mebibytes };
}

/**
 * `npm start` in an installed checkout until it is ready: the first time, with the sample scheme and its case from
 * application to certificate, and later, on the data of the first time; against a bare server of node:http. The memory is
 * the most that the server's process has had until then.
 */
export const start: Benchmark = ({ smallest }) =>
  inScratch(async (folder) => {
    const file = join(folder, "answer.json");
    writeFileSync(file, "{}");
    const ours = async (data: string): Promise<Start> => {
      const variables = { DATA_DIR: data, PORT: String(await freePort()), BEACON_URL: "none" };
      // The smallest measurement leaves npm out, which would install what a checkout lacks.
      return smallest
        ? startOnce(process.execPath, ["local/main.ts"], { ...variables, PLAY: "no" })
        : startOnce("npm", ["start", "--silent"], variables);
    };
    const taken = { bare: [] as Start[], first: [] as Start[], later: [] as Start[] };
    for (let turn = 0; turn < (smallest ? 1 : 3); turn += 1) {
      const data = join(folder, `data-${turn}`);
      taken.bare.push(await startOnce(process.execPath, [fileServer, file]));
      taken.first.push(await ours(data));
      taken.later.push(await ours(data));
    }

    const rowOf = (name: string, starts: readonly Start[]): [string, ...number[]] => {
      const took = starts.map(({ seconds }) => seconds);
      return [
        name,
        median(took),
        spreadPercent(took),
        Math.max(...starts.map(({ mebibytes }) => mebibytes)),
        starts.length,
      ];
    };
    const first = rowOf("npm start, the first time, with its case", taken.first);
    const later = rowOf("npm start, later", taken.later);
    const goals = [first, later].flatMap(([name, took = 0, , mebibytes = 0]) => [
      { what: `${name}: ready after`, value: took, unit: "s", limit: { atMost: 5 } },
      { what: `${name}: memory`, value: mebibytes, unit: "MiB", limit: { atMost: 250 } },
    ]);
    return {
      title: "start: until ready",
      columns: ["", "seconds", "spread %", "highest MiB", "starts"],
      rows: [rowOf("a bare server of node:http", taken.bare), first, later],
      goals: goals.filter(({ value }) => !Number.isNaN(value)),
    };
  });
