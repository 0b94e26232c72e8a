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

/** The function of every route of a provider, by the name of the route. */
export const providerFunctions = {
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
  answerListingQuestion,
  readCertificationDocument,
  declareDelegation,
  endDelegation,
  listOwnDelegations,
  declareSecondment,
  endSecondment,
  listOwnSecondments,
  reportMisconduct,
  reportIncident,
  listOwnIncidents,
  readOwnIncident,
  requestIncidentUpload,
  readOwnIncidentDocument,
  followUpIncident,
  concludeIncident,
  listOwnRevocations,
  readOwnRevocation,
  readOwnRevocationDocument,
  requestRevocationUpload,
  fileExplanation,
  fileObjection,
  listOwnSurveillances,
  readOwnSurveillance,
  requestSurveillanceUpload,
  readSurveillanceDocument,
  fileEvidence,
  refuseToCooperate,
  fileCorrectionPlan,
  reportCorrection,
};
