import { configFrom } from "./config.ts";
import { prepareDemo } from "./demo/prepare-demo.ts";
import { startInstallation } from "./installation.ts";

/** `npm start`: the whole scheme on this machine. */
// What is kept here concerns companies and people: nobody else on the machine may read it.
process.umask(0o077);
const config = configFrom(process.env);
const installation = await startInstallation(config);
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  await installation.close();
  process.exit(0);
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());

if (config.demo) await prepareDemo(installation, config, (line) => console.log(line));
console.log(`ready ${installation.url}`);
