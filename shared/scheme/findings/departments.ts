import type { Policy } from "../policy/schema.ts";
import { isOneOf, normalised } from "./text.ts";

type Department = { readonly name: string; readonly nameEn: string | undefined };

/**
 * Whether a scope covers the service department: it names the department, in Japanese or English, or says that it is
 * the whole company, in one of the policy's words.
 */
export function covers(scope: readonly string[], department: Department, policy: Policy): boolean {
  const accepted = wordsFor(department, policy);
  return scope.some((entry) => isOneOf(entry, accepted));
}

/** Whether a text, as `normalised` gives it, has any of those words in it. */
export function mentions(text: string, department: Department, policy: Policy): boolean {
  return wordsFor(department, policy).some((word) => word !== undefined && text.includes(normalised(word)));
}

function wordsFor({ name, nameEn }: Department, policy: Policy): readonly (string | undefined)[] {
  return [name, nameEn, ...policy.scope.wholeCompanyMarkers.value];
}
