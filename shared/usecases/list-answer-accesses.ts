import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { verifyChain } from "#proof/event-chain.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { listAll, loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { eventView } from "./views/event-view.ts";

type Route = typeof secretariatRoutes.listAnswerAccesses;

/** Who was shown what bodies said of an application, which turns and when, and whether the record of it is intact (E-05, N-04). */
export const listAnswerAccesses =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, applicationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, applicationId);
    if (application === undefined || application.status === "draft") return refused("not-found");
    const forbidden = forbids(actor, "readAnswerAccesses", application);
    if (forbidden !== undefined) return forbidden;
    const events = await listAll(deps, "event", partitions.answerAccess(applicationId));
    const access = await deps.register.get("answerAccess", keys.answerAccess(applicationId));
    const intact = verifyChain(events) && events.at(-1)?.hash === access?.ledger.hash;
    return done({ accesses: events.map(eventView), intact });
  };
