import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { addDays, addYears, daysBetween } from "#scheme/calendar.ts";
import { slots, today } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { assertRegisterSound, recordsIn } from "./support/register-file.ts";
import { type Certified, certifiedBy, moveToDay, own, publicStatus, renew } from "./support/upkeep.ts";

/** How long nobody looks at the longest. */
const stepDays = 120;
const renewalDaysBefore = 10;
/** Of this process, in which the whole installation runs: what others do on the machine does not count. */
const secondsAllowed = 60;

type Move = { readonly day: string; readonly act: (of: Certified) => Promise<Certified> };

/** What the provider does next: renew what ends first, or apply anew the day after the last day. */
async function nextMove(of: Certified): Promise<Move> {
  const { validUntil, prerequisites } = await own(of);
  const ending = prerequisites.toSorted((one, other) => one.validUntil.localeCompare(other.validUntil))[0];
  assert.ok(ending);
  const renewOn = addDays(ending.validUntil, -renewalDaysBefore);
  if (renewOn > validUntil) return { day: addDays(validUntil, 1), act: applyAnew };
  return {
    day: renewOn,
    act: async (made) => {
      await renew(made, ending.prerequisite);
      return made;
    },
  };
}

async function applyAnew(of: Certified): Promise<Certified> {
  assert.equal(await publicStatus(of), "expired");
  const made = await certifiedBy(of.here, of.slot);
  assert.notEqual(made.number, of.number);
  return made;
}

/** Waits for a day in steps, and sees on the way that the certification stands as its dates say. */
async function live(of: Certified, until: string): Promise<void> {
  const { validUntil } = await own(of);
  for (let day = await today(of.here); day < until; ) {
    day = daysBetween(day, until) > stepDays ? addDays(day, stepDays) : until;
    await moveToDay(of.here, day);
    assert.equal(await publicStatus(of), day > validUntil ? "expired" : "valid", day);
  }
}

describe("Ten years of one provider", () => {
  let here: SchemeHere;
  before(async () => {
    here = await openSchemeHere();
  });
  after(() => here.stop());

  it("M-01 M-03 M-04 it renews what it stands on, and no day shows what its dates do not say", async () => {
    const before = process.cpuUsage();
    const slot = slots()();
    let made = await certifiedBy(here, slot);
    const held = [made];
    const end = addYears(await today(here), 10);
    for (;;) {
      const { day, act } = await nextMove(made);
      if (day > end) break;
      await live(made, day);
      const next = await act(made);
      if (next.number !== made.number) held.push(next);
      made = next;
    }
    await live(made, end);

    assert.equal(await today(here), end);
    assert.deepEqual(recordsIn(here.server().dataFolder, "revocation"), []);
    const auditor = await here.as("demo-auditor");
    for (const { number } of held) {
      const seen = await replyTo(
        auditor.call(upkeepSecretariatRoutes.readRegisteredCertification, { params: { number } }),
      );
      assert.ok(seen.history.intact);
      const expiries = seen.history.events.filter(({ act }) => act === "expire").length;
      assert.equal(expiries, number === made.number ? 0 : 1);
    }
    assert.equal(await publicStatus(made), "valid");
    assertRegisterSound(here.server().dataFolder);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    assert.ok(seconds < secondsAllowed, `ten years took ${seconds} seconds`);
  });
});
