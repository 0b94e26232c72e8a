import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps, Page } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { governmentView } from "./views/government-view.ts";

type Route = typeof governmentRoutes.listInquiries;
type Reads = Pick<Deps, "register" | "answerVault">;

const pageSize = 50;
/** What a page token begins with: which of the two lists it goes on in. */
const marks = { open: "open.", closed: "closed." } as const;

/**
 * The inquiries put to the signed-in person's body: first those still open, by due day, then the closed, the newest
 * first. The page on which the open ones end holds the first closed ones too.
 */
export const listInquiries =
  (deps: Reads) =>
  async ({ actor, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.body === undefined) return refused("not-allowed");
    const page = await pageAfter(deps, actor.body, after);
    const inquiries = await Promise.all(
      page.records.map(async (inquiry) => {
        const application = await loadApplication(deps, inquiry.applicationId);
        return application === undefined ? undefined : governmentView(deps, application, inquiry);
      }),
    );
    const shown = inquiries.filter((inquiry) => inquiry !== undefined);
    return done({ inquiries: shown, ...(page.next === undefined ? {} : { next: page.next }) });
  };

async function pageAfter(deps: Reads, body: string, after: string | undefined): Promise<Page<"inquiry">> {
  if (after?.startsWith(marks.closed) === true)
    return closedPage(deps, body, after.slice(marks.closed.length));
  const token = after?.startsWith(marks.open) === true ? after.slice(marks.open.length) : after;
  const open = await deps.register.listBy("inquiry", "group", partitions.openInquiries(body), {
    limit: pageSize,
    ...(token === undefined ? {} : { after: token }),
  });
  if (open.next !== undefined) return { records: open.records, next: `${marks.open}${open.next}` };
  const closed = await closedPage(deps, body);
  return { ...closed, records: [...open.records, ...closed.records] };
}

async function closedPage(deps: Reads, body: string, token?: string): Promise<Page<"inquiry">> {
  const page = await deps.register.listBy("inquiry", "group", partitions.closedInquiries(body), {
    descending: true,
    limit: pageSize,
    ...(token === undefined ? {} : { after: token }),
  });
  return page.next === undefined ? page : { ...page, next: `${marks.closed}${page.next}` };
}
