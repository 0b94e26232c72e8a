import assert from "node:assert/strict";
import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeContent } from "#records/notice-content.ts";
import { addDays, daysBetween, jstDay } from "#scheme/calendar.ts";
import type { Category } from "#scheme/categories.ts";
import type { PrerequisiteKind } from "#scheme/prerequisite-transitions.ts";
import { sweep } from "#usecases/sweep.ts";
import { setup, type World } from "./fakes.ts";
import { reach } from "./fakes-acts.ts";
import { type Case, openCase } from "./fakes-case.ts";
import { recordsOf } from "./fakes-invariants.ts";

export type Certified = { readonly world: World; readonly of: Case; readonly number: string };

/** Certifies a company by real acts. */
export async function certify(
  world: World,
  index = 0,
  category?: Category,
): Promise<Omit<Certified, "world">> {
  const of = await openCase(world, index, category);
  const { certificationNumber } = await reach(world, of, "certified");
  return { of, number: certificationNumber };
}

/** A world with one certification, in which the sweep has run up to yesterday. */
export async function certifiedWorld(): Promise<Certified> {
  const world = await setup();
  const made = await certify(world);
  const doneThrough = addDays(jstDay(world.clock.now()), -1);
  await world.memory.seed({ kind: "watermark", name: "sweep", version: 1, doneThrough });
  return { world, ...made };
}

type Reads = { readonly deps: Pick<Deps, "register"> };

export async function certificationOf({ deps }: Reads, number: string): Promise<Certification> {
  const found = await deps.register.get("certification", keys.certification(number));
  assert.ok(found, `there is no certification ${number}`);
  return found;
}

export async function prerequisiteOf(
  { deps }: Reads,
  number: string,
  kind: PrerequisiteKind,
): Promise<Prerequisite> {
  const found = await deps.register.get("prerequisite", keys.prerequisite(number, kind));
  assert.ok(found, `${number} has no ${kind}`);
  return found;
}

/** The acts on a record, in their order. */
export async function actsOn({ deps }: Reads, aggregate: string): Promise<readonly string[]> {
  const { records } = await deps.register.list("event", aggregate, { limit: 1000 });
  return records.map(({ act }) => act);
}

export const actsOnCertification = (world: Reads, number: string) =>
  actsOn(world, partitions.certification(number));
export const actsOnPrerequisite = (world: Reads, number: string, kind: PrerequisiteKind) =>
  actsOn(world, partitions.prerequisite(number, kind));

type ContentOf<Template extends NoticeContent["template"]> = Extract<NoticeContent, { template: Template }>;

/** The notices of one template that were to be sent: the day, to whom, and what they say. */
export function noticesOf<Template extends NoticeContent["template"]>(world: World, template: Template) {
  const is = (content: NoticeContent): content is ContentOf<Template> => content.template === template;
  return recordsOf(world, "outbox").flatMap(({ effect, createdAt }) => {
    if (effect.type !== "notice" || !is(effect.content)) return [];
    return [{ day: jstDay(createdAt), to: effect.recipient.to, content: effect.content }];
  });
}

/** Moves the clock to 10:00 of a JST day. */
export function moveTo({ clock }: Pick<World, "clock">, day: string): void {
  clock.moveDays(daysBetween(jstDay(clock.now()), day));
}

/** Moves the clock to a day and sweeps once. */
export async function sweepOn(world: World, day: string): Promise<void> {
  moveTo(world, day);
  await sweep(world.deps)();
}

/** Sweeps several times on every day up to a day, that one included. */
export async function sweepThrough(world: World, last: string, timesADay = 1): Promise<void> {
  for (let day = jstDay(world.clock.now()); day <= last; day = addDays(day, 1)) {
    moveTo(world, day);
    for (let times = 0; times < timesADay; times += 1) await sweep(world.deps)();
  }
}
