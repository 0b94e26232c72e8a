import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { fileCorrection } from "./core/file-correction.ts";
import { untilSettled } from "./core/retry.ts";
import type { Outcome } from "./outcome.ts";
import { readOwnSurveillance } from "./read-own-surveillance.ts";

type Route = typeof surveillanceProviderRoutes.fileCorrectionPlan;

/** The provider says how and by when it will mend what was found (S-05). */
export const fileCorrectionPlan =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const filed = await untilSettled(() => fileCorrection(deps, "filePlan", command));
    return filed.done ? readOwnSurveillance(deps)(command) : filed;
  };
