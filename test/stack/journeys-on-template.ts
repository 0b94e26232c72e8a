import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, it } from "node:test";
import { serveOperator } from "./operator-server.ts";
import { type Assembly, bundleOnce, deploy, type TemplateStack } from "./template-stack.ts";

type Played = { readonly code: number | null; readonly lines: readonly string[] };

/** What `npm run journeys` prints, and how it ends, when it is told of a stack as an operator would. */
async function play(args: readonly string[]): Promise<Played> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, ["test/journeys/run.ts", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, lines: text.trimEnd().split("\n") };
}

/**
 * Plays journeys by `npm run journeys` on a stack made of the templates, and asserts that they pass and that nobody was
 * refused anything meanwhile.
 * @param offers whether the stack also offers what only an emulated one can: a clock that moves, and its mails
 */
export function playedOnTemplate(
  journeys: readonly string[],
  { offers }: { readonly offers: boolean },
): void {
  let assembly: Assembly;
  let stack: TemplateStack;
  let operator: Awaited<ReturnType<typeof serveOperator>>;
  before(async () => {
    assembly = await bundleOnce();
    stack = await deploy(assembly);
    operator = await serveOperator(stack);
  });
  after(async () => {
    await operator.close();
    await stack.close();
    assembly.remove();
  });

  it(`pass: ${journeys.join(", ")}`, async () => {
    const command = `"${process.execPath}" test/stack/operator.ts ${operator.url}`;
    const more = ["--clock-command", `${command} clock`, "--mailbox", stack.mailbox];
    const { code, lines } = await play([
      ...["--url", stack.url, "--token-command", `${command} token`, "--sample-register"],
      ...(offers ? more : []),
      ...journeys,
    ]);
    assert.match(lines.at(-1) ?? "", /^\d+ passed, 0 failed$/, lines.join("\n"));
    assert.equal(code, 0);
    for (const name of journeys)
      assert.ok(
        lines.some((line) => line.startsWith(`✓ test/journeys/${name}.test.ts`)),
        name,
      );
  });

  it("are refused nothing: every role may do what its functions do, and no function failed", async () => {
    await stack.idle();
    assert.deepEqual([stack.refusals, stack.faults(), stack.queued], [[], [], []]);
  });
}
