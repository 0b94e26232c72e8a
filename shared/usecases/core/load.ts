import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { applicationCase, type CaseRef } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import type { RecordKind, RecordOf } from "#records/index.ts";
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

/** Every record of a kind in a partition, page by page. */
export async function listAll<Kind extends RecordKind>(
  deps: Reads,
  kind: Kind,
  partition: string,
): Promise<RecordOf<Kind>[]> {
  const records: RecordOf<Kind>[] = [];
  let after: string | undefined;
  do {
    const page = await deps.register.list(kind, partition, {
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    records.push(...page.records);
    after = page.next;
  } while (after !== undefined);
  return records;
}

export function loadDocuments(deps: Reads, of: CaseRef): Promise<readonly StoredDocument[]> {
  return listAll(deps, "document", partitions.case(of));
}

export function loadInquiries(deps: Reads, applicationId: string): Promise<readonly Inquiry[]> {
  return listAll(deps, "inquiry", partitions.application(applicationId));
}

/** The policy a case runs under: the version it was filed under (N-01). */
export function policyOf(application: Application): Policy {
  return policyVersion(application.policyVersion);
}

/** What every notice about an application names. */
export function aboutCase(
  application: Application,
): Pick<
  NoticeContent,
  "caseKind" | "caseId" | "reference" | "providerName" | "category" | "applicationKind"
> {
  const filing = "filing" in application ? application.filing : undefined;
  return {
    ...applicationCase(application.id),
    reference: filing?.receiptNumber ?? "",
    providerName: application.form.company?.name ?? application.corporateNumber,
    category: application.category,
    applicationKind: application.applicationKind,
  };
}
