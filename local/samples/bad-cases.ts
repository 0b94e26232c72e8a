import type { BadCase } from "./bad-case.ts";
import { badContents } from "./bad-contents.ts";
import { badDocuments } from "./bad-documents.ts";
import { badForms } from "./bad-forms.ts";

/**
 * An application for every finding that a field or a document can raise: in order but for that one thing. They are of
 * the first sample company.
 */
export const badCases: readonly BadCase[] = [...badForms, ...badDocuments, ...badContents];
