import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { linkTo } from "./core/document-link.ts";
import { ownSurveillance, surveillanceCase } from "./core/surveillances.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof surveillanceProviderRoutes.readSurveillanceDocument;

/** Where one of the provider's own documents of a case stands, with a link to open it once it is clean. */
export const readSurveillanceDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await ownSurveillance(deps, command.actor, "readSurveillance", command.surveillanceId);
    if (!found.done) return found;
    const key = keys.document(surveillanceCase(found.value), command.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined || document.addedBy !== "applicant") return refused("not-found");
    const view = documentView(document);
    if (document.status !== "clean") return done({ document: view });
    return done({ document: view, link: await linkTo(deps, document) });
  };
