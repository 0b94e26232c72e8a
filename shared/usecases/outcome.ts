import type { ProblemCode, Violation } from "#contracts/problems.ts";
import type { Finding } from "#scheme/finding.ts";

/** Why an act was refused: a code of the problem catalogue, and what it concerns. */
export type Refusal = {
  readonly done: false;
  readonly code: ProblemCode;
  readonly violations?: readonly Violation[];
  readonly findings?: readonly Finding[];
  /** The id of the thing that stands in the way, when the caller may know it. */
  readonly reference?: string;
};

export type Outcome<Value> = { readonly done: true; readonly value: Value } | Refusal;

export function done<Value>(value: Value): Outcome<Value> {
  return { done: true, value };
}

export function refused(code: ProblemCode, details: Omit<Refusal, "done" | "code"> = {}): Refusal {
  return { done: false, code, ...details };
}
