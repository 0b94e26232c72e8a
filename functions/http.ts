import type { routes } from "#contracts/routes.ts";
import { create as acknowledgeInquiry } from "./government/acknowledge-inquiry/index.ts";
import { create as answerInquiry } from "./government/answer-inquiry/index.ts";
import { create as listInquiries } from "./government/list-inquiries/index.ts";
import { create as openInquiryDocument } from "./government/open-inquiry-document/index.ts";
import { create as readInquiry } from "./government/read-inquiry/index.ts";
import { create as referToSurveillance } from "./government/refer-to-surveillance/index.ts";
import type { CreateHttpHandler } from "./middleware/http-function.ts";
import { create as answerInformationRequest } from "./provider/answer-information-request/index.ts";
import { create as createApplication } from "./provider/create-application/index.ts";
import { create as extendRemediation } from "./provider/extend-remediation/index.ts";
import { create as fileApplication } from "./provider/file-application/index.ts";
import { create as fileCorrectionPlan } from "./provider/file-correction-plan/index.ts";
import { create as fileEvidence } from "./provider/file-evidence/index.ts";
import { create as listOwnApplications } from "./provider/list-own-applications/index.ts";
import { create as listOwnSurveillances } from "./provider/list-own-surveillances/index.ts";
import { create as previewFindings } from "./provider/preview-findings/index.ts";
import { create as readOwnApplication } from "./provider/read-own-application/index.ts";
import { create as readOwnCertificate } from "./provider/read-own-certificate/index.ts";
import { create as readOwnDocument } from "./provider/read-own-document/index.ts";
import { create as readOwnSurveillance } from "./provider/read-own-surveillance/index.ts";
import { create as readSurveillanceDocument } from "./provider/read-surveillance-document/index.ts";
import { create as refuseToCooperate } from "./provider/refuse-to-cooperate/index.ts";
import { create as reportCorrection } from "./provider/report-correction/index.ts";
import { create as requestSurveillanceUpload } from "./provider/request-surveillance-upload/index.ts";
import { create as requestUpload } from "./provider/request-upload/index.ts";
import { create as saveForm } from "./provider/save-form/index.ts";
import { create as withdrawApplication } from "./provider/withdraw-application/index.ts";
import { create as giveTip } from "./public/give-tip/index.ts";
import { create as readCertification } from "./public/read-certification/index.ts";
import { create as readHealth } from "./public/read-health/index.ts";
import { create as readKeys } from "./public/read-keys/index.ts";
import { create as readListings } from "./public/read-listings/index.ts";
import { create as readOpenApi } from "./public/read-open-api/index.ts";
import { create as readPolicy } from "./public/read-policy/index.ts";
import { create as readTipStatus } from "./public/read-tip-status/index.ts";
import { create as writeTipMessage } from "./public/write-tip-message/index.ts";
import { create as addStaffDocument } from "./secretariat/add-staff-document/index.ts";
import { create as checkCorrection } from "./secretariat/check-correction/index.ts";
import { create as checkCorrectionPlan } from "./secretariat/check-correction-plan/index.ts";
import { create as completeFormCheck } from "./secretariat/complete-form-check/index.ts";
import { create as concludeSurveillance } from "./secretariat/conclude-surveillance/index.ts";
import { create as decideApplication } from "./secretariat/decide-application/index.ts";
import { create as declareConflict } from "./secretariat/declare-conflict/index.ts";
import { create as declareSurveillanceConflict } from "./secretariat/declare-surveillance-conflict/index.ts";
import { create as declareTipConflict } from "./secretariat/declare-tip-conflict/index.ts";
import { create as deliberateSurveillance } from "./secretariat/deliberate-surveillance/index.ts";
import { create as extendCorrection } from "./secretariat/extend-correction/index.ts";
import { create as linkTip } from "./secretariat/link-tip/index.ts";
import { create as listApplications } from "./secretariat/list-applications/index.ts";
import { create as listIdentityAccesses } from "./secretariat/list-identity-accesses/index.ts";
import { create as listSurveillances } from "./secretariat/list-surveillances/index.ts";
import { create as listTasks } from "./secretariat/list-tasks/index.ts";
import { create as listTips } from "./secretariat/list-tips/index.ts";
import { create as openDocument } from "./secretariat/open-document/index.ts";
import { create as openSurveillance } from "./secretariat/open-surveillance/index.ts";
import { create as openSurveillanceDocument } from "./secretariat/open-surveillance-document/index.ts";
import { create as openTipIdentity } from "./secretariat/open-tip-identity/index.ts";
import { create as progressTip } from "./secretariat/progress-tip/index.ts";
import { create as proposeConclusion } from "./secretariat/propose-conclusion/index.ts";
import { create as proposeDecision } from "./secretariat/propose-decision/index.ts";
import { create as readApplication } from "./secretariat/read-application/index.ts";
import { create as readHistory } from "./secretariat/read-history/index.ts";
import { create as readSurveillance } from "./secretariat/read-surveillance/index.ts";
import { create as readTip } from "./secretariat/read-tip/index.ts";
import { create as recordSurveillanceHearing } from "./secretariat/record-surveillance-hearing/index.ts";
import { create as releaseAnswer } from "./secretariat/release-answer/index.ts";
import { create as requestMoreEvidence } from "./secretariat/request-more-evidence/index.ts";
import { create as requestRemediation } from "./secretariat/request-remediation/index.ts";
import { create as settleSilence } from "./secretariat/settle-silence/index.ts";
import { create as supplementInquiry } from "./secretariat/supplement-inquiry/index.ts";
import { create as writeToReporter } from "./secretariat/write-to-reporter/index.ts";

/**
 * The function of every route, for a server that holds them all. No Lambda entry imports this: each carries its own
 * route only. A route without its function does not compile.
 */
export const httpFunctions: Readonly<Record<keyof typeof routes, CreateHttpHandler>> = {
  createApplication,
  listOwnApplications,
  readOwnApplication,
  saveForm,
  previewFindings,
  requestUpload,
  readOwnDocument,
  fileApplication,
  extendRemediation,
  answerInformationRequest,
  withdrawApplication,
  readOwnCertificate,
  listTasks,
  listApplications,
  readApplication,
  readHistory,
  openDocument,
  addStaffDocument,
  declareConflict,
  completeFormCheck,
  requestRemediation,
  supplementInquiry,
  settleSilence,
  releaseAnswer,
  proposeDecision,
  decideApplication,
  listInquiries,
  readInquiry,
  openInquiryDocument,
  acknowledgeInquiry,
  answerInquiry,
  readCertification,
  readListings,
  readKeys,
  readPolicy,
  readOpenApi,
  readHealth,
  giveTip,
  readTipStatus,
  writeTipMessage,
  listTips,
  readTip,
  progressTip,
  linkTip,
  writeToReporter,
  declareTipConflict,
  openTipIdentity,
  listIdentityAccesses,
  openSurveillance,
  listSurveillances,
  readSurveillance,
  openSurveillanceDocument,
  deliberateSurveillance,
  requestMoreEvidence,
  recordSurveillanceHearing,
  proposeConclusion,
  concludeSurveillance,
  declareSurveillanceConflict,
  checkCorrectionPlan,
  extendCorrection,
  checkCorrection,
  listOwnSurveillances,
  readOwnSurveillance,
  requestSurveillanceUpload,
  readSurveillanceDocument,
  fileEvidence,
  refuseToCooperate,
  fileCorrectionPlan,
  reportCorrection,
  referToSurveillance,
};
