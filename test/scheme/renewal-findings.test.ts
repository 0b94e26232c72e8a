import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#scheme/calendar.ts";
import { type PrerequisiteKind, prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";
import { allRegisteredUntil, registeredUntil } from "#scheme/registration-validity.ts";
import { renewalFindings } from "#scheme/renewal-findings.ts";
import { soundForm, soundInput, withInput } from "./findings/sound-input.ts";

const years = soundInput.policy.serviceRegistration.validYears.value;
const registered = allRegisteredUntil(soundInput.listings, years) ?? "";
const reportedUntil: Readonly<Record<PrerequisiteKind, string>> = {
  isms: soundForm.isms?.validUntil ?? "",
  scs: soundForm.scs?.validUntil ?? "",
  serviceRegistration: registered,
};
const stopping = (kind: PrerequisiteKind, input = soundInput, until = reportedUntil[kind]) =>
  renewalFindings(kind, input, until)
    .filter(({ weight }) => weight === "stops")
    .map(({ code }) => code);

describe("M-04 what is checked of a renewal", () => {
  for (const kind of prerequisiteKinds)
    it(`a sound ${kind} has nothing that stops`, () => assert.deepEqual(stopping(kind), []));

  it("is what concerns the prerequisite, and nothing else", () => {
    const form = {
      ...soundForm,
      company: {},
      isms: { ...soundForm.isms, scopeDepartments: ["総務部"] },
      scs: { ...soundForm.scs, rating: 3 },
    };
    const input = withInput({ form, documents: [] });
    assert.ok(stopping("isms", input).includes("D-03/department-not-in-scope"));
    assert.ok(stopping("isms", input).includes("C-02/document-missing"));
    assert.ok(!stopping("isms", input).some((code) => code.startsWith("D-05") || code.startsWith("D-01")));
    assert.ok(stopping("scs", input).includes("D-05/rating-too-low"));
    assert.ok(!stopping("scs", input).some((code) => code.startsWith("D-03")));
    assert.deepEqual(stopping("serviceRegistration", input), []);
  });

  it("the register says the days of the registration: another last day, earlier or later, stops", () => {
    for (const shift of [-1, 1]) {
      const until = addDays(registered, shift);
      assert.deepEqual(stopping("serviceRegistration", soundInput, until), ["M-04/register-says-otherwise"]);
    }
  });
});

describe("M-03 how long services are registered", () => {
  const table: readonly [registeredOn: string, renewedOn: string | undefined, until: string][] = [
    ["2026-04-01", undefined, "2028-03-31"],
    ["2024-04-01", "2026-04-01", "2028-03-31"],
    ["2024-02-29", undefined, "2026-02-28"],
  ];
  for (const [registeredOn, renewedOn, until] of table)
    it(`registered on ${registeredOn}, renewed on ${renewedOn}: until ${until}`, () =>
      assert.equal(registeredUntil({ registeredOn, renewedOn }, 2), until));

  it("together as long as the one that ends first", () => {
    const services = ["2026-04-01", "2025-10-01", "2026-01-01"].map((registeredOn) => ({ registeredOn }));
    assert.equal(allRegisteredUntil(services, 2), "2027-09-30");
    assert.equal(allRegisteredUntil([], 2), undefined);
  });
});
