import type { Deps, Write } from "#ports";
import type { ApplicationOf } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import { type ActedBy, applicationCase } from "#records/common.ts";
import { documentRecord } from "#records/document.ts";
import { keys } from "#records/layout.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { loadFiling } from "./filing.ts";
import { loadDocuments, loadForProcedure } from "./load.ts";

type Reads = Pick<Deps, "register">;

/** What was filed last in the application that a certification rests on. Throws when it was never filed. */
async function lastFiling(deps: Reads, { applicationId }: Certification) {
  const application = await loadForProcedure(deps, applicationId);
  if (!("filing" in application) || application.filing === undefined)
    throw new Error(`Application ${applicationId} was never filed`);
  return loadFiling(deps, applicationId, application.filing.round);
}

/**
 * The form that a change or an extension begins with: as it was filed last for the certification, with what the
 * register has recorded since of light changes (M-06), so that filing it does not undo them.
 */
export async function formToBeginWith(deps: Reads, certification: Certification): Promise<ApplicationForm> {
  const { form } = await lastFiling(deps, certification);
  const { providerName, providerNameEn, departmentNameEn, contactMail } = certification;
  const provider = await deps.register.get("provider", keys.provider(certification.corporateNumber));
  const address = provider?.names.at(-1)?.address;
  return {
    ...form,
    company: {
      ...form.company,
      name: providerName,
      nameEn: providerNameEn,
      ...(address === undefined ? {} : { address }),
      ...(contactMail === undefined ? {} : { contactMail }),
    },
    service: { ...form.service, departmentNameEn },
  };
}

/**
 * The documents that a change application takes over from the application its certification rests on: records of its
 * own that point to where they were uploaded. What is uploaded later for a slot counts instead, as everywhere.
 */
export async function carriedDocuments(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  certification: Certification,
  change: Pick<ApplicationOf<"change">, "id">,
  by: ActedBy,
): Promise<readonly Write[]> {
  const filing = await lastFiling(deps, certification);
  const filed = new Set(filing.documents.map((document) => document.documentId));
  const documents = await loadDocuments(deps, applicationCase(certification.applicationId));
  return documents
    .filter((document) => filed.has(document.id))
    .map((document) => ({
      put: "create",
      record: documentRecord.parse({
        ...document,
        ...applicationCase(change.id),
        id: deps.ids.next(),
        version: 1,
        requestedAt: deps.clock.now(),
        requestedBy: by,
        carriedFrom: document.carriedFrom ?? { caseId: document.caseId, documentId: document.id },
      }),
    }));
}
