import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import type { Application, Filing } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import { keys } from "#records/layout.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import type { InquiryBody } from "#scheme/policy/schema.ts";
import { loadDocuments } from "./load.ts";

/** What was filed in one round. Throws when it is not there: a filing is never removed. */
export async function loadFiling(
  deps: Pick<Deps, "register">,
  applicationId: string,
  round: number,
): Promise<Filing> {
  const filing = await deps.register.get("filing", keys.filing(applicationId, round));
  if (filing === undefined) throw new Error(`There is no filing ${round} of application ${applicationId}`);
  return filing;
}

/** What a body is shown of a filing: the company, the department, and the documents the policy gives it (E-01). */
export function shownTo(body: InquiryBody, { form, documents }: Pick<Filing, "form" | "documents">) {
  const { company = {}, service = {} } = form;
  const { name, address, capitalRelations, representative, officers = [], shareholders = [] } = company;
  return {
    company: {
      name: name ?? "",
      officers,
      shareholders,
      ...(address === undefined ? {} : { address }),
      ...(capitalRelations === undefined ? {} : { capitalRelations }),
      ...(representative === undefined ? {} : { representative }),
    },
    ...(service.departmentName === undefined ? {} : { departmentName: service.departmentName }),
    documents: documents.filter((document) => body.documents.includes(document.slot)),
  };
}

/** The digest of what a body is shown: an answer stands for this and nothing else. */
export function shownDigest(body: InquiryBody, filing: Pick<Filing, "form" | "documents">): string {
  const { documents, ...rest } = shownTo(body, filing);
  return digestOf({ ...rest, documents: documents.map(({ slot, sha256 }) => ({ slot, sha256 })) });
}

/**
 * An application as it was filed last: what an applicant edits and uploads during a remediation is theirs alone until
 * they file it. What goes with an answer, and the secretariat's own documents, count as they come.
 */
export async function asFiledLast(
  deps: Pick<Deps, "register">,
  application: Application,
): Promise<{ readonly form: ApplicationForm; readonly documents: readonly StoredDocument[] }> {
  const documents = await loadDocuments(deps, applicationCase(application.id));
  if (application.status !== "remediation") return { form: application.form, documents };
  const { form, filedAt } = await loadFiling(deps, application.id, application.filing.round);
  const shown = documents.filter(
    ({ addedBy, answersTask, requestedAt }) =>
      addedBy === "secretariat" || answersTask !== undefined || requestedAt <= filedAt,
  );
  return { form, documents: shown };
}
