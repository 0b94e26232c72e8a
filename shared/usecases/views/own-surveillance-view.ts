import type * as z from "zod";
import type { ownSurveillance } from "#contracts/surveillance-shapes.ts";
import type { Deps } from "#ports";
import type { Surveillance } from "#records/surveillance.ts";
import { providerSurveillanceView, providerSurveillanceViewNames } from "#scheme/surveillance-transitions.ts";
import { loadCorrection } from "../core/corrections.ts";
import { groundToldOf } from "../core/evidence-request.ts";
import { loadDocuments } from "../core/load.ts";
import { isNotified, surveillanceCase } from "../core/surveillances.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { correctionView } from "./correction-view.ts";
import { documentView } from "./document-view.ts";

type View = z.infer<typeof ownSurveillance>;
type Summary = Pick<
  View,
  "surveillanceId" | "number" | "certificationNumber" | "category" | "status" | "statusName"
>;

/** A case in the provider's list, or undefined while it was not notified of it. */
export function ownSurveillanceSummary(surveillance: Surveillance): Summary | undefined {
  const status = providerSurveillanceView(surveillance.status, isNotified(surveillance));
  if (status === undefined) return undefined;
  const { id, number, certificationNumber, category } = surveillance;
  const statusName = providerSurveillanceViewNames[status];
  return { surveillanceId: id, number, certificationNumber, category, status, statusName };
}

/**
 * A case as the provider concerned sees it: what it was asked and answered, and what came of it. Not where the suspicion
 * came from, nor hearings, reasons or notes of the secretariat, nor anybody's name (S-01, S-04).
 */
export async function ownView(
  deps: Pick<Deps, "register">,
  surveillance: Surveillance,
): Promise<Outcome<View>> {
  const summary = ownSurveillanceSummary(surveillance);
  if (summary === undefined || !("requests" in surveillance)) return refused("not-found");
  const documents = await loadDocuments(deps, surveillanceCase(surveillance));
  const action = await loadCorrection(deps, surveillance);
  return done({
    ...summary,
    providerName: surveillance.providerName,
    ground: groundToldOf(surveillance),
    requests: surveillance.requests.map(({ items, dueDay, at }) => ({ items, dueDay, at })),
    responses: surveillance.responses.map(({ did, statement, documents: filed, at }) => ({
      did,
      statement,
      documents: filed,
      at,
    })),
    documents: documents.filter(({ addedBy }) => addedBy === "applicant").map(documentView),
    ...resultOf(surveillance),
    ...(action === undefined ? {} : { correction: correctionView(action) }),
  });
}

function resultOf(surveillance: Surveillance): Pick<View, "result"> {
  const conclusion = "conclusion" in surveillance ? surveillance.conclusion : undefined;
  if (conclusion === undefined) return {};
  const { outcome, demand, at } = conclusion;
  return { result: { outcome, at, ...(demand === undefined ? {} : { message: demand }) } };
}
