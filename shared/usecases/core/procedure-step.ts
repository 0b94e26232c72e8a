import type { Outcome } from "../outcome.ts";
import { untilSettled } from "./retry.ts";

export type StepInput = { readonly applicationId: string };

/**
 * An automatic step of a procedure: repeated when it loses a race, a no-op when the case has moved on, an error when
 * it is refused for any other reason, so that the execution shows it.
 */
export function settledStep(attempt: (input: StepInput) => Promise<Outcome<unknown>>) {
  return async (input: StepInput): Promise<{ applicationId: string }> => {
    const outcome = await untilSettled(() => attempt(input));
    if (!outcome.done && outcome.code !== "not-possible-now") {
      throw new Error(`The step was refused: ${outcome.code}`);
    }
    return { applicationId: input.applicationId };
  };
}
