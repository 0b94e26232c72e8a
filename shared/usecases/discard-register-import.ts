import type { registerImportRoutes } from "#contracts/register-import-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { loadRegisterImport, registerImportStep, registerImportView } from "./core/register-imports.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof registerImportRoutes.discardRegisterImport;

/** Sets an import aside that was prepared; its file and difference stay. */
export const discardRegisterImport =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  ({ actor, importId, reasons }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const record = await loadRegisterImport(deps, importId);
      if (record === undefined) return refused("not-found");
      const by = actingAs(actor, ["reviewer", "administrator"]);
      const stepped = registerImportStep(deps, { record, act: "discardImport", by, data: { reasons } });
      if (!stepped.done) return stepped;
      const committed = await commitTogether(deps, stepped.value.writes);
      return committed.done ? done(registerImportView(stepped.value.next)) : committed;
    });
