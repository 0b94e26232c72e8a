import type { Deps } from "#ports";
import type { CaseRef } from "#records/common.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { loadDocuments } from "./load.ts";

const unknown = {
  path: "documents",
  wrong: {
    ja: "この件にアップロードされ、確認の済んだ書類だけを添えることができます。",
    en: "Only documents that were uploaded to this case and found clean can be attached.",
  },
};

/** The company's own documents that an act names: each must be of the case, and clean (C-03). */
export async function namedDocuments(
  deps: Pick<Deps, "register">,
  of: CaseRef,
  ids: readonly string[],
): Promise<Outcome<readonly string[]>> {
  const own = (await loadDocuments(deps, of)).filter(({ addedBy }) => addedBy === "applicant");
  const named = ids.map((id) => own.find((document) => document.id === id));
  if (named.some((document) => document === undefined || document.status === "rejected"))
    return refused("invalid-input", { violations: [unknown] });
  if (named.some((document) => document?.status === "awaitingUpload")) return refused("document-awaited");
  return done([...new Set(ids)]);
}
