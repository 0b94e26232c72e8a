import type { ApplicationForm, DocumentSlot } from "../application-form.ts";
import type { Bilingual } from "../bilingual.ts";
import type { Category, CategoryOption } from "../categories.ts";
import type { PublicStatus } from "../certification-transitions.ts";
import type { Policy } from "../policy/schema.ts";

/** What the rules know of a document. `text` is what was found in it, empty for a scan. */
export type DocumentFacts = {
  readonly slot: DocumentSlot;
  readonly documentId: string;
  readonly fileName: string;
  readonly status: "awaitingUpload" | "clean" | "rejected";
  readonly text: string;
  readonly rejection?: { readonly code: string; readonly wrong: Bilingual; readonly remedy: Bilingual };
};

/** What the rules know of a service on the existing register; days are JST days. */
export type ListingFacts = {
  readonly id: string;
  readonly category: Category;
  readonly option?: CategoryOption | undefined;
  readonly serviceName: string;
  readonly providerName: string;
  readonly registeredOn: string;
  readonly renewedOn?: string | undefined;
  readonly suppliesOnlyTool: boolean;
};

/** What the rules know of a certification of a company that work is delegated to. */
export type DelegateFacts = {
  readonly corporateNumber: string;
  readonly category: Category;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly status: PublicStatus;
};

/** Everything the rules look at; nothing else has a say in what they find (D-08). */
export type ValidationInput = {
  readonly policy: Policy;
  /** The JST day the rules are applied on. */
  readonly day: string;
  readonly corporateNumber: string;
  readonly category: Category;
  readonly form: ApplicationForm;
  /** The oldest first: the latest of a slot counts. */
  readonly documents: readonly DocumentFacts[];
  /** The listings the form names, as far as they were found on the register. */
  readonly listings: readonly ListingFacts[];
  readonly certifiedDelegates: readonly DelegateFacts[];
};
