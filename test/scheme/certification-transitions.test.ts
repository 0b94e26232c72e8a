import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import { certificationStatuses, type PublicStatus, statusOn } from "#scheme/certification-transitions.ts";

const validFrom = "2027-04-01";
const validUntil = "2030-03-31";

describe("the public status on a day", () => {
  const cases: readonly (readonly [(typeof certificationStatuses)[number], string, PublicStatus])[] = [
    ["valid", "2027-03-31", "notYetValid"],
    ["valid", "2027-04-01", "valid"],
    ["valid", "2030-03-31", "valid"],
    ["valid", "2030-04-01", "expired"],
    ["underCorrection", "2030-03-31", "underCorrection"],
    ["underCorrection", "2030-04-01", "expired"],
    ["suspended", "2028-01-01", "suspended"],
    ["suspended", "2030-04-01", "expired"],
    ["returned", "2028-01-01", "returned"],
    ["returned", "2031-01-01", "returned"],
    ["revoked", "2028-01-01", "revoked"],
    ["revoked", "2031-01-01", "revoked"],
  ];
  for (const [status, day, shown] of cases) {
    it(`${status} on ${day} is shown as ${shown}`, () =>
      assert.equal(statusOn({ status, validFrom, validUntil }, day), shown));
  }

  it("is in force only between the first and the last day, and only when no act ended it", () => {
    const offset = fc.integer({ min: -400, max: 1600 });
    fc.assert(
      fc.property(fc.constantFrom(...certificationStatuses), offset, (status, days) => {
        const day = addDays(validFrom, days);
        const shown = statusOn({ status, validFrom, validUntil }, day);
        const inForce = ["valid", "underCorrection"].includes(shown);
        const within = validFrom <= day && day <= validUntil;
        assert.equal(inForce, within && ["valid", "underCorrection"].includes(status));
      }),
    );
  });
});
