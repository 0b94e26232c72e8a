import { onAws } from "#functions/container.ts";
import { scheduleFunction } from "#functions/middleware/schedule-function.ts";
import { measureScheme } from "#usecases/measure-scheme.ts";

/** Measures whether the scheme does what the register says it should, and writes it into the log. */
export const create = scheduleFunction("measure", measureScheme);
export const handler = onAws(create);
