import type { Finding } from "../finding.ts";
import { serviceFindings } from "./a01-services.ts";
import { documentFindings } from "./c02-documents.ts";
import { mandatoryItemFindings } from "./d01-mandatory-items.ts";
import { pledgeFindings } from "./d02-pledge.ts";
import { pledgeDocumentFindings } from "./d02-pledge-document.ts";
import { departmentDocumentFindings } from "./d03-department-documents.ts";
import { ismsScopeFindings } from "./d03-isms-scope.ts";
import { controlFindings } from "./d04-controls.ts";
import { statementDocumentFindings } from "./d04-statement-document.ts";
import { ratingFindings, ratingScopeFindings } from "./d05-scs.ts";
import { ratingDocumentFindings } from "./d05-scs-document.ts";
import { nameAndNumberFindings } from "./d06-names.ts";
import { validityFindings } from "./d06-validity.ts";
import { validityDocumentFindings } from "./d06-validity-documents.ts";
import { delegationFindings } from "./d07-delegation.ts";
import type { ValidationInput } from "./validation-input.ts";

export type { DelegateFacts, DocumentFacts, ValidationInput } from "./validation-input.ts";

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => compare(one.code, other.code) || compare(one.item, other.item));
}

/** What D-01 says is missing need not be said again by the rule that would have looked at it. */
function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  const missing = new Set(
    findings.filter(({ code }) => code === "D-01/item-missing").map(({ item }) => item),
  );
  return findings.filter(({ code, item }) => !(code.endsWith("-not-stated") && missing.has(item)));
}

/**
 * Everything that is not in order with an application (D-01…D-08, and what of, C-02, C-03 can be seen in it).
 * @returns findings by code, then item; the same input gives the same findings
 */
export function findingsOf(input: ValidationInput): readonly Finding[] {
  return inOrder(
    saidOnce([
      ...serviceFindings(input),
      ...documentFindings(input),
      ...mandatoryItemFindings(input),
      ...pledgeFindings(input),
      ...ismsScopeFindings(input),
      ...controlFindings(input),
      ...ratingFindings(input),
      ...ratingScopeFindings(input),
      ...validityFindings(input),
      ...nameAndNumberFindings(input),
      ...delegationFindings(input),
      ...pledgeDocumentFindings(input),
      ...departmentDocumentFindings(input),
      ...statementDocumentFindings(input),
      ...ratingDocumentFindings(input),
      ...validityDocumentFindings(input),
    ]),
  );
}

/**
 * Why service registration, ISMS or SCS rating do not hold on the day of decision, by the form or by their own documents
 * (D-05, D-06): nothing else is judged again, what is not stated is never taken for valid, and every finding stops.
 */
export function prerequisiteFindings(input: ValidationInput): readonly Finding[] {
  const found = [
    ...ratingFindings(input),
    ...ratingDocumentFindings(input),
    ...validityFindings(input),
    ...validityDocumentFindings(input),
  ];
  return inOrder(found.filter(({ weight }) => weight === "stops"));
}
