import { jsonLineLog } from "#adapters/log/json-line-log.ts";
import type { Route } from "#contracts/route.ts";
import type { CreateHttpHandler } from "#functions/middleware/http-function.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import type { Deps } from "#ports";
import { type Outcome, refused } from "#usecases/outcome.ts";

function untouchable<Port extends object>(name: string): Port {
  return new Proxy({} as Port, {
    get: (_, method) => {
      throw new Error(`${name}.${String(method)} must not be used here`);
    },
  });
}

/** Ports that nobody may touch, and a log that is kept. */
export function watchedDeps(): { readonly deps: Deps; readonly lines: string[] } {
  const lines: string[] = [];
  const clock = { now: () => "2027-04-01T00:00:00.000Z" };
  const deps: Deps = {
    register: untouchable("register"),
    documents: untouchable("documents"),
    mailer: untouchable("mailer"),
    procedures: untouchable("procedures"),
    signer: untouchable("signer"),
    tipVault: untouchable("tipVault"),
    answerVault: untouchable("answerVault"),
    beacon: untouchable("beacon"),
    random: untouchable("random"),
    malware: untouchable("malware"),
    inspect: () => Promise.reject(new Error("inspect must not be used here")),
    readSpreadsheet: () => Promise.reject(new Error("readSpreadsheet must not be used here")),
    directory: untouchable("directory"),
    ids: untouchable("ids"),
    clock,
    log: jsonLineLog((line) => lines.push(line), clock),
  };
  return { deps, lines };
}

/** A route in front of a use case that only notes what it was asked, and finds nothing. */
export function spiedRoute(route: Route) {
  const commands: unknown[] = [];
  const { deps, lines } = watchedDeps();
  const create: CreateHttpHandler = httpFunction(route, () => async (command): Promise<Outcome<never>> => {
    commands.push(command);
    return refused("not-found");
  });
  return { handle: create(deps), commands, lines };
}
