import type { SurveillanceLocation } from "#usecases/locate-surveillance.ts";
import { testHub } from "./hub-tests.ts";

/** All of them, by the compiler. */
const steps: Record<SurveillanceLocation["step"], true> = {
  surveillanceDeliberation: true,
  notifyProvider: true,
  surveillanceEvidence: true,
  surveillanceExamination: true,
  surveillanceConclusion: true,
  correctionPlan: true,
  correctionPlanCheck: true,
  correctionReport: true,
  correctionCheck: true,
  referForRevocation: true,
  end: true,
};

testHub(
  {
    procedure: "surveillance",
    caseKind: "surveillance",
    locate: "locate-surveillance",
    waits: {
      surveillanceDeliberation: "notifyProvider",
      surveillanceEvidence: "surveillanceExamination",
      surveillanceExamination: "surveillanceConclusion",
      surveillanceConclusion: "correctionPlan",
      correctionPlan: "correctionPlanCheck",
      correctionPlanCheck: "correctionReport",
      correctionReport: "correctionCheck",
      correctionCheck: "end",
    },
    automatic: {
      notifyProvider: { functionName: "notify-surveilled-provider", next: "surveillanceEvidence" },
      referForRevocation: { functionName: "refer-for-revocation", next: "end" },
    },
  },
  Object.keys(steps),
);
