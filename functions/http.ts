import type { routes } from "#contracts/routes.ts";
import { create as acknowledgeInquiry } from "./government/acknowledge-inquiry/index.ts";
import { create as answerInquiry } from "./government/answer-inquiry/index.ts";
import { create as listInquiries } from "./government/list-inquiries/index.ts";
import { create as openInquiryDocument } from "./government/open-inquiry-document/index.ts";
import { create as readInquiry } from "./government/read-inquiry/index.ts";
import type { CreateHttpHandler } from "./middleware/http-function.ts";
import { create as answerInformationRequest } from "./provider/answer-information-request/index.ts";
import { create as createApplication } from "./provider/create-application/index.ts";
import { create as extendRemediation } from "./provider/extend-remediation/index.ts";
import { create as fileApplication } from "./provider/file-application/index.ts";
import { create as fileExplanation } from "./provider/file-explanation/index.ts";
import { create as fileObjection } from "./provider/file-objection/index.ts";
import { create as listOwnApplications } from "./provider/list-own-applications/index.ts";
import { create as listOwnRevocations } from "./provider/list-own-revocations/index.ts";
import { create as previewFindings } from "./provider/preview-findings/index.ts";
import { create as readOwnApplication } from "./provider/read-own-application/index.ts";
import { create as readOwnCertificate } from "./provider/read-own-certificate/index.ts";
import { create as readOwnDocument } from "./provider/read-own-document/index.ts";
import { create as readOwnRevocation } from "./provider/read-own-revocation/index.ts";
import { create as readOwnRevocationDocument } from "./provider/read-own-revocation-document/index.ts";
import { create as requestRevocationUpload } from "./provider/request-revocation-upload/index.ts";
import { create as requestUpload } from "./provider/request-upload/index.ts";
import { create as saveForm } from "./provider/save-form/index.ts";
import { create as withdrawApplication } from "./provider/withdraw-application/index.ts";
import { create as readCertification } from "./public/read-certification/index.ts";
import { create as readHealth } from "./public/read-health/index.ts";
import { create as readKeys } from "./public/read-keys/index.ts";
import { create as readListings } from "./public/read-listings/index.ts";
import { create as readOpenApi } from "./public/read-open-api/index.ts";
import { create as readPolicy } from "./public/read-policy/index.ts";
import { create as readRevocations } from "./public/read-revocations/index.ts";
import { create as addStaffDocument } from "./secretariat/add-staff-document/index.ts";
import { create as allowReapplication } from "./secretariat/allow-reapplication/index.ts";
import { create as completeFormCheck } from "./secretariat/complete-form-check/index.ts";
import { create as confirmRevocation } from "./secretariat/confirm-revocation/index.ts";
import { create as decideApplication } from "./secretariat/decide-application/index.ts";
import { create as decideObjection } from "./secretariat/decide-objection/index.ts";
import { create as decideRevocation } from "./secretariat/decide-revocation/index.ts";
import { create as declareConflict } from "./secretariat/declare-conflict/index.ts";
import { create as declareRevocationConflict } from "./secretariat/declare-revocation-conflict/index.ts";
import { create as discontinueRevocation } from "./secretariat/discontinue-revocation/index.ts";
import { create as giveRevocationNotice } from "./secretariat/give-revocation-notice/index.ts";
import { create as holdRevocationHearing } from "./secretariat/hold-revocation-hearing/index.ts";
import { create as listApplications } from "./secretariat/list-applications/index.ts";
import { create as listRevocations } from "./secretariat/list-revocations/index.ts";
import { create as listTasks } from "./secretariat/list-tasks/index.ts";
import { create as openDocument } from "./secretariat/open-document/index.ts";
import { create as openRevocation } from "./secretariat/open-revocation/index.ts";
import { create as openRevocationDocument } from "./secretariat/open-revocation-document/index.ts";
import { create as proposeDecision } from "./secretariat/propose-decision/index.ts";
import { create as proposeRevocation } from "./secretariat/propose-revocation/index.ts";
import { create as readApplication } from "./secretariat/read-application/index.ts";
import { create as readHistory } from "./secretariat/read-history/index.ts";
import { create as readRevocation } from "./secretariat/read-revocation/index.ts";
import { create as releaseAnswer } from "./secretariat/release-answer/index.ts";
import { create as requestRemediation } from "./secretariat/request-remediation/index.ts";
import { create as revokeUrgently } from "./secretariat/revoke-urgently/index.ts";
import { create as settleSilence } from "./secretariat/settle-silence/index.ts";
import { create as supplementInquiry } from "./secretariat/supplement-inquiry/index.ts";
import { create as writeHearingReport } from "./secretariat/write-hearing-report/index.ts";

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
};
