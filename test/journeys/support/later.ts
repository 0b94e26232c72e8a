import { sampleListings } from "#local/samples/listings.ts";
import { daysBetween, jstDay } from "#scheme/calendar.ts";
import { today } from "./case.ts";
import type { SchemeHere } from "./in-process.ts";
import type { Scheme } from "./scheme.ts";

/** Moves the clock on to a JST day. */
export async function moveOnTo(scheme: Scheme, day: string): Promise<void> {
  const days = daysBetween(await today(scheme), day);
  if (days > 0) await scheme.move(`+${days}d`);
}

/** Every service of the existing register has been renewed of late, as its keeper would publish it. */
export async function renewListings(scheme: SchemeHere): Promise<void> {
  await scheme.dieAfter(async (deps) => {
    const listings = sampleListings(jstDay(deps.clock.now()));
    const size = 50;
    for (let from = 0; from < listings.length; from += size) {
      const batch = listings.slice(from, from + size);
      await deps.register.commit(batch.map((record) => ({ put: "upsert", record })));
    }
  });
}
