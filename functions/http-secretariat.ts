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
import { create as listAnswerAccesses } from "./secretariat/list-answer-accesses/index.ts";
import { create as listApplications } from "./secretariat/list-applications/index.ts";
import { create as listCertifications } from "./secretariat/list-certifications/index.ts";
import { create as listChangeReports } from "./secretariat/list-change-reports/index.ts";
import { create as listDelegations } from "./secretariat/list-delegations/index.ts";
import { create as listIdentityAccesses } from "./secretariat/list-identity-accesses/index.ts";
import { create as listIncidents } from "./secretariat/list-incidents/index.ts";
import { create as listNoticesThatCameBack } from "./secretariat/list-notices-that-came-back/index.ts";
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

/** The function of every route of the secretariat, by the name of the route. */
export const secretariatFunctions = {
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
  adoptRegisterImport,
  discardRegisterImport,
  listRegisterImports,
  prepareRegisterImport,
  readRegisterImport,
  holdDraw,
  revealDraw,
  listDelegations,
  listSecondments,
  recordMisconduct,
  listIncidents,
  listNoticesThatCameBack,
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
  listTips,
  readTip,
  progressTip,
  linkTip,
  writeToReporter,
  declareTipConflict,
  openTipIdentity,
  listIdentityAccesses,
  listAnswerAccesses,
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
};
