import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import type { Surveillance } from "#records/surveillance.ts";
import type { Outcome } from "../outcome.ts";
import { refused } from "../outcome.ts";
import { actOnSurveillance } from "./surveillances.ts";

/** What a provider does about a request for evidence; either way, an officer examines it (S-04). */
export async function answerRequest(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  surveillance: Surveillance,
  by: ActedBy,
  answer: {
    readonly did: "filed" | "refused";
    readonly statement: string;
    readonly documents: readonly StoredDocument[];
  },
): Promise<Outcome<Surveillance>> {
  if (surveillance.status !== "evidence") return refused("not-possible-now");
  const { did, statement, documents } = answer;
  const response = {
    did,
    statement,
    documents: documents.map(({ id }) => id),
    at: deps.clock.now(),
    by,
  };
  return actOnSurveillance(deps, {
    surveillance,
    act: did === "filed" ? "fileEvidence" : "refuseToCooperate",
    by,
    changes: { responses: [...surveillance.responses, response] },
    data: { statement, documents: documents.map(({ sha256 }) => sha256) },
    answers: "surveillanceEvidence",
    opens: { kind: "surveillanceExamination" },
  });
}
