import type { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { linkTo } from "./core/document-link.ts";
import { ownRevocationFor } from "./core/revocation-access.ts";
import { revocationCase } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";
import { fileOf } from "./views/revocation-view.ts";

type Route = typeof providerRevocationRoutes.readOwnRevocationDocument;

/** One of the company's own documents of the file, with a link to open it once it is clean (X-02, 資料の閲覧). */
export const readOwnRevocationDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await ownRevocationFor(deps, command.actor, command.revocationId, "readRevocation");
    if (!found.done) return found;
    const key = keys.document(revocationCase(found.value), command.documentId);
    const document =
      (await deps.register.get("document", key)) ??
      (await fileOf(deps, found.value)).find(({ id }) => id === command.documentId);
    if (document === undefined || document.addedBy !== "applicant") return refused("not-found");
    const view = documentView(document);
    if (document.status !== "clean") return done({ document: view });
    return done({ document: view, link: await linkTo(deps, document) });
  };
