import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { standingOn } from "./core/certifications.ts";
import { done, type Outcome } from "./outcome.ts";
import { summaryOf } from "./views/certification-view.ts";

type Route = typeof upkeepSecretariatRoutes.listCertifications;

/** Certifications by number, page by page, as they stand today; those without a certificate yet come with the first page. */
export const listCertifications =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const unissued =
      after === undefined
        ? await deps.register.listBy("certification", "standing", partitions.unissuedCertifications)
        : { records: [] };
    const page = await deps.register.listBy("certification", "standing", partitions.certifications, {
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    const today = jstDay(deps.clock.now());
    const certifications = await Promise.all(
      [...unissued.records, ...page.records].map(async (each) =>
        summaryOf(each, await standingOn(deps, each, today)),
      ),
    );
    return done(page.next === undefined ? { certifications } : { certifications, next: page.next });
  };
