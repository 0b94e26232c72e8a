import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ValidationInput } from "#scheme/findings/index.ts";
import { found, soundInput, withInput, withItems } from "./sound-input.ts";

type Case = readonly [what: string, input: ValidationInput, expected: readonly string[]];

function each(cases: readonly Case[]): void {
  for (const [what, input, expected] of cases) it(what, () => assert.deepEqual(found(input), expected));
}

const [listing] = soundInput.listings;
assert.ok(listing);
const withListing = (changes: Partial<typeof listing>) =>
  withInput({ listings: [{ ...listing, ...changes }] });

describe("A-01 services on the register", () => {
  const option = withItems("service", { option: "penetrationTest" });
  each([
    [
      "a registered option is accepted",
      { ...option, listings: [{ ...listing, option: "penetrationTest" }] },
      [],
    ],
    [
      "an option that one of the services has is accepted",
      {
        ...option,
        listings: [
          { ...listing, option: "penetrationTest" },
          { ...listing, id: "L002" },
        ],
      },
      [],
    ],
    ["an option that is not registered", option, ["A-01/option-not-registered service.option"]],
    [
      "an option that the category does not have",
      {
        ...option,
        category: "audit",
        listings: [{ ...listing, category: "audit", option: "penetrationTest" }],
      },
      ["A-01/option-not-of-category service.option"],
    ],
    [
      "a service that is not listed",
      withInput({ listings: [] }),
      ["D-06/registration-not-found service.services[L001]"],
    ],
    [
      "a service listed in another category",
      withListing({ category: "audit" }),
      ["D-06/registration-not-found service.services[L001]"],
    ],
  ]);
});

describe("A-03 services that only supply a tool", () => {
  const tool = ["A-03/tool-only service.services[L001]"];
  each([
    ["by the register", withListing({ suppliesOnlyTool: true }), tool],
    [
      "by the applicant's own word",
      withItems("service", { services: [{ listingId: "L001", suppliesOnlyTool: true }] }),
      tool,
    ],
  ]);
});
