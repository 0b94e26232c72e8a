import assert from "node:assert/strict";
import type { Certification, Provider } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { endOfDay, jstDay } from "#scheme/calendar.ts";
import type { PublicStatus } from "#scheme/certification-transitions.ts";
import { standingOn } from "#usecases/core/certifications.ts";
import { createApplication } from "#usecases/create-application.ts";
import { renewListings, type World } from "./fakes.ts";
import { actsOf, reach } from "./fakes-acts.ts";
import { accepted, type Case, complete, openCase } from "./fakes-case.ts";
import { signatoryOf } from "./fakes-people.ts";

/** A case that led to a certification, and its number. */
export type CertifiedCase = { readonly of: Case; readonly number: string };

/** A company with a certification and its certificate. */
export async function certified(world: World, index = 0): Promise<CertifiedCase> {
  const of = await openCase(world, index);
  const { certificationNumber } = await reach(world, of, "certified");
  await actsOf(of, world).issue();
  return { of, number: certificationNumber };
}

export async function certificationIn({ deps }: Pick<World, "deps">, number: string): Promise<Certification> {
  const found = await deps.register.get("certification", keys.certification(number));
  assert.ok(found, `there is no certification ${number}`);
  return found;
}

/** Puts a company or a certification as it is said to stand, whatever acts would have led there. */
export async function stands({ deps }: Pick<World, "deps">, record: Certification | Provider): Promise<void> {
  const when = [{ field: "kind", is: "oneOf", values: [record.kind] }] as const;
  const outcome = await deps.register.commit([{ put: "replace", record, when }]);
  assert.ok(outcome.committed);
}

/** How a certification stands today. */
export async function standing(world: World, number: string): Promise<PublicStatus> {
  return standingOn(world.deps, await certificationIn(world, number), jstDay(world.clock.now()));
}

/** Ten in the morning of a day in Japan. */
export function moveTo({ clock }: Pick<World, "clock">, day: string): void {
  clock.set(new Date(Date.parse(endOfDay(day)) - 14 * 3_600_000).toISOString());
}

/** Starts an application on a certification, as the company's signatory. */
export function applyOn(
  world: World,
  { of, number }: CertifiedCase,
  kind: "change" | "extension",
  changeReportId?: string,
) {
  const actor = signatoryOf(of.company);
  return kind === "extension"
    ? createApplication(world.deps)({ actor, kind, certificationNumber: number })
    : createApplication(world.deps)({ actor, kind, certificationNumber: number, changeReportId });
}

/** A complete draft of an extension on a day; the services are still on the existing register. */
export async function extensionOn(world: World, on: CertifiedCase, day: string): Promise<Case> {
  moveTo(world, day);
  await renewListings(world);
  const { applicationId } = accepted(await applyOn(world, on, "extension"));
  const drafted = { ...on.of, id: applicationId };
  await complete(world, drafted);
  return drafted;
}

/** A draft of a change, with what is carried over. */
export async function changeOn(world: World, on: CertifiedCase, changeReportId?: string): Promise<Case> {
  world.clock.moveDays(1);
  const { applicationId } = accepted(await applyOn(world, on, "change", changeReportId));
  return { ...on.of, id: applicationId };
}
