/**
 * The check digit of a corporate number (法人番号の指定等に関する省令): 9 − (Σ P(n)·Q(n) mod 9), where P(n) is the n-th digit of the
 * base from the right and Q(n) is 1 for odd n, 2 for even n.
 */
function checkDigit(base: string): number {
  const digits = [...base].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9);
}

/** Whether a text is a corporate number: 13 ASCII digits of which the first checks the others. */
export function isCorporateNumber(text: string): boolean {
  return /^[0-9]{13}$/.test(text) && Number(text[0]) === checkDigit(text.slice(1));
}

/**
 * The corporate number of a base, for fictional companies.
 * @param base12 12 digits
 * @throws RangeError when it is not 12 digits
 */
export function corporateNumberFrom(base12: string): string {
  if (!/^[0-9]{12}$/.test(base12)) throw new RangeError(`Not 12 digits: ${base12}`);
  return `${checkDigit(base12)}${base12}`;
}
