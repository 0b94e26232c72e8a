import type { Violation } from "#contracts/problems.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import type { DocumentSlot } from "#scheme/application-form.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationPolicy, certificationTaskCase } from "./core/certifications.ts";
import { certificationFor, endedRefusal } from "./core/upkeep-case.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof upkeepProviderRoutes.requestCertificationUpload;

/** What the provider of a certification may have to show. */
const slots: readonly DocumentSlot[] = [
  "ismsCertificate",
  "ismsScope",
  "ismsStatementOfApplicability",
  "scsCertificate",
  "trustEvaluation",
  "delegateSecurityCheck",
  "other",
];

const notHere: Violation = {
  path: "slot",
  wrong: {
    ja: `認定に関する書類の種別は ${slots.join("、")} のいずれかです。`,
    en: `A document of a certification is filed as one of ${slots.join(", ")}.`,
  },
};

/** Gives a provider a place to upload a document of its certification (C-01, M-04). */
export const requestCertificationUpload =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const { actor, number, slot } = command;
    const found = await certificationFor(deps, actor, "declareRenewing", number);
    if (!found.done) return found;
    const ended = await endedRefusal(deps, found.value);
    if (ended !== undefined) return ended;
    if (!slots.includes(slot)) return refused("invalid-input", { violations: [notHere] });
    const awaited = await awaitUpload(deps, certificationTaskCase(found.value), {
      policy: certificationPolicy(found.value),
      upload: command,
      by: actingAs(actor, ["applicant", "signatory"]),
      addedBy: "applicant",
    });
    if (!awaited.done) return awaited;
    const { document, upload } = awaited.value;
    return done({
      document: documentView(document),
      upload: { url: upload.url, fields: { ...upload.fields } },
    });
  };
