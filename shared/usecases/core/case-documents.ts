import type { Violation } from "#contracts/problems.ts";
import type { Deps } from "#ports";
import type { CaseRef } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { loadDocuments } from "./load.ts";

const notClean = (id: string): Violation => ({
  path: "documents",
  wrong: {
    ja: `書類「${id}」は、この案件の書類として確認が済んでいません。`,
    en: `The document ${id} is no document of this case that was found clean.`,
  },
});

/** The company's documents of a case that are named, all of which must have been found clean (C-03). */
export async function namedDocuments(
  deps: Pick<Deps, "register">,
  of: CaseRef,
  ids: readonly string[],
): Promise<Outcome<readonly StoredDocument[]>> {
  const clean = (await loadDocuments(deps, of)).filter(
    ({ status, addedBy }) => status === "clean" && addedBy === "applicant",
  );
  const missing = ids.filter((id) => !clean.some((document) => document.id === id));
  if (missing.length > 0) return refused("invalid-input", { violations: missing.map(notClean) });
  return done(clean.filter(({ id }) => ids.includes(id)));
}
