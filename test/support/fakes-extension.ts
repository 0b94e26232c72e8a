import { addDays } from "#scheme/calendar.ts";
import { setup, type World } from "./fakes.ts";
import { actsOf } from "./fakes-acts.ts";
import { accepted } from "./fakes-case.ts";
import { type CertifiedCase, certificationIn, certified, extensionOn } from "./fakes-certified.ts";

type Extending = {
  readonly world: World;
  readonly on: CertifiedCase;
  readonly lastDay: string;
};

/** A world with a certification, and its last day. */
export async function begun(): Promise<Extending> {
  const world = await setup();
  const on = await certified(world);
  return { world, on, lastDay: (await certificationIn(world, on.number)).validUntil };
}

/** An extension drafted ten days before the last day, and everything that can be done with it. */
export async function drafted() {
  const found = await begun();
  const of = await extensionOn(found.world, found.on, addDays(found.lastDay, -10));
  return { ...found, of, acts: actsOf(of, found.world) };
}

/** An extension filed ten days before the last day. */
export async function filed() {
  const found = await drafted();
  accepted(await found.acts.file());
  return found;
}
