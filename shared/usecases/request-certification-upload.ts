import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationCase } from "./core/certifications.ts";
import { certificationFor } from "./core/declared-work.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof delegationRoutes.requestCertificationUpload;

/** Gives a provider a place to upload a document of its certification, such as the evidence of a duty (C-01, L-03, L-04). */
export const requestCertificationUpload =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, command.actor, "declareDelegation", command.number);
    if (!found.done) return found;
    const certification = found.value;
    const of = { ...certificationCase(certification), corporateNumber: certification.corporateNumber };
    const awaited = await awaitUpload(deps, of, {
      policy: policyOn(jstDay(deps.clock.now())),
      upload: command,
      by: actingAs(command.actor, ["applicant", "signatory"]),
      addedBy: "applicant",
    });
    if (!awaited.done) return awaited;
    const { document, upload } = awaited.value;
    return done({
      document: documentView(document),
      upload: { url: upload.url, fields: { ...upload.fields } },
    });
  };
