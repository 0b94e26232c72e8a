import type { Deps } from "#ports";
import type { Actor } from "../actor.ts";
import { type Outcome, refused } from "../outcome.ts";
import { actOnCorrection, withCorrection } from "./act-on-correction.ts";
import { actingAs } from "./authorise.ts";
import { namedDocuments } from "./case-documents.ts";
import { maySign } from "./intake.ts";
import { ownSurveillance, policyOfSurveillance, surveillanceCase } from "./surveillances.ts";

const handovers = {
  filePlan: { answers: "correctionPlan", opens: { kind: "correctionPlanCheck" } },
  reportDone: { answers: "correctionReport", opens: { kind: "correctionCheck" } },
} as const;

/** A signatory hands in the plan of a corrective action, or reports it as done, with the documents that go with it (S-05). */
export async function fileCorrection(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  act: keyof typeof handovers,
  command: {
    readonly actor: Actor;
    readonly surveillanceId: string;
    readonly text: string;
    readonly documents: readonly string[];
  },
): Promise<Outcome<unknown>> {
  const { actor, surveillanceId, text } = command;
  const found = await ownSurveillance(deps, actor, act, surveillanceId);
  if (!found.done) return found;
  const surveillance = found.value;
  if (!maySign(actor, policyOfSurveillance(surveillance))) return refused("account-may-not-sign");
  const corrected = await withCorrection(deps, surveillance);
  if (!corrected.done) return corrected;
  const named = await namedDocuments(deps, surveillanceCase(surveillance), command.documents);
  if (!named.done) return named;
  const by = actingAs(actor, ["signatory"]);
  const filed = { text, documents: named.value.map(({ id }) => id), at: deps.clock.now(), by };
  return actOnCorrection(deps, {
    ...corrected.value,
    act,
    by,
    changes: act === "filePlan" ? { plan: filed } : { report: filed },
    data: { text, documents: named.value.map(({ sha256 }) => sha256) },
    handover: handovers[act],
  });
}
