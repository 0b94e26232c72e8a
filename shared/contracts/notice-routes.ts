import * as z from "zod";
import type { Route } from "./route.ts";
import { bodyCode, identifier, nothing } from "./shapes.ts";

/** A notice that may not have been read. Whom it went to is said by part, never by address. */
const cameBack = z.object({
  noticeId: identifier,
  caseKind: z.string(),
  caseId: z.string(),
  subject: z.string(),
  recipient: z.enum(["applicant", "provider", "secretariat", "body"]),
  body: bodyCode.optional(),
  fault: z.enum(["bounced", "bouncedForNow", "complained", "rejected"]),
  sentAt: z.string().optional(),
  cameBackAt: z.string(),
});

/** What the secretariat sees of its mails (N-05). */
export const noticeRoutes = {
  listNoticesThatCameBack: {
    audience: "secretariat",
    name: "listNoticesThatCameBack",
    method: "GET",
    path: "/secretariat/notices-that-came-back",
    summary: {
      ja: "届かなかったおそれのある通知の一覧",
      en: "List notices that may not have arrived, the latest first",
    },
    roles: ["reviewer", "decider", "surveillanceOfficer", "tipOfficer", "auditor", "administrator"],
    params: nothing,
    query: z.strictObject({ after: z.string().max(2000).optional() }),
    status: 200,
    reply: z.object({ notices: z.array(cameBack), next: z.string().optional() }),
    refusals: [],
  },
} as const satisfies Readonly<Record<string, Route>>;
