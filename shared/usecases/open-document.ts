import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { linkTo } from "./core/document-link.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof secretariatRoutes.openDocument;

/** A link to a document for the secretariat. Nothing that was not found clean can be opened (C-03). */
export const openDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, command.applicationId);
    if (application === undefined || application.status === "draft") return refused("not-found");
    const forbidden = forbids(command.actor, "openDocument", application);
    if (forbidden !== undefined) return forbidden;
    const document = await deps.register.get(
      "document",
      keys.document(applicationCase(application.id), command.documentId),
    );
    if (document === undefined) return refused("not-found");
    if (document.status !== "clean") return refused("not-possible-now");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
