import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import type { StoredDocument } from "#records/document.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeContent } from "#records/notice-content.ts";
import type { Inquiry } from "#records/procedure.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";

type Reads = Pick<Deps, "register">;

export async function loadApplication(deps: Reads, id: string): Promise<Application | undefined> {
  return deps.register.get("application", keys.application(id));
}

/** An application that a procedure works on. Throws when there is none: a procedure is never started for nothing. */
export async function loadForProcedure(deps: Reads, id: string): Promise<Application> {
  const application = await loadApplication(deps, id);
  if (application === undefined) throw new Error(`There is no application ${id}`);
  return application;
}

export async function loadDocuments(deps: Reads, applicationId: string): Promise<readonly StoredDocument[]> {
  const page = await deps.register.list("document", partitions.application(applicationId), { limit: 1000 });
  return page.records;
}

export async function loadInquiries(deps: Reads, applicationId: string): Promise<readonly Inquiry[]> {
  const page = await deps.register.list("inquiry", partitions.application(applicationId), { limit: 100 });
  return page.records;
}

/** The policy a case runs under: the version it was filed under (N-01). */
export function policyOf(application: Application): Policy {
  return policyVersion(application.policyVersion);
}

/** What every notice about an application names. */
export function aboutCase(
  application: Application,
): Pick<NoticeContent, "applicationId" | "receiptNumber" | "providerName" | "category"> {
  const filing = "filing" in application ? application.filing : undefined;
  return {
    applicationId: application.id,
    receiptNumber: filing?.receiptNumber ?? "",
    providerName: application.form.company?.name ?? application.corporateNumber,
    category: application.category,
  };
}
