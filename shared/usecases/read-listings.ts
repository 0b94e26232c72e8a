import type { publicRoutes } from "#contracts/public-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRoutes.readListings;

/** One category of the existing register, a page at a time: what an applicant chooses services from. */
export const readListings =
  (deps: Pick<Deps, "register">) =>
  async ({ category, after }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const { records, next } = await deps.register.listBy(
      "listing",
      "group",
      partitions.listingsOf(category),
      {
        limit: 200,
        ...(after === undefined ? {} : { after }),
      },
    );
    const listings = records.map(({ id, serviceName, providerName, registeredOn, renewedOn }) => ({
      listingId: id,
      serviceName,
      providerName,
      registeredOn,
      ...(renewedOn === undefined ? {} : { renewedOn }),
    }));
    return done({ listings, ...(next === undefined ? {} : { next }) });
  };
