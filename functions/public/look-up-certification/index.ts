import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { pagePolicy, problemPage } from "#functions/middleware/html-page.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { certificationPage } from "#functions/public/read-certification/page.ts";
import { readCertification } from "#usecases/read-certification.ts";

/** Look a certification up by the number somebody typed: JSON, or a page for a person. */
export const create = httpFunction(publicRoutes.lookUpCertification, readCertification, {
  answer: certificationPage,
  problem: problemPage,
  contentSecurityPolicy: pagePolicy,
});
export const handler = onAws(create);
