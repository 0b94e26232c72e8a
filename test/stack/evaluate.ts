import type { Statement } from "#test/infra/template/statements.ts";

/**
 * The condition keys a request can carry here. A policy that speaks of another one is not judged but refused with an
 * error: what the emulation does not know it must not seem to enforce.
 */
const conditionKeys = [
  "aws:SecureTransport",
  "aws:SourceAccount",
  "aws:SourceArn",
  "dynamodb:EnclosingOperation",
  "dynamodb:LeadingKeys",
  "kms:SigningAlgorithm",
  "kms:ViaService",
  "s3:ObjectCreationOperation",
  "s3:TlsVersion",
  "s3:if-none-match",
  "ses:FromAddress",
  "states:StateMachineQualifier",
] as const;
type ConditionKey = (typeof conditionKeys)[number];

/** What a request says of itself; a list for the keys that have several values. */
export type RequestContext = Readonly<Partial<Record<ConditionKey, string | readonly string[]>>>;
export type AccessRequest = {
  readonly action: string;
  readonly resource: string;
  readonly context?: RequestContext;
};
export type Verdict = "allowed" | "deniedExplicitly" | "deniedByDefault";

/** Whether a text fits a pattern with `*` and `?`. */
export function fits(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`).test(text);
}

const comparisons: Readonly<Record<string, (wanted: string, found: string) => boolean>> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: fits,
  ArnEquals: fits,
  ArnLike: fits,
  Bool: (wanted, found) => wanted.toLowerCase() === found.toLowerCase(),
  NumericLessThan: (wanted, found) => Number(found) < Number(wanted),
};

function knownKey(name: string): ConditionKey {
  const key = conditionKeys.find((each) => each === name);
  if (key === undefined) throw new Error(`A policy has a condition on ${name}, which is not emulated`);
  return key;
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** One operator on one key, as IAM's reference says; the values of the policy are alternatives. */
function isMet(operator: string, wanted: readonly string[], found: readonly string[] | undefined): boolean {
  if (operator === "Null") return wanted.includes(String(found === undefined));
  const [, quantifier, name = ""] = /^(?:(ForAnyValue|ForAllValues):)?(\w+)$/.exec(operator) ?? [];
  const compare = comparisons[name];
  if (compare === undefined) throw new Error(`A policy has the condition ${operator}, which is not emulated`);
  const some = (value: string) => wanted.some((each) => compare(each, value));
  if (found === undefined) return quantifier === "ForAllValues";
  if (quantifier === "ForAllValues") return found.every(some);
  if (quantifier === undefined && found.length !== 1)
    throw new Error(`${operator} is asked of a key with ${found.length} values`);
  return found.some(some);
}

function applies({ Action, Resource, Condition = {} }: Statement, request: AccessRequest): boolean {
  if (!Action.some((each) => fits(each.toLowerCase(), request.action.toLowerCase()))) return false;
  if (!Resource.some((each) => fits(each, request.resource))) return false;
  return Object.entries(Condition).every(([operator, onKeys]) =>
    Object.entries(onKeys).every(([name, wanted]) => {
      const key = knownKey(name);
      const value = request.context?.[key];
      return isMet(operator, listOf(wanted), value === undefined ? undefined : listOf(value));
    }),
  );
}

/**
 * What IAM says of a request under some statements: nothing is allowed unless a statement says so, and a statement that
 * denies wins.
 * @throws Error on an operator or a condition key that is not emulated
 */
export function evaluate(statements: readonly Statement[], request: AccessRequest): Verdict {
  const applying = statements.filter((each) => applies(each, request));
  if (applying.some(({ Effect }) => Effect === "Deny")) return "deniedExplicitly";
  return applying.length > 0 ? "allowed" : "deniedByDefault";
}
