import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { linkTo } from "./core/document-link.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { revocationCase } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof revocationRoutes.openRevocationDocument;

/** A link to a document of a revocation for the secretariat. Nothing that was not found clean can be opened (C-03). */
export const openRevocationDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await revocationFor(deps, command.actor, command.revocationId, "readRevocation");
    if (!found.done) return found;
    const key = keys.document(revocationCase(found.value), command.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    if (document.status !== "clean") return refused("not-possible-now");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
