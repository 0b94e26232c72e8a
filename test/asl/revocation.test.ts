import { revocationWaits } from "#usecases/core/revocations.ts";
import { testHub } from "./hub-tests.ts";

testHub(
  {
    procedure: "revocation",
    caseKind: "revocation",
    locate: "locate-revocation",
    waits: {
      revocationNotice: "hearing",
      hearing: "hearingReport",
      hearingReport: "revocationProposal",
      revocationProposal: "revocationDecision",
      revocationDecision: "objectionPeriod",
      hearingAfterwards: "hearing",
      objectionPeriod: "objectionDecision",
      objectionDecision: "end",
    },
    automatic: {},
  },
  [...new Set(Object.values(revocationWaits).map((kind) => kind ?? "end"))],
);
