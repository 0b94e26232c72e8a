import type { routes } from "#contracts/routes.ts";
import { create as acknowledgeInquiry } from "./government/acknowledge-inquiry/index.ts";
import { create as answerInquiry } from "./government/answer-inquiry/index.ts";
import { create as listDelegateChecks } from "./government/list-delegate-checks/index.ts";
import { create as listInquiries } from "./government/list-inquiries/index.ts";
import { create as openDelegateCheck } from "./government/open-delegate-check/index.ts";
import { create as openInquiryDocument } from "./government/open-inquiry-document/index.ts";
import { create as readInquiry } from "./government/read-inquiry/index.ts";
import { create as referToSurveillance } from "./government/refer-to-surveillance/index.ts";
import { providerFunctions } from "./http-provider.ts";
import { secretariatFunctions } from "./http-secretariat.ts";
import type { CreateHttpHandler } from "./middleware/http-function.ts";
import { create as checkDelegation } from "./public/check-delegation/index.ts";
import { create as giveTip } from "./public/give-tip/index.ts";
import { create as listDraws } from "./public/list-draws/index.ts";
import { create as lookUpCertification } from "./public/look-up-certification/index.ts";
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

/**
 * The function of every route, for a server that holds them all. No Lambda entry imports this: each carries its own
 * route only. A route without its function does not compile.
 */
export const httpFunctions: Readonly<Record<keyof typeof routes, CreateHttpHandler>> = {
  ...providerFunctions,
  ...secretariatFunctions,
  listInquiries,
  readInquiry,
  openInquiryDocument,
  acknowledgeInquiry,
  answerInquiry,
  readCertification,
  lookUpCertification,
  readListings,
  readKeys,
  readPolicy,
  readOpenApi,
  readHealth,
  listDraws,
  readDraw,
  readDrawCommitment,
  listDelegateChecks,
  openDelegateCheck,
  checkDelegation,
  readRevocations,
  giveTip,
  readTipStatus,
  writeTipMessage,
  referToSurveillance,
};
