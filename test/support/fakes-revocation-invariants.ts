import assert from "node:assert/strict";
import { keys } from "#records/layout.ts";
import type { LedgerEvent } from "#records/operation.ts";
import type { Revocation } from "#records/revocation.ts";
import { addDays, addMonths, jstDay } from "#scheme/calendar.ts";
import { isInForce } from "#scheme/certification-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import {
  type RevocationAct,
  recordsHearing,
  recordsUrgency,
  revocationTransitions,
  standsRevoked,
} from "#scheme/revocation-transitions.ts";
import { readCertification } from "#usecases/read-certification.ts";
import type { World } from "./fakes.ts";
import { accepted } from "./fakes-case.ts";
import { chainsOf, recordsOf } from "./fakes-invariants.ts";

/** Acts that judge, and acts whose people may not judge afterwards. */
const judging: readonly string[] = [
  "revoke",
  "decideNotToRevoke",
  "returnRevocationProposal",
  "revokeUrgently",
  "confirmRevocation",
  "cancelRevocation",
  "dismissObjection",
  "setRevocationAside",
  "discontinue",
] satisfies RevocationAct[];
const involving: readonly string[] = [
  "openRevocation",
  "giveNotice",
  "giveNoticeAfterwards",
  "proposeRevocation",
  "proposeNoRevocation",
];
const chairing: readonly string[] = ["holdHearing", "writeReport"];
/** Acts after which the same person judges no more. */
const deciding: readonly string[] = judging.filter((act) => act !== "returnRevocationProposal");

function peopleOf(events: readonly LedgerEvent[], acts: readonly string[]): readonly string[] {
  return events.filter(({ act }) => acts.includes(act)).map(({ by }) => by.subject);
}

/** Told from the ledger alone: whoever judged had no part in it before. */
function assertFourEyes(events: readonly LedgerEvent[]): void {
  for (const [index, { act, by }] of events.entries()) {
    const before = events.slice(0, index);
    const opened = [...peopleOf(before, involving), ...peopleOf(before, deciding)];
    if (judging.includes(act)) {
      const chairs = peopleOf(before, chairing);
      assert.ok(![...opened, ...chairs].includes(by.subject), `${by.subject} had a part before ${act}`);
    }
    if (chairing.includes(act)) assert.ok(!opened.includes(by.subject), `${by.subject} chairs its own case`);
  }
}

/** The acts of a revocation's table, in their order; what is only recorded on it is left out. */
function actsOf(events: readonly LedgerEvent[]) {
  return events.flatMap(({ act, data }) => {
    const known = revocationTransitions.find((row) => row.act === act);
    return known === undefined ? [] : [{ act: known.act, data }];
  });
}

/** Told from the ledger alone: nobody is revoked for good who was not heard first, or urgently without a reason. */
function assertHeard(revocation: Revocation, events: readonly LedgerEvent[]): void {
  let heard = false;
  for (const { act, data } of actsOf(events)) {
    heard ||= recordsHearing(act);
    if (act === "revoke" || act === "confirmRevocation") assert.ok(heard, `${revocation.id} was not heard`);
    if (recordsUrgency(act))
      assert.match(String(data["justification"]), /./, `${revocation.id} was not urgent`);
  }
}

/** The last day of the bar of a company, computed a second time from what stands against it. */
function barOf(standing: readonly { readonly revocation: Revocation; readonly on: string }[]) {
  const days = standing.flatMap(({ revocation, on }) => {
    const { grounds } = policyVersion(revocation.policyVersion).revocation;
    const months = grounds.value.find(({ ground }) => ground === revocation.ground)?.barMonths ?? 0;
    return months === 0 ? [] : [addMonths(on, months)];
  });
  return days.toSorted().at(-1);
}

/** What holds of revocations, certifications and companies at every moment, whatever happened before. */
export function assertRevocationInvariants(world: World): void {
  const revocations = recordsOf(world, "revocation");
  const certifications = recordsOf(world, "certification");
  const chains = chainsOf(world);
  for (const revocation of revocations) {
    const events = chains.get(`revocation#${revocation.id}`) ?? [];
    assertFourEyes(events);
    assertHeard(revocation, events);
    const certification = certifications.find(({ number }) => number === revocation.certificationNumber);
    const revoked = certification?.revocation?.revocationId === revocation.id;
    assert.equal(revoked && certification?.status === "revoked", standsRevoked(revocation.status));
  }
  for (const provider of recordsOf(world, "provider")) {
    const standing = provider.revocations.map(({ revocationId, on }) => {
      const revocation = revocations.find(({ id }) => id === revocationId);
      assert.ok(revocation && standsRevoked(revocation.status), "what does not stand is held against it");
      return { revocation, on };
    });
    const all = revocations.filter(
      ({ corporateNumber, status }) => corporateNumber === provider.corporateNumber && standsRevoked(status),
    );
    assert.equal(standing.length, all.length);
    assert.equal(provider.barredUntil, barOf(standing));
  }
  const undecided = ["planned", "noticed", "heard", "reported", "awaitingDecision"];
  const holding = revocations.filter(
    ({ status }) => undecided.includes(status) || status === "revokedUrgently" || status.startsWith("urgent"),
  );
  assert.deepEqual(
    recordsOf(world, "claim")
      .filter(({ name }) => name.startsWith("revocation#"))
      .map(({ heldBy }) => heldBy)
      .toSorted(),
    holding.map(({ id }) => id).toSorted(),
  );
}

/**
 * On a day, whatever has run: nothing is shown as valid that is past its last day, revoked, suspended, or whose company
 * is barred (M-01, X-04).
 */
export async function assertNothingShownInVain(world: World, daysAhead: number): Promise<void> {
  const now = world.clock.now();
  const day = addDays(jstDay(now), daysAhead);
  world.clock.set(`${day}T03:00:00.000Z`);
  try {
    for (const { number } of recordsOf(world, "certification")) {
      const { status } = accepted(await readCertification(world.deps)({ number }));
      const stored = recordsOf(world, "certification").find((each) => each.number === number);
      const provider = await world.deps.register.get(
        "provider",
        keys.provider(stored?.corporateNumber ?? ""),
      );
      const holds =
        stored !== undefined &&
        ["valid", "underCorrection"].includes(stored.status) &&
        day <= stored.validUntil &&
        (provider?.barredUntil === undefined || provider.barredUntil < day);
      if (isInForce(status)) assert.ok(holds, `${number} is shown as ${status} on ${day}`);
      else assert.ok(!holds, `${number} is shown as ${status} on ${day} although it holds`);
    }
  } finally {
    world.clock.set(now);
  }
}
