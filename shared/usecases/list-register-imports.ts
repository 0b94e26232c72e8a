import type { registerImportRoutes } from "#contracts/register-import-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { registerImportView } from "./core/register-imports.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof registerImportRoutes.listRegisterImports;

/** Every import there was, the latest first. */
export const listRegisterImports =
  (deps: Pick<Deps, "register">) =>
  async ({ after }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const page = await deps.register.listBy("registerImport", "standing", partitions.registerImports, {
      limit: 50,
      descending: true,
      ...(after === undefined ? {} : { after }),
    });
    return done({
      imports: page.records.map(registerImportView),
      ...(page.next === undefined ? {} : { next: page.next }),
    });
  };
