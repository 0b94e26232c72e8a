import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { certificationCase } from "./core/certifications.ts";
import { linkTo } from "./core/document-link.ts";
import { certificationFor } from "./core/upkeep-case.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof upkeepSecretariatRoutes.openCertificationDocument;

/** A short-lived link to a document of a certification, once it was found clean (C-03). */
export const openCertificationDocument =
  (deps: Pick<Deps, "register" | "documents" | "clock">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const { actor, number, documentId } = command;
    const found = await certificationFor(deps, actor, "openDocument", number);
    if (!found.done) return found;
    const key = keys.document(certificationCase(found.value), documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    if (document.status !== "clean") return refused("not-possible-now");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
