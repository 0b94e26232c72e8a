import type * as z from "zod";
import type { Deps } from "#ports";
import { errorDetails } from "./error-details.ts";

export type ProcedureHandler<Output> = (event: unknown) => Promise<Output>;
export type CreateProcedureHandler = ((deps: Deps) => ProcedureHandler<unknown>) & {
  /** What a state machine must give it. Executions under way give what they gave when they began: it may only ask for less. */
  readonly input: z.ZodType;
};

/** Of what a state machine gives, the ids alone are logged: never a token. */
function idsOf(input: object): Record<string, string> {
  const ids = Object.entries(input).filter(([name]) => name.endsWith("Id") || name === "caseKind");
  return Object.fromEntries(ids.map(([name, value]) => [name, String(value)]));
}

/**
 * Wires a task of a state machine to its use case. What the machine gives is parsed, and nothing else of it is used.
 * What is thrown is logged by name and goes on to the machine, which retries or catches it by that name.
 * @param step the function's folder below `functions/procedure`
 */
export function procedureFunction<Input extends object, Output>(
  step: string,
  schema: z.ZodType<Input>,
  useCase: (deps: Deps) => (input: Input) => Promise<Output>,
): ((deps: Deps) => ProcedureHandler<Output>) & { readonly input: z.ZodType<Input> } {
  const create = (deps: Deps): ProcedureHandler<Output> => {
    const act = useCase(deps);
    return async (event) => {
      try {
        const input = schema.parse(event);
        const output = await act(input);
        deps.log("PROCEDURE_STEP", { step, ...idsOf(input) });
        return output;
      } catch (error) {
        deps.log("PROCEDURE_STEP_FAILED", { step, ...errorDetails(error) });
        throw error;
      }
    };
  };
  return Object.assign(create, { input: schema });
}
