import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween } from "#scheme/calendar.ts";
import {
  type CertificationAct,
  type CertificationStatus,
  certificationStatuses,
  certificationTransitions,
  isInForce,
  type PublicStatus,
  publicStatuses,
  type Standing,
  statusOn,
} from "#scheme/certification-transitions.ts";
import { actsFrom, transitionFor } from "#scheme/transition.ts";

const validFrom = "2027-04-01";
const validUntil = "2030-03-31";
const living: readonly CertificationStatus[] = ["valid", "underCorrection", "suspended"];

type More = Pick<Standing, "extensionFiledOn" | "barredUntil">;

describe("M-01 the public status on a day", () => {
  const cases: readonly (readonly [CertificationStatus, string, PublicStatus, More?])[] = [
    ["valid", "2027-03-31", "notYetValid"],
    ["valid", "2027-04-01", "valid"],
    ["valid", "2030-03-31", "valid"],
    ["valid", "2030-04-01", "expired"],
    ["underCorrection", "2030-03-31", "underCorrection"],
    ["underCorrection", "2030-04-01", "expired"],
    ["suspended", "2027-03-31", "notYetValid"],
    ["suspended", "2028-01-01", "suspended"],
    ["suspended", "2030-04-01", "expired"],
    ["returned", "2027-03-31", "returned"],
    ["returned", "2028-01-01", "returned"],
    ["returned", "2031-01-01", "returned"],
    ["revoked", "2027-03-31", "revoked"],
    ["revoked", "2028-01-01", "revoked"],
    ["revoked", "2031-01-01", "revoked"],
    ["expired", "2030-03-31", "expired"],
    ["expired", "2030-04-01", "expired"],
    // An extension filed in time and undecided keeps it in force (M-07).
    ["valid", "2030-04-01", "valid", { extensionFiledOn: "2030-03-31" }],
    ["underCorrection", "2031-04-01", "underCorrection", { extensionFiledOn: "2030-01-10" }],
    ["suspended", "2030-04-01", "suspended", { extensionFiledOn: "2030-01-10" }],
    ["valid", "2030-04-01", "expired", { extensionFiledOn: "2030-04-01" }],
    ["expired", "2030-04-01", "expired", { extensionFiledOn: "2030-01-10" }],
    ["revoked", "2030-04-01", "revoked", { extensionFiledOn: "2030-01-10" }],
    // A bar on the company.
    ["valid", "2028-01-01", "suspended", { barredUntil: "2028-01-01" }],
    ["valid", "2028-01-02", "valid", { barredUntil: "2028-01-01" }],
    ["underCorrection", "2028-01-01", "suspended", { barredUntil: "2028-06-30" }],
    ["returned", "2028-01-01", "returned", { barredUntil: "2028-06-30" }],
    ["valid", "2030-04-01", "expired", { barredUntil: "2031-06-30" }],
    ["valid", "2030-04-01", "suspended", { barredUntil: "2031-06-30", extensionFiledOn: "2030-01-10" }],
  ];
  for (const [status, day, shown, more = {}] of cases) {
    const told = Object.entries(more).map(([name, value]) => `, ${name} ${value}`);
    it(`${status} on ${day}${told.join("")} is shown as ${shown}`, () =>
      assert.equal(statusOn({ status, validFrom, validUntil, ...more }, day), shown));
  }

  const someDay = fc.integer({ min: -400, max: 1600 }).map((days) => addDays(validFrom, days));
  const maybe = fc.option(someDay, { nil: undefined });
  const standing: fc.Arbitrary<Standing> = fc.record({
    status: fc.constantFrom(...certificationStatuses),
    validFrom: fc.constant(validFrom),
    validUntil: fc.constant(validUntil),
    extensionFiledOn: maybe,
    barredUntil: maybe,
  });

  it("M-07 X-04 is in force only where nothing, by act or by date, is against it", () => {
    fc.assert(
      fc.property(standing, someDay, (of, day) => {
        const { status, extensionFiledOn, barredUntil } = of;
        const extended = extensionFiledOn !== undefined && daysBetween(extensionFiledOn, validUntil) >= 0;
        const begun = daysBetween(validFrom, day) >= 0;
        const over = daysBetween(validUntil, day) > 0 && !extended;
        const barred = barredUntil !== undefined && daysBetween(day, barredUntil) >= 0;
        const byAct = status === "valid" || status === "underCorrection";
        const shown = statusOn(of, day);
        assert.equal(isInForce(shown), byAct && begun && !over && !barred);
        if (isInForce(shown)) assert.equal(shown, status);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on whether the sweep has recorded the expiry", () => {
    const swept = fc.constantFrom(...living);
    fc.assert(
      fc.property(standing, swept, someDay, (of, status, day) => {
        const before = statusOn({ ...of, status }, day);
        if (before === "expired") assert.equal(statusOn({ ...of, status: "expired" }, day), before);
      }),
    );
  });

  it("is in force when valid, or valid in corrective action, and not otherwise", () => {
    assert.deepEqual(publicStatuses.filter(isInForce), ["valid", "underCorrection"]);
  });
});

function after(status: CertificationStatus, ...acts: readonly CertificationAct[]): CertificationStatus {
  return acts.reduce((at, act) => {
    const row = transitionFor(certificationTransitions, at, act);
    assert.ok(row, `${act} from ${at}`);
    return row.to;
  }, status);
}

describe("M-08 S-05 suspension and corrective action", () => {
  const courses: readonly (readonly [string, readonly CertificationAct[], CertificationStatus])[] = [
    [
      "two corrective actions end one after the other",
      ["demandCorrection", "demandCorrection"],
      "underCorrection",
    ],
    [
      "one of two is closed",
      ["demandCorrection", "demandCorrection", "closeOneCorrection"],
      "underCorrection",
    ],
    ["the last is closed", ["demandCorrection", "closeCorrection"], "valid"],
    ["one is demanded in a suspension", ["suspend", "demandCorrection"], "suspended"],
    [
      "a suspension is lifted into it",
      ["suspend", "demandCorrection", "liftSuspensionIntoCorrection", "closeCorrection"],
      "valid",
    ],
    [
      "it ends within a suspension",
      ["demandCorrection", "suspend", "closeOneCorrection", "liftSuspension"],
      "valid",
    ],
  ];
  for (const [what, acts, end] of courses) it(what, () => assert.equal(after("valid", ...acts), end));

  it("never lift a suspension by closing a corrective action", () => {
    assert.ok(!actsFrom(certificationTransitions, "suspended").includes("closeCorrection"));
  });
});

describe("M-07 X-05 acts that leave a certification where it stands", () => {
  const staying = ["certificateIssued", "beginExtension", "endExtension", "renew", "recordChange"] as const;
  for (const act of staying) {
    it(`${act}, while it lives and no longer`, () => {
      for (const status of certificationStatuses) {
        const row = transitionFor(certificationTransitions, status, act);
        // An extension that ends while a revocation is disputed must not come back with the certification.
        const stays = living.includes(status) || (act === "endExtension" && status === "revoked");
        assert.equal(row?.to, stays ? status : undefined, status);
      }
    });
  }

  it("X-05 a revocation set aside restores whatever stood before it", () => {
    const restored = certificationTransitions.filter(
      ({ from, to }) => from.includes("revoked") && to !== "revoked",
    );
    assert.deepEqual(restored.map(({ to }) => to).toSorted(), living.toSorted());
    assert.ok(restored.every(({ by }) => by.join() === "decider"));
  });
});

describe("M-01 M-08 X-01 the ends of a certification", () => {
  const ends = [
    ["expire", "expired", ["system"]],
    ["giveBack", "returned", ["signatory"]],
    ["revoke", "revoked", ["decider"]],
  ] as const;
  for (const [act, to, by] of ends) {
    it(`${act} is possible once, from every living status, for ${by.join()}`, () => {
      const rows = certificationTransitions.filter((row) => row.act === act);
      assert.deepEqual(
        rows.map((row) => [row.from, row.to, row.by]),
        [[living, to, by]],
      );
    });
  }
});
