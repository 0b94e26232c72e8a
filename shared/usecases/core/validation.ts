import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import type { Listing } from "#records/certification.ts";
import { applicationCase } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import { keys, partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { DelegateFacts, ValidationInput } from "#scheme/findings/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { standingOn } from "./certifications.ts";
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
    certifiedDelegates: await delegates(deps, application, day),
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
    .filter((listing) => listing.dropped === undefined)
    .filter((listing) => listing.category === application.category);
}

async function delegates(deps: Reads, application: Application, day: string): Promise<DelegateFacts[]> {
  const numbers = new Set(
    (application.form.delegations ?? []).flatMap((delegation) => delegation.delegateCorporateNumber ?? []),
  );
  const pages = await Promise.all(
    [...numbers].map((number) =>
      deps.register.listBy("certification", "group", partitions.companyCertifications(number), {
        limit: 100,
      }),
    ),
  );
  const found = pages.flatMap((page) => page.records);
  return Promise.all(
    found.map(async (certification) => {
      const { corporateNumber, category, validFrom, validUntil } = certification;
      const status = await standingOn(deps, certification, day);
      return { corporateNumber, category, validFrom, validUntil, status };
    }),
  );
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
