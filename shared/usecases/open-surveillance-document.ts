import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { linkTo } from "./core/document-link.ts";
import { surveillanceCase, surveillanceFor } from "./core/surveillances.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof surveillanceRoutes.openSurveillanceDocument;

/** A link to a document of a case. Nothing that was not found clean can be opened (C-03). */
export const openSurveillanceDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await surveillanceFor(deps, command.actor, "readSurveillance", command.surveillanceId);
    if (!found.done) return found;
    const key = keys.document(surveillanceCase(found.value), command.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    if (document.status !== "clean") return refused("not-possible-now");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
