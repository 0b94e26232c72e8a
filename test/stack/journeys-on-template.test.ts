import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { type Assembly, bundleOnce, deploy, type TemplateStack } from "./template-stack.ts";
import { serveTokens } from "./token-server.ts";

/** What `npm run journeys` prints, and how it ends, when it is told of a stack as an operator would. */
async function play(
  url: string,
  tokens: string,
  ...words: readonly string[]
): Promise<{ code: number | null; lines: string[] }> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const command = `"${process.execPath}" test/stack/token.ts ${tokens}`;
  const child = spawn(
    process.execPath,
    ["test/journeys/run.ts", "--url", url, "--token-command", command, "--sample-register", ...words],
    { env, stdio: ["ignore", "pipe", "pipe"] },
  );
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, lines: text.trimEnd().split("\n") };
}

describe("F-03 F-04 E-01 S-01 X-02 the journeys, played by npm run journeys on what the templates make", () => {
  let assembly: Assembly;
  let stack: TemplateStack;
  let tokens: Awaited<ReturnType<typeof serveTokens>>;
  before(async () => {
    assembly = bundleOnce();
    stack = await deploy(assembly);
    tokens = await serveTokens(stack.tokenFor);
  });
  after(async () => {
    await tokens.close();
    await stack.close();
    assembly.remove();
  });

  it("pass: a certificate, remediation and second thoughts, a tip with its identity, an urgent revocation", async () => {
    const words = ["good-case", "tips", "what-answers-stand-for", "revocation-urgent"];
    const { code, lines } = await play(stack.url, tokens.url, ...words);
    assert.match(lines.at(-1) ?? "", /^\d+ passed, 0 failed$/, lines.join("\n"));
    assert.equal(code, 0);
    for (const word of words)
      assert.ok(lines.some((line) => line.startsWith(`✓ test/journeys/${word}.test.ts`)));
  });

  it("are refused nothing: every role may do what its functions do, and no function failed", async () => {
    await stack.idle();
    assert.deepEqual(stack.refusals, []);
    assert.deepEqual(stack.faults(), []);
    assert.deepEqual(stack.queued, []);
  });
});
