import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { fileCorrection } from "./core/file-correction.ts";
import { untilSettled } from "./core/retry.ts";
import type { Outcome } from "./outcome.ts";
import { readOwnSurveillance } from "./read-own-surveillance.ts";

type Route = typeof surveillanceProviderRoutes.reportCorrection;

/** The provider reports its corrective action as done, with proof (S-05). */
export const reportCorrection =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const filed = await untilSettled(() => fileCorrection(deps, "reportDone", command));
    return filed.done ? readOwnSurveillance(deps)(command) : filed;
  };
