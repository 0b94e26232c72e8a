import type { CreateProcedureHandler } from "./middleware/procedure-function.ts";
import { create as awaitTask } from "./procedure/await-task/index.ts";
import { create as checkAutomatically } from "./procedure/check-automatically/index.ts";
import { create as closeOverdue } from "./procedure/close-overdue/index.ts";
import { create as concludeInquiries } from "./procedure/conclude-inquiries/index.ts";
import { create as drawWithBeacon } from "./procedure/draw-with-beacon/index.ts";
import { create as issueCertificate } from "./procedure/issue-certificate/index.ts";
import { create as locateCase } from "./procedure/locate-case/index.ts";
import { create as locateDraw } from "./procedure/locate-draw/index.ts";
import { create as locateInquiry } from "./procedure/locate-inquiry/index.ts";
import { create as locateRevocation } from "./procedure/locate-revocation/index.ts";
import { create as locateSurveillance } from "./procedure/locate-surveillance/index.ts";
import { create as notifySurveilledProvider } from "./procedure/notify-surveilled-provider/index.ts";
import { create as openDrawnCases } from "./procedure/open-drawn-cases/index.ts";
import { create as putInquiries } from "./procedure/put-inquiries/index.ts";
import { create as referForRevocation } from "./procedure/refer-for-revocation/index.ts";

/**
 * The functions that state machines call, by folder name, for a machine that holds them all. No Lambda entry imports
 * this.
 */
export const procedureFunctions = {
  "locate-case": locateCase,
  "locate-inquiry": locateInquiry,
  "locate-revocation": locateRevocation,
  "check-automatically": checkAutomatically,
  "put-inquiries": putInquiries,
  "conclude-inquiries": concludeInquiries,
  "issue-certificate": issueCertificate,
  "locate-draw": locateDraw,
  "draw-with-beacon": drawWithBeacon,
  "open-drawn-cases": openDrawnCases,
  "locate-surveillance": locateSurveillance,
  "notify-surveilled-provider": notifySurveilledProvider,
  "refer-for-revocation": referForRevocation,
  "await-task": awaitTask,
  "close-overdue": closeOverdue,
} as const satisfies Readonly<Record<string, CreateProcedureHandler>>;
