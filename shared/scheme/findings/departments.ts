import type { Policy } from "../policy/schema.ts";
import { isOneOf } from "./text.ts";

/**
 * Whether a scope covers the service department: it names the department, in Japanese or English, or says that it is
 * the whole company, in one of the policy's words.
 */
export function covers(
  scope: readonly string[],
  department: { readonly name: string; readonly nameEn: string | undefined },
  policy: Policy,
): boolean {
  const accepted = [department.name, department.nameEn, ...policy.scope.wholeCompanyMarkers.value];
  return scope.some((entry) => isOneOf(entry, accepted));
}
