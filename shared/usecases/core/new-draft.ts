import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import { type Application, applicationRecord } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Category } from "#scheme/categories.ts";
import { policyOn } from "#scheme/policy/index.ts";

/** What a draft is made for: a new certification, or a change or an extension of one that there is (B-01). */
export type DraftPurpose =
  | { readonly applicationKind: "new" }
  | {
      readonly applicationKind: "change";
      readonly certificationNumber: string;
      readonly changeReportId?: string | undefined;
    }
  | { readonly applicationKind: "extension"; readonly certificationNumber: string };

/** A draft with the form it begins with, and the writes that make it. */
export function newDraft(
  deps: Pick<Deps, "clock" | "ids">,
  draft: {
    readonly by: ActedBy;
    readonly company: string;
    readonly category: Category;
    readonly purpose: DraftPurpose;
    readonly form: ApplicationForm;
  },
): { readonly application: Application; readonly writes: readonly Write[] } {
  const { by, company, category, purpose, form } = draft;
  const at = deps.clock.now();
  const id = deps.ids.next();
  const policyVersion = policyOn(jstDay(at)).version;
  const { applicationKind } = purpose;
  const of = purpose.applicationKind === "new" ? {} : { certificationNumber: purpose.certificationNumber };
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.application(id),
      act: "createApplication",
      to: "draft",
      by,
      at,
      data: { applicationKind, category, corporateNumber: company, policyVersion, ...of },
    },
  });
  const application = applicationRecord.parse({
    kind: "application",
    ...purpose,
    id,
    version: 1,
    status: "draft",
    corporateNumber: company,
    category,
    policyVersion,
    form,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    forApplicant: { version: 1, updatedAt: at },
    ledger: { sequence: event.sequence, hash: event.hash },
    generation: 0,
    reviewedBy: [],
    conflictedStaff: [],
    stretches: [],
  });
  return {
    application,
    writes: [
      { put: "create", record: application },
      { put: "create", record: event },
    ],
  };
}
