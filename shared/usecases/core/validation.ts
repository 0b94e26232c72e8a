import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import type { Listing } from "#records/certification.ts";
import { applicationCase } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import { keys } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { ValidationInput } from "#scheme/findings/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { delegateFacts } from "./delegate-facts.ts";
import { loadFiling } from "./filing.ts";
import { loadDocuments } from "./load.ts";

type Reads = Pick<Deps, "register" | "clock">;

/** Everything the rules look at, read from the register (D-01…D-08). The secretariat's own documents are not the applicant's. */
export async function validationInput(
  deps: Reads,
  application: Application,
  policy: Policy,
): Promise<ValidationInput> {
  const day = jstDay(deps.clock.now());
  const documents = await judgedDocuments(deps, application);
  return {
    policy,
    day,
    corporateNumber: application.corporateNumber,
    category: application.category,
    form: application.form,
    documents: documents.map(documentFacts),
    listings: await listingsNamed(deps, application),
    certifiedDelegates: await delegateFacts(deps, delegatesNamed(application), day),
  };
}

/**
 * The applicant's documents that are judged: while they have the ball, all that will be filed; from then on what was
 * filed, and what had been rejected by then. One whose inspection came later was not filed and stands in for nothing.
 */
async function judgedDocuments(deps: Reads, application: Application): Promise<readonly StoredDocument[]> {
  const documents = (await loadDocuments(deps, applicationCase(application.id))).filter(
    (document) => document.addedBy === "applicant" && document.answersTask === undefined,
  );
  const unfiled = ["draft", "remediation"].includes(application.status);
  if (unfiled || !("filing" in application) || application.filing === undefined) return documents;
  const filing = await loadFiling(deps, application.id, application.filing.round);
  const filed = new Set(filing.documents.map((document) => document.documentId));
  return documents.filter(
    (document) =>
      filed.has(document.id) || (document.status === "rejected" && document.inspectedAt <= filing.filedAt),
  );
}

/** The services of the existing register that the form names and that are listed in the application's category. */
export async function listingsNamed(deps: Reads, application: Application): Promise<Listing[]> {
  const ids = (application.form.service?.services ?? []).map((service) => service.listingId);
  const found = await Promise.all(ids.map((id) => deps.register.get("listing", keys.listing(id))));
  return found
    .filter((listing) => listing !== undefined)
    .filter((listing) => listing.category === application.category);
}

/** The companies that a form delegates work to. */
function delegatesNamed({ form }: Application): readonly string[] {
  return (form.delegations ?? []).flatMap((delegation) => delegation.delegateCorporateNumber ?? []);
}

function documentFacts(document: StoredDocument): ValidationInput["documents"][number] {
  return {
    slot: document.slot,
    documentId: document.id,
    fileName: document.fileName,
    status: document.status,
    text: document.status === "clean" ? document.text : "",
    ...(document.status === "rejected" ? { rejection: document.reason } : {}),
  };
}
