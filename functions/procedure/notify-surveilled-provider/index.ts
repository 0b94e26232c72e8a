import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { drivenInput } from "#functions/middleware/procedure-inputs.ts";
import { notifySurveilledProvider } from "#usecases/notify-surveilled-provider.ts";

/** Notifies the provider of a surveillance case. */
export const create = procedureFunction("notify-surveilled-provider", drivenInput, notifySurveilledProvider);
export const handler = onAws(create);
