import { configFrom } from "./config.ts";
import { prepareDemo } from "./demo/prepare-demo.ts";
import { startInstallation } from "./installation.ts";
import { StartRefused } from "./start-refused.ts";

/** `npm start`: the whole scheme on this machine. */
async function start(): Promise<void> {
  // What is kept here concerns companies and people: nobody else on the machine may read it.
  process.umask(0o077);
  const config = configFrom(process.env);
  const installation = await startInstallation(config);
  let stopping = false;
  const print = (line: string): void => {
    if (!stopping) console.log(line);
  };
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await installation.close();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());

  if (config.demo) await prepareDemo(installation, config, print);
  print(`ready ${installation.url}`);
}

/** Says why it does not start: a setting (exit code 2), or else a fault (exit code 1). */
function giveUp(error: unknown): void {
  const refusal = error instanceof StartRefused ? error.why : undefined;
  const said =
    refusal === undefined
      ? ["始められませんでした。 / It could not start:", error instanceof Error ? error.stack : error]
      : [refusal.ja, refusal.en];
  process.stderr.write(`${said.join("\n")}\n`, () => process.exit(refusal === undefined ? 1 : 2));
}

await start().catch(giveUp);
