import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Tip } from "#records/tip.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { openedIdentity } from "./core/tip-identity.ts";
import { tipFor } from "./core/tips.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof tipRoutes.openTipIdentity;
type Command = InputOf<Route> & { actor: Actor };

/**
 * The tip officer, and nobody else, sees who gave a tip. That they did, and why, is on record before they see it
 * (S-01, 公益通報者保護法 12条).
 */
export const openTipIdentity =
  (deps: Pick<Deps, "register" | "clock" | "ids" | "tipVault">) =>
  async (command: Command): Promise<Outcome<ReplyOf<Route>>> => {
    const recorded = await untilSettled(() => record(deps, command));
    if (!recorded.done) return recorded;
    const identity = await openedIdentity(deps, recorded.value);
    return identity === undefined ? refused("not-found") : done(identity);
  };

async function record(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { actor, tipId, reason }: Command,
): Promise<Outcome<Tip>> {
  const found = await tipFor(deps, actor, "readTipIdentity", tipId);
  if (!found.done) return found;
  if (!found.value.identified) return refused("not-found");
  const by = actingAs(actor, ["tipOfficer"]);
  const committed = await commitTogether(deps, await accessWrites(deps, tipId, by, reason));
  return committed.done ? found : committed;
}

/** The access as an event of the chain of accesses to this identity. */
async function accessWrites(
  deps: Pick<Deps, "register" | "clock">,
  tipId: string,
  by: ActedBy,
  reason: string,
): Promise<Write[]> {
  const sofar = await deps.register.get("tipIdentityAccess", keys.tipIdentityAccess(tipId));
  const event = chainEvent({
    tip: sofar?.ledger ?? genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.tipIdentityAccess(tipId),
      act: "readTipIdentity",
      to: "read",
      by,
      at: deps.clock.now(),
      data: { reason },
    },
  });
  const access = {
    kind: "tipIdentityAccess",
    tipId,
    version: (sofar?.version ?? 0) + 1,
    ledger: { sequence: event.sequence, hash: event.hash },
  } as const;
  return [
    sofar === undefined
      ? { put: "create", record: access }
      : {
          put: "replace",
          record: access,
          when: [{ field: "version", is: "oneOf", values: [sofar.version] }],
        },
    { put: "create", record: event },
  ];
}
