import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { certificationFor } from "./core/declared-work.ts";
import { loadDelegation } from "./core/delegations.ts";
import { linkTo } from "./core/document-link.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof delegationRoutes.openDelegationDocument;

/** A link to the document a delegation was permitted on, for the secretariat (L-03, L-04). */
export const openDelegationDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, command.actor, "readDelegations", command.number);
    if (!found.done) return found;
    const delegation = await loadDelegation(deps, command.number, command.delegationId);
    if (delegation?.evidence === undefined) return refused("not-found");
    const key = keys.document(delegation.evidence, delegation.evidence.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
