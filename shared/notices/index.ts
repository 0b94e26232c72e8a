import type { NoticeContent } from "#records/notice-content.ts";
import { accepted } from "./accepted.ts";
import { certified } from "./certified.ts";
import { correctionDemand } from "./correction-demand.ts";
import { correctionNews } from "./correction-news.ts";
import { informationRequest } from "./information-request.ts";
import { inquiry } from "./inquiry.ts";
import { inquiryCancelled } from "./inquiry-cancelled.ts";
import { lapsed } from "./lapsed.ts";
import type { NoticeContext, RenderedNotice } from "./notice.ts";
import { overdue } from "./overdue.ts";
import { receipt } from "./receipt.ts";
import { refused } from "./refused.ts";
import { remediationExtended } from "./remediation-extended.ts";
import { remediationRequest } from "./remediation-request.ts";
import { reminder } from "./reminder.ts";
import { surveillanceNotice } from "./surveillance-notice.ts";
import { surveillanceResult } from "./surveillance-result.ts";
import { taskOpened } from "./task-opened.ts";
import { tipMessage } from "./tip-message.ts";
import { withdrawn } from "./withdrawn.ts";

/** Puts a notice into words, by the template it names: Japanese first, then English, as text and as HTML. */
export function renderNotice(content: NoticeContent, context: NoticeContext): RenderedNotice {
  switch (content.template) {
    case "receipt":
      return receipt(content, context);
    case "remediationRequest":
      return remediationRequest(content, context);
    case "remediationExtended":
      return remediationExtended(content, context);
    case "accepted":
      return accepted(content, context);
    case "lapsed":
      return lapsed(content, context);
    case "reminder":
      return reminder(content, context);
    case "overdue":
      return overdue(content, context);
    case "inquiry":
      return inquiry(content, context);
    case "inquiryCancelled":
      return inquiryCancelled(content, context);
    case "informationRequest":
      return informationRequest(content, context);
    case "taskOpened":
      return taskOpened(content, context);
    case "certified":
      return certified(content, context);
    case "refused":
      return refused(content, context);
    case "surveillanceNotice":
      return surveillanceNotice(content, context);
    case "surveillanceResult":
      return surveillanceResult(content, context);
    case "correctionDemand":
      return correctionDemand(content, context);
    case "correctionNews":
      return correctionNews(content, context);
    case "tipMessage":
      return tipMessage(content, context);
    case "withdrawn":
      return withdrawn(content, context);
  }
}
