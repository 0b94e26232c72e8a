import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { loadDelegation } from "./core/delegations.ts";
import { linkTo } from "./core/document-link.ts";
import { isFor } from "./list-delegate-checks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof delegationRoutes.openDelegateCheck;

/** A link to a check of a delegate, for a body it was passed on to; to every other there is no such thing (L-04). */
export const openDelegateCheck =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const delegation = await loadDelegation(deps, command.number, command.delegationId);
    if (delegation?.evidence === undefined || !isFor(command.actor, delegation)) return refused("not-found");
    const key = keys.document(delegation.evidence, delegation.evidence.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
