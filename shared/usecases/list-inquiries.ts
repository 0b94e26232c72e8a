import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { governmentView } from "./views/government-view.ts";

type Route = typeof governmentRoutes.listInquiries;

/** The inquiries put to the signed-in person's body, the newest first, at most 100. */
export const listInquiries =
  (deps: Pick<Deps, "register">) =>
  async ({ actor }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.body === undefined) return refused("not-allowed");
    const page = await deps.register.listBy("inquiry", "group", partitions.bodyInquiries(actor.body), {
      descending: true,
      limit: 100,
    });
    const inquiries = await Promise.all(
      page.records.map(async (inquiry) => {
        const application = await loadApplication(deps, inquiry.applicationId);
        return application === undefined ? undefined : governmentView(deps, application, inquiry);
      }),
    );
    return done({ inquiries: inquiries.filter((inquiry) => inquiry !== undefined) });
  };
