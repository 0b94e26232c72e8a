import type { Outcome } from "../outcome.ts";
import { untilSettled } from "./retry.ts";

export type StepInput = { readonly applicationId: string };

/**
 * An automatic step: repeated when it loses a race, a no-op when the case has moved on.
 * @throws when it is refused for any other reason, so that the execution shows it
 */
export async function settled(attempt: () => Promise<Outcome<unknown>>): Promise<void> {
  const outcome = await untilSettled(attempt);
  if (!outcome.done && outcome.code !== "not-possible-now") {
    throw new Error(`The step was refused: ${outcome.code}`);
  }
}

/** An automatic step of the application procedure. */
export function settledStep(attempt: (input: StepInput) => Promise<Outcome<unknown>>) {
  return async (input: StepInput): Promise<StepInput> => {
    await settled(() => attempt(input));
    return { applicationId: input.applicationId };
  };
}

export type DrivenInput = { readonly caseId: string };

/** An automatic step of a procedure whose case is named by its id. */
export function settledCase(attempt: (input: DrivenInput) => Promise<Outcome<unknown>>) {
  return async ({ caseId }: DrivenInput): Promise<DrivenInput> => {
    await settled(() => attempt({ caseId }));
    return { caseId };
  };
}
