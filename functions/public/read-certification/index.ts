import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { pagePolicy, problemPage } from "#functions/middleware/html-page.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readCertification } from "#usecases/read-certification.ts";
import { certificationPage } from "./page.ts";

/** See where a certification stands today: JSON, or a page for a person. */
export const create = httpFunction(publicRoutes.readCertification, readCertification, {
  answer: certificationPage,
  problem: problemPage,
  contentSecurityPolicy: pagePolicy,
});
export const handler = onAws(create);
