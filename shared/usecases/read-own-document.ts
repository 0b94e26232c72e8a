import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { linkTo } from "./core/document-link.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof providerRoutes.readOwnDocument;

/** Where one of the company's own documents stands, with a link to open it once it is clean. */
export const readOwnDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, command.applicationId);
    if (application === undefined) return refused("not-found");
    const forbidden = forbids(command.actor, "readCase", application);
    if (forbidden !== undefined) return forbidden;
    const document = await deps.register.get(
      "document",
      keys.document(applicationCase(application.id), command.documentId),
    );
    if (document === undefined || document.addedBy !== "applicant") return refused("not-found");
    const view = documentView(document);
    return done(
      document.status === "clean"
        ? { document: view, link: await linkTo(deps, document) }
        : { document: view },
    );
  };
