import type { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { ownRevocationFor } from "./core/revocation-access.ts";
import { done, type Outcome } from "./outcome.ts";
import { providerRevocationView } from "./views/revocation-view.ts";

type Route = typeof providerRevocationRoutes.readOwnRevocation;

/** The file of a revocation for the company it is about (X-02, 資料の閲覧). */
export const readOwnRevocation =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, revocationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await ownRevocationFor(deps, actor, revocationId, "readRevocation");
    return found.done ? done(await providerRevocationView(deps, found.value)) : found;
  };
