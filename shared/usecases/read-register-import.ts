import type { registerImportRoutes } from "#contracts/register-import-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { loadDifference, loadRegisterImport, registerImportView } from "./core/register-imports.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof registerImportRoutes.readRegisterImport;

const pageSize = 200;

/** An import with what it adds, changes and drops, as it was kept when it was prepared. */
export const readRegisterImport =
  (deps: Pick<Deps, "register" | "documents">) =>
  async ({ importId, from = "0" }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await loadRegisterImport(deps, importId);
    if (found === undefined) return refused("not-found");
    const entries = await loadDifference(deps, found);
    const start = Number(from);
    const end = start + pageSize;
    return done({
      ...registerImportView(found),
      difference: entries.slice(start, end),
      ...(end < entries.length ? { next: String(end) } : {}),
    });
  };
