import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Provider } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Actor } from "./actor.ts";
import { needsReapplicationDecision } from "./core/application-bar.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { recordOnRevocation } from "./core/record-on-revocation.ts";
import { untilSettled } from "./core/retry.ts";
import { loadRevocation, todayOf } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof revocationRoutes.allowReapplication;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Decides that a company may apply again although more than one revocation stands against it. It covers those
 * that stand now; the time of a bar still has to pass. Nobody decides it who decided one of them.
 */
export const allowReapplication =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => allowOnce(deps, command));

async function allowOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, corporateNumber, reasons } = command;
  const provider = await deps.register.get("provider", keys.provider(corporateNumber));
  if (provider === undefined) return refused("not-found");
  if (!needsReapplicationDecision(provider, todayOf(deps))) return refused("not-possible-now");
  const standing = await revocationsOf(deps, provider);
  const last = standing.at(-1);
  if (last === undefined) return refused("not-possible-now");
  for (const revocation of standing) {
    const forbidden = forbids(actor, "revoke", revocation);
    if (forbidden !== undefined) return forbidden;
    if (revocation.decidedBy.includes(actor.subject)) return refused("four-eyes");
  }
  const by = actingAs(actor, ["decider"]);
  const covers = standing.map(({ id }) => id);
  const record: Provider = {
    ...provider,
    version: provider.version + 1,
    reapplication: { reasons, by, at: deps.clock.now(), covers },
  };
  const allowed = await recordOnRevocation(deps, {
    revocation: last,
    act: "allowReapplication",
    by,
    data: { corporateNumber, reasons, covers },
    writes: [
      { put: "replace", record, when: [{ field: "version", is: "oneOf", values: [provider.version] }] },
    ],
  });
  if (!allowed.done) return allowed;
  const { barredUntil } = provider;
  return done({ corporateNumber, ...(barredUntil === undefined ? {} : { barredUntil }), allowed: true });
}

async function revocationsOf(deps: Needs, provider: Provider): Promise<readonly Revocation[]> {
  const found = await Promise.all(
    provider.revocations.map(({ revocationId }) => loadRevocation(deps, revocationId)),
  );
  return found.filter((revocation) => revocation !== undefined);
}
