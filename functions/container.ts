import type { Context } from "aws-lambda";
import type { Deps } from "#ports";

type Create<Event, Result> = (deps: Deps) => (event: Event, context?: Context) => Promise<Result>;
type Handler<Event, Result> = ReturnType<Create<Event, Result>>;

/**
 * The Lambda entry of a function: the adapters for AWS are loaded once, when the first event arrives, so that the
 * same file can be imported on one machine without them.
 * @param bring loads what this function alone needs, and every other one shall not carry
 * @throws when the environment is not complete; every event then fails, and the message names the missing variables
 */
export function onAws<Event, Result>(
  create: Create<Event, Result>,
  bring?: () => Promise<Partial<Pick<Deps, "inspect" | "readSpreadsheet">>>,
): (event: Event, context: Context) => Promise<Result> {
  let handler: Promise<Handler<Event, Result>> | undefined;

  async function load(): Promise<Handler<Event, Result>> {
    const { createContainer } = await import("#adapters/aws/container.ts");
    return create(createContainer(process.env, await bring?.()));
  }

  return async (event, context) => {
    handler ??= load();
    const handle = await handler;
    return handle(event, context);
  };
}
