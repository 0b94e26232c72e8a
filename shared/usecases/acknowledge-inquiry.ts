import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { commitInquiry } from "./core/commit-inquiry.ts";
import { loadInquiryCase } from "./core/inquiry-case.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { governmentView } from "./views/government-view.ts";

type Route = typeof governmentRoutes.acknowledgeInquiry;
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/** A body acknowledges that an inquiry has reached it (E-02). */
export const acknowledgeInquiry =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, applicationId } = command;
      const found = await loadInquiryCase(deps, applicationId, actor.body ?? "");
      if (found === undefined) return refused("not-found");
      const forbidden = forbids(actor, "acknowledge", found.application, found.inquiry.body);
      if (forbidden !== undefined) return forbidden;
      if (found.inquiry.status !== "sent") return refused("not-possible-now");
      const committed = await commitInquiry(deps, {
        application: found.application,
        step: { inquiry: found.inquiry, act: "acknowledge", by: actingAs(actor, ["governmentResponder"]) },
      });
      return committed.done
        ? done(await governmentView(deps, found.application, committed.value.inquiry))
        : committed;
    });
