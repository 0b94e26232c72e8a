import type { routes } from "#contracts/routes.ts";
import { create as acknowledgeInquiry } from "./government/acknowledge-inquiry/index.ts";
import { create as answerInquiry } from "./government/answer-inquiry/index.ts";
import { create as listDelegateChecks } from "./government/list-delegate-checks/index.ts";
import { create as listInquiries } from "./government/list-inquiries/index.ts";
import { create as openDelegateCheck } from "./government/open-delegate-check/index.ts";
import { create as openInquiryDocument } from "./government/open-inquiry-document/index.ts";
import { create as readInquiry } from "./government/read-inquiry/index.ts";
import { create as referToSurveillance } from "./government/refer-to-surveillance/index.ts";
import type { CreateHttpHandler } from "./middleware/http-function.ts";
import { create as answerInformationRequest } from "./provider/answer-information-request/index.ts";
import { create as answerListingQuestion } from "./provider/answer-listing-question/index.ts";
import { create as concludeIncident } from "./provider/conclude-incident/index.ts";
import { create as createApplication } from "./provider/create-application/index.ts";
import { create as declareDelegation } from "./provider/declare-delegation/index.ts";
import { create as declareRenewing } from "./provider/declare-renewing/index.ts";
import { create as declareSecondment } from "./provider/declare-secondment/index.ts";
import { create as endDelegation } from "./provider/end-delegation/index.ts";
import { create as endSecondment } from "./provider/end-secondment/index.ts";
import { create as extendRemediation } from "./provider/extend-remediation/index.ts";
import { create as fileApplication } from "./provider/file-application/index.ts";
import { create as fileChangeReport } from "./provider/file-change-report/index.ts";
import { create as fileCorrectionPlan } from "./provider/file-correction-plan/index.ts";
import { create as fileEvidence } from "./provider/file-evidence/index.ts";
import { create as fileExplanation } from "./provider/file-explanation/index.ts";
import { create as fileObjection } from "./provider/file-objection/index.ts";
import { create as followUpIncident } from "./provider/follow-up-incident/index.ts";
import { create as giveBackCertification } from "./provider/give-back-certification/index.ts";
import { create as listOwnApplications } from "./provider/list-own-applications/index.ts";
import { create as listOwnCertifications } from "./provider/list-own-certifications/index.ts";
import { create as listOwnChangeReports } from "./provider/list-own-change-reports/index.ts";
import { create as listOwnDelegations } from "./provider/list-own-delegations/index.ts";
import { create as listOwnIncidents } from "./provider/list-own-incidents/index.ts";
import { create as listOwnRevocations } from "./provider/list-own-revocations/index.ts";
import { create as listOwnSecondments } from "./provider/list-own-secondments/index.ts";
import { create as listOwnSurveillances } from "./provider/list-own-surveillances/index.ts";
import { create as previewFindings } from "./provider/preview-findings/index.ts";
import { create as readCertificationDocument } from "./provider/read-certification-document/index.ts";
import { create as readOwnApplication } from "./provider/read-own-application/index.ts";
import { create as readOwnCertificate } from "./provider/read-own-certificate/index.ts";
import { create as readOwnCertification } from "./provider/read-own-certification/index.ts";
import { create as readOwnChangeReport } from "./provider/read-own-change-report/index.ts";
import { create as readOwnDocument } from "./provider/read-own-document/index.ts";
import { create as readOwnIncident } from "./provider/read-own-incident/index.ts";
import { create as readOwnIncidentDocument } from "./provider/read-own-incident-document/index.ts";
import { create as readOwnRevocation } from "./provider/read-own-revocation/index.ts";
import { create as readOwnRevocationDocument } from "./provider/read-own-revocation-document/index.ts";
import { create as readOwnSurveillance } from "./provider/read-own-surveillance/index.ts";
import { create as readSurveillanceDocument } from "./provider/read-surveillance-document/index.ts";
import { create as refileChangeReport } from "./provider/refile-change-report/index.ts";
import { create as refuseToCooperate } from "./provider/refuse-to-cooperate/index.ts";
import { create as reportCorrection } from "./provider/report-correction/index.ts";
import { create as reportIncident } from "./provider/report-incident/index.ts";
import { create as reportMisconduct } from "./provider/report-misconduct/index.ts";
import { create as reportPrerequisiteTrouble } from "./provider/report-prerequisite-trouble/index.ts";
import { create as reportRenewal } from "./provider/report-renewal/index.ts";
import { create as requestCertificationUpload } from "./provider/request-certification-upload/index.ts";
import { create as requestIncidentUpload } from "./provider/request-incident-upload/index.ts";
import { create as requestRevocationUpload } from "./provider/request-revocation-upload/index.ts";
import { create as requestSurveillanceUpload } from "./provider/request-surveillance-upload/index.ts";
import { create as requestUpload } from "./provider/request-upload/index.ts";
import { create as saveForm } from "./provider/save-form/index.ts";
import { create as withdrawApplication } from "./provider/withdraw-application/index.ts";
import { create as checkDelegation } from "./public/check-delegation/index.ts";
import { create as giveTip } from "./public/give-tip/index.ts";
import { create as listDraws } from "./public/list-draws/index.ts";
import { create as readCertification } from "./public/read-certification/index.ts";
import { create as readDraw } from "./public/read-draw/index.ts";
import { create as readDrawCommitment } from "./public/read-draw-commitment/index.ts";
import { create as readHealth } from "./public/read-health/index.ts";
import { create as readKeys } from "./public/read-keys/index.ts";
import { create as readListings } from "./public/read-listings/index.ts";
import { create as readOpenApi } from "./public/read-open-api/index.ts";
import { create as readPolicy } from "./public/read-policy/index.ts";
import { create as readRevocations } from "./public/read-revocations/index.ts";
import { create as readTipStatus } from "./public/read-tip-status/index.ts";
import { create as writeTipMessage } from "./public/write-tip-message/index.ts";
import { create as addStaffDocument } from "./secretariat/add-staff-document/index.ts";
import { create as adoptRegisterImport } from "./secretariat/adopt-register-import/index.ts";
import { create as allowReapplication } from "./secretariat/allow-reapplication/index.ts";
import { create as checkChangeReport } from "./secretariat/check-change-report/index.ts";
import { create as checkCorrection } from "./secretariat/check-correction/index.ts";
import { create as checkCorrectionPlan } from "./secretariat/check-correction-plan/index.ts";
import { create as checkIncident } from "./secretariat/check-incident/index.ts";
import { create as checkRenewal } from "./secretariat/check-renewal/index.ts";
import { create as closeIncident } from "./secretariat/close-incident/index.ts";
import { create as completeFormCheck } from "./secretariat/complete-form-check/index.ts";
import { create as concludeSurveillance } from "./secretariat/conclude-surveillance/index.ts";
import { create as confirmRevocation } from "./secretariat/confirm-revocation/index.ts";
import { create as decideApplication } from "./secretariat/decide-application/index.ts";
import { create as decideObjection } from "./secretariat/decide-objection/index.ts";
import { create as decideRevocation } from "./secretariat/decide-revocation/index.ts";
import { create as declareConflict } from "./secretariat/declare-conflict/index.ts";
import { create as declareIncidentConflict } from "./secretariat/declare-incident-conflict/index.ts";
import { create as declareRevocationConflict } from "./secretariat/declare-revocation-conflict/index.ts";
import { create as declareSurveillanceConflict } from "./secretariat/declare-surveillance-conflict/index.ts";
import { create as declareTipConflict } from "./secretariat/declare-tip-conflict/index.ts";
import { create as deliberateSurveillance } from "./secretariat/deliberate-surveillance/index.ts";
import { create as discardRegisterImport } from "./secretariat/discard-register-import/index.ts";
import { create as discontinueRevocation } from "./secretariat/discontinue-revocation/index.ts";
import { create as extendCorrection } from "./secretariat/extend-correction/index.ts";
import { create as giveRevocationNotice } from "./secretariat/give-revocation-notice/index.ts";
import { create as holdDraw } from "./secretariat/hold-draw/index.ts";
import { create as holdRevocationHearing } from "./secretariat/hold-revocation-hearing/index.ts";
import { create as liftSuspension } from "./secretariat/lift-suspension/index.ts";
import { create as linkTip } from "./secretariat/link-tip/index.ts";
import { create as listApplications } from "./secretariat/list-applications/index.ts";
import { create as listCertifications } from "./secretariat/list-certifications/index.ts";
import { create as listChangeReports } from "./secretariat/list-change-reports/index.ts";
import { create as listDelegations } from "./secretariat/list-delegations/index.ts";
import { create as listIdentityAccesses } from "./secretariat/list-identity-accesses/index.ts";
import { create as listIncidents } from "./secretariat/list-incidents/index.ts";
import { create as listRegisterImports } from "./secretariat/list-register-imports/index.ts";
import { create as listRevocations } from "./secretariat/list-revocations/index.ts";
import { create as listSecondments } from "./secretariat/list-secondments/index.ts";
import { create as listSurveillances } from "./secretariat/list-surveillances/index.ts";
import { create as listTasks } from "./secretariat/list-tasks/index.ts";
import { create as listTips } from "./secretariat/list-tips/index.ts";
import { create as openCertificationDocument } from "./secretariat/open-certification-document/index.ts";
import { create as openDocument } from "./secretariat/open-document/index.ts";
import { create as openIncidentDocument } from "./secretariat/open-incident-document/index.ts";
import { create as openRevocation } from "./secretariat/open-revocation/index.ts";
import { create as openRevocationDocument } from "./secretariat/open-revocation-document/index.ts";
import { create as openSurveillance } from "./secretariat/open-surveillance/index.ts";
import { create as openSurveillanceDocument } from "./secretariat/open-surveillance-document/index.ts";
import { create as openTipIdentity } from "./secretariat/open-tip-identity/index.ts";
import { create as prepareRegisterImport } from "./secretariat/prepare-register-import/index.ts";
import { create as progressTip } from "./secretariat/progress-tip/index.ts";
import { create as proposeConclusion } from "./secretariat/propose-conclusion/index.ts";
import { create as proposeDecision } from "./secretariat/propose-decision/index.ts";
import { create as proposeRevocation } from "./secretariat/propose-revocation/index.ts";
import { create as readApplication } from "./secretariat/read-application/index.ts";
import { create as readChangeReport } from "./secretariat/read-change-report/index.ts";
import { create as readHistory } from "./secretariat/read-history/index.ts";
import { create as readIncident } from "./secretariat/read-incident/index.ts";
import { create as readRegisterImport } from "./secretariat/read-register-import/index.ts";
import { create as readRegisteredCertification } from "./secretariat/read-registered-certification/index.ts";
import { create as readRevocation } from "./secretariat/read-revocation/index.ts";
import { create as readSurveillance } from "./secretariat/read-surveillance/index.ts";
import { create as readTip } from "./secretariat/read-tip/index.ts";
import { create as recordMisconduct } from "./secretariat/record-misconduct/index.ts";
import { create as recordSurveillanceHearing } from "./secretariat/record-surveillance-hearing/index.ts";
import { create as releaseAnswer } from "./secretariat/release-answer/index.ts";
import { create as requestMoreEvidence } from "./secretariat/request-more-evidence/index.ts";
import { create as requestRemediation } from "./secretariat/request-remediation/index.ts";
import { create as revealDraw } from "./secretariat/reveal-draw/index.ts";
import { create as reviewPrerequisite } from "./secretariat/review-prerequisite/index.ts";
import { create as revokeUrgently } from "./secretariat/revoke-urgently/index.ts";
import { create as settleSilence } from "./secretariat/settle-silence/index.ts";
import { create as supplementInquiry } from "./secretariat/supplement-inquiry/index.ts";
import { create as suspendCertification } from "./secretariat/suspend-certification/index.ts";
import { create as writeHearingReport } from "./secretariat/write-hearing-report/index.ts";
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
  listOwnCertifications,
  readOwnCertification,
  requestCertificationUpload,
  declareRenewing,
  reportRenewal,
  reportPrerequisiteTrouble,
  giveBackCertification,
  fileChangeReport,
  refileChangeReport,
  listOwnChangeReports,
  readOwnChangeReport,
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
  listCertifications,
  readRegisteredCertification,
  openCertificationDocument,
  checkRenewal,
  reviewPrerequisite,
  suspendCertification,
  liftSuspension,
  listChangeReports,
  readChangeReport,
  checkChangeReport,
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
  answerListingQuestion,
  adoptRegisterImport,
  discardRegisterImport,
  listRegisterImports,
  prepareRegisterImport,
  readRegisterImport,
  listDraws,
  readDraw,
  readDrawCommitment,
  holdDraw,
  revealDraw,
  readCertificationDocument,
  declareDelegation,
  endDelegation,
  listOwnDelegations,
  declareSecondment,
  endSecondment,
  listOwnSecondments,
  reportMisconduct,
  listDelegations,
  listSecondments,
  recordMisconduct,
  listDelegateChecks,
  openDelegateCheck,
  checkDelegation,
  reportIncident,
  listOwnIncidents,
  readOwnIncident,
  requestIncidentUpload,
  readOwnIncidentDocument,
  followUpIncident,
  concludeIncident,
  listIncidents,
  readIncident,
  openIncidentDocument,
  declareIncidentConflict,
  checkIncident,
  closeIncident,
  openRevocation,
  listRevocations,
  readRevocation,
  openRevocationDocument,
  declareRevocationConflict,
  giveRevocationNotice,
  holdRevocationHearing,
  writeHearingReport,
  proposeRevocation,
  decideRevocation,
  revokeUrgently,
  confirmRevocation,
  discontinueRevocation,
  decideObjection,
  allowReapplication,
  listOwnRevocations,
  readOwnRevocation,
  readOwnRevocationDocument,
  requestRevocationUpload,
  fileExplanation,
  fileObjection,
  readRevocations,
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
