import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { everyMinutes } from "#contracts/measures.ts";
import { httpFunctions } from "#functions/http.ts";
import { procedureFunctions } from "#functions/procedures.ts";
import { create as createAttendDraws } from "#functions/schedule/attend-draws/index.ts";
import { create as createSweep } from "#functions/schedule/daily-sweep/index.ts";
import { create as createMeasure } from "#functions/schedule/measure/index.ts";
import { create as createReconcile } from "#functions/schedule/reconcile/index.ts";
import { createMovableClock } from "#local/clock/movable-clock.ts";
import { systemClock } from "#local/clock/system-clock.ts";
import type { Clock, Deps, Log } from "#ports";
import { categoryNames } from "#scheme/categories.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { expiryOf } from "#web/plain-files.ts";
import { siteFiles } from "#web/site.ts";
import { addressOf, type Config } from "./config.ts";
import { type DataFolder, keepMode, openDataFolder } from "./data-folder.ts";
import { effectQueue } from "./effects.ts";
import { lockFolder } from "./folder-lock.ts";
import { createHttpServer, type HttpServerOptions } from "./http/create-http-server.ts";
import { localRoutes } from "./http/local-routes.ts";
import { createIdentity } from "./identity/create-identity.ts";
import type { Issuer } from "./identity/issuer.ts";
import { outsideIssuer } from "./identity/outside-issuer.ts";
import { readMailbox } from "./mail/read-mailbox.ts";
import { openLocalPorts } from "./ports.ts";
import { createScheduler } from "./scheduler/scheduler.ts";
import { systemTimer } from "./scheduler/system-timer.ts";
import { startProblem } from "./start-problem.ts";

export type Installation = {
  readonly url: string;
  readonly deps: Deps;
  /** Resolves when every effect is delivered and every procedure waits for somebody or has ended. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What a function of a procedure was asked and what it answered. */
export type ProcedureCall = {
  readonly functionName: string;
  readonly payload: unknown;
  readonly answer: unknown;
};

export type InstallationOptions = {
  /** Told of every answer that a procedure gets from one of its functions. */
  readonly onProcedureCall?: (call: ProcedureCall) => void;
};

/**
 * The whole application in this process: the same functions, use cases and state machines as on AWS, on embedded parts.
 * What was under way when it was last stopped goes on. It has its data folder to itself until it is closed.
 * @throws StartRefused when a setting keeps it from starting: folder in use, of the other mode or unreadable, port taken
 */
export async function startInstallation(
  config: Config,
  options: InstallationOptions = {},
): Promise<Installation> {
  let release = (): void => undefined;
  try {
    const folder = openDataFolder(config.dataFolder);
    release = lockFolder(folder, addressOf(config));
    keepMode(folder, config.demo ? "demo" : "pilot");
    return await openInstallation(config, folder, release, options);
  } catch (error) {
    release();
    throw startProblem(error, config);
  }
}

async function openInstallation(
  config: Config,
  folder: DataFolder,
  release: () => void,
  { onProcedureCall = () => undefined }: InstallationOptions,
): Promise<Installation> {
  const baseUrl = addressOf(config);
  const movable = config.demo ? createMovableClock({ file: folder.clock, base: Date.now }) : undefined;
  const clock = movable ?? systemClock;
  const invoked = new Map<string, (payload: unknown) => Promise<unknown>>();
  const arrivals = new Set<Promise<void>>();

  const ports = await openLocalPorts({
    config,
    folder,
    baseUrl,
    clock,
    invoke: async (name, payload) => {
      const invoke = invoked.get(name);
      if (invoke === undefined) throw new Error(`There is no function ${name}`);
      const answer = await invoke(payload);
      onProcedureCall({ functionName: name, payload, answer });
      return answer;
    },
    onArrival: (key) => inspect(key),
  });
  const { deps } = ports;
  for (const [name, create] of Object.entries(procedureFunctions)) invoked.set(name, create(deps));

  function inspect(key: string): void {
    const inspection = inspectDocument(deps)({ key })
      .catch((error: unknown) => deps.log("INSPECTION_FAILED", { error: nameOf(error) }))
      .finally(() => arrivals.delete(inspection));
    arrivals.add(inspection);
  }

  const queue = effectQueue(deliverEffect(deps), (error) =>
    deps.log("EFFECT_FAILED", { error: nameOf(error) }),
  );
  ports.register.onCommitted(queue.take);
  const idle = async (): Promise<void> => {
    await Promise.all(arrivals);
    await queue.idle();
    await ports.procedures.idle();
    await queue.idle();
  };

  await publishKeys(deps, folder.published);
  const scheduler = createScheduler({
    clock,
    log: deps.log,
    every: systemTimer,
    jobs: [
      { name: "reconcile", schedule: "rate(5 minutes)", run: () => createReconcile(deps)(undefined) },
      { name: "daily-sweep", schedule: "cron(10 0 * * ? *)", run: () => createSweep(deps)(undefined) },
      { name: "attend-draws", schedule: "cron(40 0 * * ? *)", run: () => createAttendDraws(deps)(undefined) },
      {
        name: "measure",
        schedule: `rate(${everyMinutes} minutes)`,
        run: () => createMeasure(deps)(undefined),
      },
    ],
  });
  const { identity, embedded, closeIdentity } = await openIdentity(config, {
    baseUrl,
    folder,
    clock,
    log: deps.log,
  });
  const server = createHttpServer({
    baseUrl,
    handlers: new Map(Object.entries(httpFunctions).map(([name, create]) => [name, create(deps)])),
    identity,
    localRoutes: localRoutes({
      baseUrl,
      documents: ports.documents,
      clock,
      site: siteFiles({
        portalUrl: config.portal,
        securityContact: `mailto:${config.secretariatAddresses[0]}`,
        expires: expiryOf(clock.now()),
        categories: categoryNames,
      }),
      ...(movable === undefined
        ? {}
        : {
            demo: {
              ...(embedded === undefined ? {} : { issuer: embedded }),
              clock: movable,
              settle: async () => {
                await scheduler.check();
                await idle();
              },
              mailbox: readMailbox(folder.mailbox),
            },
          }),
    }),
    clock,
    log: deps.log,
  });
  const { url } = await server.listen(config.port);
  scheduler.start();

  return {
    url,
    deps,
    idle,
    async close() {
      await server.close();
      await scheduler.stop();
      await Promise.all(arrivals);
      await queue.idle();
      await ports.procedures.close();
      // The last steps of procedures have effects as well; what starts one is left for the next start.
      await queue.idle();
      closeIdentity();
      await ports.closeInspection();
      ports.register.close();
      await ports.closeLog();
      release();
    },
  };
}

/** The outside issuer of the configuration, or else the embedded one. */
async function openIdentity(
  config: Config,
  { baseUrl, folder, clock, log }: { baseUrl: string; folder: DataFolder; clock: Clock; log: Log },
): Promise<{ identity: HttpServerOptions["identity"]; embedded?: Issuer; closeIdentity: () => void }> {
  if (config.outsideIssuer !== undefined) {
    return { identity: outsideIssuer(config.outsideIssuer), closeIdentity: () => undefined };
  }
  const embedded = await createIdentity({ baseUrl, folder: folder.root, demo: config.demo, clock, log });
  return { identity: embedded, embedded, closeIdentity: embedded.close };
}

/** The public key beside the data, so that certificates can be verified offline (F-04). */
async function publishKeys(deps: Deps, folder: string): Promise<void> {
  const keys = { keys: [await deps.signer.publicKey()] };
  await writeFile(join(folder, "certificate-keys.json"), `${JSON.stringify(keys, null, 2)}\n`);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
