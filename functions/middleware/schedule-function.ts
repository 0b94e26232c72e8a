import type { Deps } from "#ports";
import { errorDetails } from "./error-details.ts";

/**
 * Wires a schedule to its use case. What the scheduler sends is not read: a job finds out by itself what is due, so
 * that a late, lost or doubled tick does no harm.
 * @param job the function's folder below `functions/schedule`
 */
export function scheduleFunction<Output>(job: string, useCase: (deps: Deps) => () => Promise<Output>) {
  return (deps: Deps) => {
    const act = useCase(deps);
    return async (_event: unknown): Promise<Output> => {
      try {
        return await act();
      } catch (error) {
        deps.log("JOB_FAILED", { job, ...errorDetails(error) });
        throw error;
      }
    };
  };
}
