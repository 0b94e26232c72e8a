import type { NoticeContent } from "#records/notice-content.ts";
import { accepted } from "./accepted.ts";
import { certificateReplaced } from "./certificate-replaced.ts";
import { certified } from "./certified.ts";
import { changeReport } from "./change-report.ts";
import { correctionDemand } from "./correction-demand.ts";
import { correctionNews } from "./correction-news.ts";
import { delegateChecks } from "./delegate-checks.ts";
import { delegateLost } from "./delegate-lost.ts";
import { expired, expiryReminder } from "./expiry.ts";
import { givenBack } from "./given-back.ts";
import { incidentChecked } from "./incident-checked.ts";
import { incidentReported } from "./incident-reported.ts";
import { informationRequest } from "./information-request.ts";
import { inquiry } from "./inquiry.ts";
import { inquiryCancelled } from "./inquiry-cancelled.ts";
import { lapsed } from "./lapsed.ts";
import { listingDropped } from "./listing-dropped.ts";
import type { NoticeContext, RenderedNotice } from "./notice.ts";
import { noticeCameBack } from "./notice-came-back.ts";
import { overdue } from "./overdue.ts";
import { prerequisiteLost, prerequisiteOver, prerequisiteReminder } from "./prerequisites.ts";
import { receipt } from "./receipt.ts";
import { refused } from "./refused.ts";
import { remediationExtended } from "./remediation-extended.ts";
import { remediationRequest } from "./remediation-request.ts";
import { reminder } from "./reminder.ts";
import { renewalAccepted, renewalReturned } from "./renewal.ts";
import { revocationNotice } from "./revocation-notice.ts";
import { revocationOutcome } from "./revocation-outcome.ts";
import { revoked } from "./revoked.ts";
import { surveillanceNotice } from "./surveillance-notice.ts";
import { surveillanceResult } from "./surveillance-result.ts";
import { suspended, suspensionLifted } from "./suspension.ts";
import { taskOpened } from "./task-opened.ts";
import { tipMessage } from "./tip-message.ts";
import { withdrawn } from "./withdrawn.ts";

/** Puts a notice into words, by the template it names: Japanese first, then English, as text and as HTML. */
export function renderNotice(content: NoticeContent, context: NoticeContext): RenderedNotice {
  switch (content.template) {
    case "listingDropped":
      return listingDropped(content, context);
    case "noticeCameBack":
      return noticeCameBack(content, context);
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
    case "certificateReplaced":
      return certificateReplaced(content, context);
    case "changeReport":
      return changeReport(content, context);
    case "refused":
      return refused(content, context);
    case "revocationNotice":
      return revocationNotice(content, context);
    case "revoked":
      return revoked(content, context);
    case "revocationOutcome":
      return revocationOutcome(content, context);
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
    case "expiryReminder":
      return expiryReminder(content, context);
    case "expired":
      return expired(content, context);
    case "prerequisiteReminder":
      return prerequisiteReminder(content, context);
    case "prerequisiteOver":
      return prerequisiteOver(content, context);
    case "prerequisiteLost":
      return prerequisiteLost(content, context);
    case "renewalAccepted":
      return renewalAccepted(content, context);
    case "renewalReturned":
      return renewalReturned(content, context);
    case "suspended":
      return suspended(content, context);
    case "suspensionLifted":
      return suspensionLifted(content, context);
    case "givenBack":
      return givenBack(content, context);
    case "delegateLost":
      return delegateLost(content, context);
    case "delegateChecks":
      return delegateChecks(content, context);
    case "incidentReported":
      return incidentReported(content, context);
    case "incidentChecked":
      return incidentChecked(content, context);
  }
}
