import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { certificationCase } from "./core/certifications.ts";
import { certificationFor } from "./core/declared-work.ts";
import { linkTo } from "./core/document-link.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof delegationRoutes.openCertificationDocument;

/** A link to a clean document of a certification, such as the evidence of a duty, for the secretariat (C-03, L-03, L-04). */
export const openCertificationDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, command.actor, "readDelegations", command.number);
    if (!found.done) return found;
    const key = keys.document(certificationCase(found.value), command.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    if (document.status !== "clean") return refused("not-possible-now");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
