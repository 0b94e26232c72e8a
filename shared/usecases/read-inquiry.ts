import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadInquiryCase } from "./core/inquiry-case.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { governmentView } from "./views/government-view.ts";

type Route = typeof governmentRoutes.readInquiry;

/** The inquiry put to the signed-in person's own body; there is no way to name another's (E-05). */
export const readInquiry =
  (deps: Pick<Deps, "register" | "answerVault">) =>
  async ({ actor, applicationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await loadInquiryCase(deps, applicationId, actor.body ?? "");
    if (found === undefined) return refused("not-found");
    const forbidden = forbids(actor, "readAnswers", found.application, found.inquiry.body);
    return forbidden ?? done(await governmentView(deps, found.application, found.inquiry));
  };
