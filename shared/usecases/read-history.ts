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
import { eventView } from "./views/event-view.ts";

type Route = typeof secretariatRoutes.readHistory;
type View = ReplyOf<Route>["events"][number];

/**
 * Every act on a case in the order of time, and whether each of its hash chains is unbroken and ends where the
 * aggregate says (N-04). Who may not read answers is shown of the inquiries that there were acts, and their hashes (E-05).
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
    const readsAnswers = forbids(actor, "readAnswers", application) === undefined;
    return done({ events: events.map(readsAnswers ? eventView : eventWithoutAnswers), intact });
  };

/** What acts on the application record of the answers. */
const onAnswers: readonly string[] = ["result", "answers", "onObjections"];

function eventWithoutAnswers(event: LedgerEvent): View {
  const { sequence, at, data, previousHash, hash } = event;
  if (!event.aggregate.startsWith(partitions.application("")))
    return { sequence, at, data: {}, previousHash, hash };
  const shown = Object.entries(data).filter(([name]) => !onAnswers.includes(name));
  return { ...eventView(event), data: Object.fromEntries(shown) };
}
