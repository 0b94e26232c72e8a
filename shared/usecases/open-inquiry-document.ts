import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { linkTo } from "./core/document-link.ts";
import { loadInquiryCase } from "./core/inquiry-case.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";
import { documentsFor } from "./views/government-view.ts";

type Route = typeof governmentRoutes.openInquiryDocument;

/** A link to one of the documents that the policy shows to the body (E-01). */
export const openInquiryDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const { actor, applicationId, documentId } = command;
    const found = await loadInquiryCase(deps, applicationId, actor.body ?? "");
    if (found === undefined) return refused("not-found");
    const forbidden = forbids(actor, "readAnswers", found.application, found.inquiry.body);
    if (forbidden !== undefined) return forbidden;
    const shown = await documentsFor(deps, found.application, found.inquiry);
    const document = shown.find((each) => each.id === documentId);
    if (document === undefined) return refused("not-found");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
