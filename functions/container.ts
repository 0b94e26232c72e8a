import type { Context } from "aws-lambda";
import type { Deps } from "#ports";

type Create<Event, Result> = (deps: Deps) => (event: Event, context?: Context) => Promise<Result>;

/**
 * The Lambda entry of a function: the adapters for AWS are loaded once, when the first event arrives, so that the
 * same file can be imported on one machine without them.
 * @throws when the environment is not complete; every event then fails, and the message names the missing variables
 */
export function onAws<Event, Result>(create: Create<Event, Result>) {
  let handler: Promise<ReturnType<Create<Event, Result>>> | undefined;
  return async (event: Event, context: Context): Promise<Result> => {
    handler ??= import("#adapters/aws/container.ts").then(({ createContainer }) =>
      create(createContainer(process.env)),
    );
    const handle = await handler;
    return handle(event, context);
  };
}
