import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { verifyChain } from "#proof/event-chain.ts";
import { partitions } from "#records/layout.ts";
import type { LedgerEvent } from "#records/operation.ts";
import type { Actor } from "./actor.ts";
import { inquiryAggregate } from "./core/act-on-inquiry.ts";
import { forbids } from "./core/authorise.ts";
import { listAll, loadApplication, loadInquiries } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof secretariatRoutes.readHistory;

/**
 * Every act on a case in the order of time, and whether each of its hash chains is unbroken and ends where the
 * aggregate says (N-04).
 */
export const readHistory =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, applicationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, applicationId);
    if (application === undefined || application.status === "draft") return refused("not-found");
    const forbidden = forbids(actor, "readCase", application);
    if (forbidden !== undefined) return forbidden;

    const tips = [
      { aggregate: partitions.application(applicationId), tip: application.ledger },
      ...(await loadInquiries(deps, applicationId)).map((inquiry) => ({
        aggregate: inquiryAggregate(inquiry),
        tip: inquiry.ledger,
      })),
    ];
    const chains = await Promise.all(
      tips.map(async ({ aggregate, tip }) => ({ events: await listAll(deps, "event", aggregate), tip })),
    );
    const intact = chains.every(({ events, tip }) => verifyChain(events) && events.at(-1)?.hash === tip.hash);
    const events = chains
      .flatMap((chain) => chain.events)
      .toSorted((one, other) => one.at.localeCompare(other.at));
    return done({ events: events.map(eventView), intact });
  };

function eventView({ sequence, act, from, to, by, at, data, previousHash, hash }: LedgerEvent) {
  const base = { sequence, act, to, byName: by.name, role: by.role, at, data, previousHash, hash };
  return from === undefined ? base : { ...base, from };
}
