import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, describe, it } from "node:test";
import { createClient } from "#contracts/client.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { configFrom } from "#local/config.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { prepareDemo } from "#local/demo/prepare-demo.ts";
import { signIn } from "#local/demo/sign-in-client.ts";
import { startInstallation } from "#local/installation.ts";
import { verifyFile } from "#local/tools/verify.ts";
import { freePort } from "#test/support/free-port.ts";
import { startServer } from "./support/process.ts";
import { assertRegisterSound, recordsIn } from "./support/register-file.ts";

// Many starts of one program: what was compiled once is compiled.
process.env["NODE_COMPILE_CACHE"] = mkdtempSync(join(tmpdir(), "compiled-"));

const newFolder = () => mkdtempSync(join(tmpdir(), "first-start-"));

type Run = { readonly lines: readonly string[]; readonly code: number | null };

const under = new Set<ChildProcess>();
after(() => {
  for (const child of under) child.kill("SIGKILL");
});

/** `npm start` on a folder, killed as soon as it has printed a line like this one. */
async function startAndKill(dataFolder: string, port: number, at: (line: string) => boolean): Promise<Run> {
  const child = spawn(process.execPath, ["local/main.ts"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataFolder, MODE: "demo", PLAY: "yes" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  under.add(child);
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on("line", (line) => {
      lines.push(line);
      if (at(line)) child.kill("SIGKILL");
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  under.delete(child);
  return { lines, code };
}

const stepOf = (line: string): string => /^ {2}(\S+) {2}/.exec(line)?.[1] ?? "";
const story = ["下書き", "提出", "不備", "補正", "受理", "照会", "回答", "起案", "決定", "認定", "検証"];

/** Every step of the story that was printed when it was taken, or when the case was taken up again. */
function told(lines: readonly string[]): readonly string[] {
  const steps = lines.flatMap((line) => (stepOf(line) === "再開" ? line.split(/[ 、]/) : [stepOf(line)]));
  return story.filter((step) => steps.includes(step));
}

describe("The case of the first start, when something else happens", () => {
  it("withdrawn by its company meanwhile: the next start says that it is over, and is ready", async () => {
    const dataFolder = newFolder();
    const port = await freePort();
    await startAndKill(dataFolder, port, (line) => stepOf(line) === "下書き");
    const own = await startServer({ port, dataFolder });
    const client = createClient(own.baseUrl, await signIn(own.baseUrl, "demo-signatory"));
    const { applications } = await replyTo(client.call(providerRoutes.listOwnApplications, {}));
    const params = { applicationId: applications[0]?.applicationId ?? "" };
    const body = { reason: "都合により取り下げる。" };
    await replyTo(client.call(providerRoutes.withdrawApplication, { params, body }));
    await own.stop("SIGTERM");

    const next = await startServer({ port, dataFolder, play: true });
    assert.match(next.printed().join("\n"), /終了 {2}the case is over: 取下げ \/ Withdrawn\nready /);
    await next.stop("SIGTERM");
    const done = recordsIn(dataFolder, "watermark").map(({ name }) => name);
    assert.ok(done.includes("sample-case"), "it would be looked at again");
    assert.equal(recordsIn(dataFolder, "certification").length, 0);
  });

  it("a play that fails is told in both languages, and the next one goes on", async () => {
    const config = configFrom({ PORT: String(await freePort()), DATA_DIR: newFolder() });
    const installation = await startInstallation(config);
    const failed: string[] = [];
    const unreachable = { ...installation, url: `http://127.0.0.1:${await freePort()}` };
    await prepareDemo(unreachable, config, (line) => failed.push(line));
    assert.match(failed.at(-1) ?? "", /途中で止まりました（fetch failed）。.*\nThe fictional case stopped/);

    const printed: string[] = [];
    await prepareDemo(installation, config, (line) => printed.push(line));
    assert.deepEqual(told(printed), story);
    await installation.close();
  });
});

describe("B-05 F-04 the case played at the first start survives kill -9 after every step it prints", () => {
  it("each start takes it up where it stands; one certificate comes of it, and it is not played again", async () => {
    const dataFolder = newFolder();
    const port = await freePort();
    const printed: string[] = [];
    let starts = 0;
    for (let ready = false; !ready; ) {
      starts += 1;
      assert.ok(starts <= story.length + 2, `${starts} starts:\n${printed.join("\n")}`);
      const before = told(printed);
      const { lines, code } = await startAndKill(dataFolder, port, (line) => {
        const isNew = story.includes(stepOf(line)) && !before.includes(stepOf(line));
        return isNew || (starts === 1 && line.startsWith("架空")) || line.startsWith("ready ");
      });
      assert.equal(code, null, lines.join("\n"));
      // Killed after its last step, the case may have been noted as played or not: both are right.
      const isUnderWay = before.length > 0 && before.length < story.length;
      if (isUnderWay) assert.equal(stepOf(lines[1] ?? ""), "再開", lines.join("\n"));
      printed.push(...lines);
      ready = lines.some((line) => line.startsWith("ready "));
    }
    assert.ok(starts > story.length / 2, `only ${starts} starts`);
    assert.doesNotMatch(printed.join("\n"), /途中で止まりました|Error/);
    assert.deepEqual(told(printed), story);

    const certified = recordsIn(dataFolder, "certification");
    assert.equal(certified.length, 1);
    assert.equal(recordsIn(dataFolder, "application").length, 1);
    const [{ number } = { number: "" }] = certified;
    const { code, text } = await verifyFile([join(dataFolder, "certificates", `${number}.pdf`)], {
      dataFolder,
    });
    assert.equal(code, 0, text);
    assertRegisterSound(dataFolder);

    const again = await startServer({ port, dataFolder, play: true });
    assert.deepEqual(again.printed(), [`ready ${again.baseUrl}`]);
    assert.equal(await again.stop("SIGTERM"), 0);
  });
});
