import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "#contracts/client.ts";
import { actorFromClaims } from "#functions/middleware/actor-from-claims.ts";
import { createMovableClock } from "#local/clock/movable-clock.ts";
import { configFrom } from "#local/config.ts";
import { openDataFolder } from "#local/data-folder.ts";
import { prepareDemo } from "#local/demo/prepare-demo.ts";
import { demoAccounts } from "#local/identity/demo-accounts.ts";
import { type Installation, type InstallationOptions, startInstallation } from "#local/installation.ts";
import { openLocalPorts } from "#local/ports.ts";
import type { Deps } from "#ports";
import { freePort } from "#test/support/free-port.ts";
import { signIn } from "#test/support/sign-in.ts";
import type { Actor } from "#usecases/actor.ts";
import type { Scheme } from "./scheme.ts";

export type SchemeHere = Scheme & {
  readonly installation: () => Installation;
  /**
   * Stops the installation, does one thing with its data and starts it again: as if the process had died right after
   * that thing was committed, before any effect of it.
   */
  readonly dieAfter: <Value>(act: (deps: Deps) => Promise<Value>) => Promise<Value>;
};

/** A ready-made account, as the use cases know a signed-in person. */
export function actorOf(account: string): Actor {
  const found = demoAccounts.find(({ subject }) => subject === account);
  if (found === undefined) throw new Error(`There is no account ${account}`);
  return actorFromClaims({ sub: found.subject, ...found.profile });
}

/**
 * The scheme in this process, with its ports at hand. It speaks HTTP as well, so that the same helpers play on it.
 * @param variables further settings, e.g. `SMTP_URL`
 */
export async function openSchemeHere(
  variables: Readonly<Record<string, string>> = {},
  options: InstallationOptions = {},
): Promise<SchemeHere> {
  const dataFolder = mkdtempSync(join(tmpdir(), "scheme-"));
  const config = configFrom({
    PORT: String(await freePort()),
    DATA_DIR: dataFolder,
    PLAY: "no",
    BEACON_URL: "none",
    ...variables,
  });
  const printed: string[] = [];
  const start = async () => {
    const started = await startInstallation(config, options);
    await prepareDemo(started, config, (line) => printed.push(line));
    await started.idle();
    return started;
  };
  let installation = await start();
  const baseUrl = installation.url;
  const as = async (account: string) => createClient(baseUrl, await signIn(baseUrl, account));

  async function restart(_signal: string, meanwhile?: () => void): Promise<void> {
    await installation.close();
    meanwhile?.();
    installation = await start();
  }
  return {
    mailbox: () => join(dataFolder, "mailbox"),
    installation: () => installation,
    baseUrl: () => baseUrl,
    server: () => ({
      baseUrl,
      dataFolder,
      printed: () => printed,
      stop: async () => {
        await installation.close();
        return 0;
      },
    }),
    as,
    anybody: () => createClient(baseUrl),
    answers: () => [],
    async move(by) {
      const headers = { "content-type": "application/json" };
      const order = { method: "POST", headers, body: JSON.stringify({ move: by }) };
      const response = await fetch(`${baseUrl}/demo/clock`, order);
      if (!response.ok) throw new Error(`The clock did not move: ${response.status}`);
      return response.text();
    },
    restart,
    async dieAfter(act) {
      await installation.close();
      const folder = openDataFolder(dataFolder);
      const ports = await openLocalPorts({
        config,
        folder,
        baseUrl,
        clock: createMovableClock({ file: folder.clock, base: Date.now }),
        invoke: () => Promise.reject(new Error("No procedure runs now")),
        onArrival: () => undefined,
      });
      try {
        return await act(ports.deps);
      } finally {
        // What the effects of the act have started says so in the log, which has to be open until then.
        await ports.procedures.close();
        await ports.closeInspection();
        ports.register.close();
        await ports.closeLog();
        installation = await start();
      }
    },
    stop: () => installation.close(),
  };
}
