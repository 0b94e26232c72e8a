import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { certificationFor } from "./core/upkeep-case.ts";
import { done, type Outcome } from "./outcome.ts";
import { registeredCertificationView } from "./views/registered-certification-view.ts";

type Route = typeof upkeepSecretariatRoutes.readRegisteredCertification;

/** A certification with its prerequisites, documents, tasks and the record of every act on it (M-03, N-04). */
export const readRegisteredCertification =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, number }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, actor, "readUpkeep", number);
    return found.done ? done(await registeredCertificationView(deps, found.value)) : found;
  };
