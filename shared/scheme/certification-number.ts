import type { Category } from "./categories.ts";

const codes: Readonly<Record<Category, string>> = {
  audit: "AU",
  vulnerabilityAssessment: "VA",
  digitalForensics: "DF",
  monitoringOperation: "MO",
  deviceVerification: "DV",
};

function padded(sequence: number, width: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError(`Not a sequence number: ${sequence}`);
  return String(sequence).padStart(width, "0");
}

function fourDigits(year: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`Not a year: ${year}`);
  return String(year);
}

/**
 * The number of a certification, e.g. `CSP-2027-VA-0001` (F-03).
 * @param of the policy's prefix, the JST year of the decision, the category, and the sequence within both, from 1
 * @throws RangeError on an impossible year or sequence
 */
export function certificationNumber(of: {
  readonly prefix: string;
  readonly year: number;
  readonly category: Category;
  readonly sequence: number;
}): string {
  return `${of.prefix}-${fourDigits(of.year)}-${codes[of.category]}-${padded(of.sequence, 4)}`;
}

/**
 * The number of a receipt, e.g. `R-2027-000001` (B-06).
 * @param year the JST year of the filing
 * @param sequence rising within the year, from 1
 * @throws RangeError on an impossible year or sequence
 */
export function receiptNumber(year: number, sequence: number): string {
  return `R-${fourDigits(year)}-${padded(sequence, 6)}`;
}
