import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof providerRoutes.readOwnCertificate;

/** The certificate an application led to: its signed form, and a short-lived link to the PDF (F-03). */
export const readOwnCertificate =
  (deps: Pick<Deps, "register" | "documents">) =>
  async ({ actor, applicationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, applicationId);
    if (application === undefined) return refused("not-found");
    const forbidden = forbids(actor, "readCase", application);
    if (forbidden !== undefined) return forbidden;
    if (application.status !== "certified") return refused("not-found");
    const number = application.certificationNumber;
    const certification = await deps.register.get("certification", keys.certification(number));
    if (certification?.certificate === undefined) return refused("not-found");
    const { jws, pdfKey } = certification.certificate;
    const pdf = await deps.documents.link(pdfKey, { fileName: `${number}.pdf`, expiresSeconds: 300 });
    return done({ number, jws, pdf });
  };
