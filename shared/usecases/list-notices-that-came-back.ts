import type { noticeRoutes } from "#contracts/notice-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Notice } from "#records/operation.ts";
import type { Actor } from "./actor.ts";
import { mayKnowOf } from "./core/authorise.ts";
import { nextOf } from "./core/list-declared.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof noticeRoutes.listNoticesThatCameBack;

/**
 * The notices that came back, the latest first (N-05). That there is a tip is not told to those who may not know (S-01),
 * so that a page may be short.
 */
export const listNoticesThatCameBack =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const page = await deps.register.listBy("notice", "standing", partitions.noticesThatCameBack, {
      descending: true,
      limit: 50,
      ...(after === undefined ? {} : { after }),
    });
    return done({
      notices: page.records.filter((each) => mayKnowOf(actor, each.caseKind)).flatMap(shown),
      ...nextOf(page),
    });
  };

function shown({ cameBack, ...notice }: Notice) {
  if (cameBack === undefined) return [];
  const { id, caseKind, caseId, subject, recipient, sentAt } = notice;
  return [
    {
      noticeId: id,
      caseKind,
      caseId,
      subject,
      recipient: recipient.to,
      ...(recipient.to === "body" ? { body: recipient.body } : {}),
      fault: cameBack.fault,
      ...(sentAt === undefined ? {} : { sentAt }),
      cameBackAt: cameBack.at,
    },
  ];
}
