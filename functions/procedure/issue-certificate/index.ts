import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { caseInput } from "#functions/middleware/procedure-inputs.ts";
import { issueCertificate } from "#usecases/issue-certificate.ts";

/** Signs and stores the certificate of a certified case. */
export const create = procedureFunction("issue-certificate", caseInput, issueCertificate);
export const handler = onAws(create);
