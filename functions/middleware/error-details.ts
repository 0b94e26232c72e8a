import * as z from "zod";

const withCode = z.object({ code: z.union([z.string(), z.number()]) });

/** The place in our code that threw: the first line of the stack after the message, which itself may hold personal data. */
function placeOf(error: Error): string | undefined {
  const message = error.message === "" ? error.name : `: ${error.message}`;
  const [, frames] = error.stack?.split(message, 2) ?? [];
  return frames?.match(/^\s+at (.{1,200})$/m)?.[1];
}

/**
 * What may be logged of an error: its name, code and place; never its message, which may quote what somebody typed.
 * Of what did not meet a schema: the first item that did not.
 */
export function errorDetails(error: unknown): Record<string, string | number> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = withCode.safeParse(error).data?.code;
  const place = placeOf(error);
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
  return {
    error: error.name,
    ...(code === undefined ? {} : { errorCode: code }),
    ...(place === undefined ? {} : { place }),
    ...(issue === undefined ? {} : { issue: `${issue.code} at ${issue.path.map(String).join(".")}` }),
  };
}
