import type { ApplicationForm } from "#scheme/application-form.ts";
import type { Category } from "#scheme/categories.ts";
import type { SampleCompany } from "./companies.ts";
import type { Applied } from "./document-contents.ts";
import type { SampleDocument } from "./documents.ts";
import { goodDocuments } from "./documents.ts";
import { goodForm } from "./good-application.ts";

type Around = { readonly company: SampleCompany; readonly today: string };

/** An application of the first sample company that is in order but for one thing. */
export type BadCase = {
  readonly name: string;
  /** The code of the finding it raises. */
  readonly expects: string;
  readonly weight: "stops" | "note";
  /** The category applied for; a vulnerability assessment unless told. */
  readonly category?: Category;
  /** The problem it is refused with when it is filed, before any finding is made. */
  readonly refusedAtFiling?: "service-not-registered" | "tool-only";
  readonly form?: (good: ApplicationForm, around: Around) => ApplicationForm;
  /** Changes the documents, which agree with the form of the case. */
  readonly documents?: (
    good: readonly SampleDocument[],
    applied: Applied,
  ) => readonly SampleDocument[] | Promise<readonly SampleDocument[]>;
};

/** The form and the documents of a case. */
export async function prepareBadCase(
  badCase: BadCase,
  around: Around,
): Promise<{ readonly form: ApplicationForm; readonly documents: readonly SampleDocument[] }> {
  const { category } = badCase;
  const good = goodForm({ ...around, ...(category === undefined ? {} : { category }) });
  const form = badCase.form?.(good, around) ?? good;
  const applied = { ...around, form };
  const documents = await goodDocuments(applied);
  return { form, documents: (await badCase.documents?.(documents, applied)) ?? documents };
}
