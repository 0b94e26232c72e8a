import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentSlots } from "#scheme/application-form.ts";
import { policies, policyOn, policyVersion } from "#scheme/policy/index.ts";
import { policySchema } from "#scheme/policy/schema.ts";

const policy = policyVersion("2027-04-01.1");

const controls2022 = [
  ...Array.from({ length: 37 }, (_, index) => `5.${index + 1}`),
  ...Array.from({ length: 8 }, (_, index) => `6.${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `7.${index + 1}`),
  ...Array.from({ length: 34 }, (_, index) => `8.${index + 1}`),
];
/** How many controls each section of Annex A (2013) has. */
const sections2013: readonly (readonly [string, number])[] = [
  ["5.1", 2],
  ["6.1", 5],
  ["6.2", 2],
  ["7.1", 2],
  ["7.2", 3],
  ["7.3", 1],
  ["8.1", 4],
  ["8.2", 3],
  ["8.3", 3],
  ["9.1", 2],
  ["9.2", 6],
  ["9.3", 1],
  ["9.4", 5],
  ["10.1", 2],
  ["11.1", 6],
  ["11.2", 9],
  ["12.1", 4],
  ["12.2", 1],
  ["12.3", 1],
  ["12.4", 4],
  ["12.5", 1],
  ["12.6", 2],
  ["12.7", 1],
  ["13.1", 3],
  ["13.2", 4],
  ["14.1", 3],
  ["14.2", 9],
  ["14.3", 1],
  ["15.1", 3],
  ["15.2", 2],
  ["16.1", 7],
  ["17.1", 3],
  ["17.2", 1],
  ["18.1", 5],
  ["18.2", 3],
];
const controls2013 = sections2013.flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
);
/** The controls that are new in 2022. */
const newIn2022 = ["5.7", "5.23", "5.30", "7.4", "8.9", "8.10", "8.11", "8.12", "8.16", "8.23", "8.28"];

function basesIn(value: unknown): readonly { readonly kind: string; readonly reference: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const own =
    "basis" in value
      ? policySchema.shape.intake.shape.openApplicationsPerCategory.shape.basis.parse(value.basis)
      : undefined;
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(basesIn)];
}

describe("N-01 the policy as data", () => {
  it("has versions that rise with the day they take effect", () => {
    assert.deepEqual(
      policies().map(({ version }) => version),
      policies()
        .map(({ version }) => version)
        .toSorted(),
    );
    for (const { version, effectiveFrom } of policies())
      assert.ok(version.startsWith(`${effectiveFrom}.`), version);
  });

  it("is in force from its day on; before the first, the first holds for a pilot", () => {
    assert.equal(policyOn("2027-04-01").version, "2027-04-01.1");
    assert.equal(policyOn("2026-11-23").version, "2027-04-01.1");
  });

  it("keeps a case under its own version, and never another's", () => {
    assert.equal(policyVersion("2027-04-01.1").effectiveFrom, "2027-04-01");
    assert.throws(() => policyVersion("2099-01-01.1"), /2099-01-01\.1/);
  });

  it("gives every value a basis, and rests no figure on a law", () => {
    const bases = basesIn(policy);
    assert.ok(bases.length > 40);
    assert.deepEqual(new Set(bases.map(({ kind }) => kind)), new Set(["report", "assumption"]));
  });

  it("refuses a value without a basis, and what it does not know", () => {
    const { basis: _, ...bare } = policy.scs.minimumRating;
    assert.equal(
      policySchema.safeParse({ ...policy, scs: { ...policy.scs, minimumRating: bare } }).success,
      false,
    );
    assert.equal(policySchema.safeParse({ ...policy, surprise: 1 }).success, false);
    assert.equal(policySchema.safeParse(policy).success, true);
  });

  it("ships the assumed time limits as assumptions", () => {
    const { remediation, processing, objection } = policy;
    const shipped = [
      [remediation.days, 14],
      [remediation.extensions, 1],
      [remediation.maximumRounds, 3],
      [processing.standardBusinessDays, 60],
      [objection.months, 3],
      [policy.scs.validYears, 3],
    ] as const;
    for (const [{ value, basis }, figure] of shipped) {
      assert.equal(value, figure);
      assert.equal(basis.kind, "assumption", basis.reference);
    }
  });

  it("ships what the report fixes as the report's", () => {
    const shipped = [
      [policy.certification.validYears, 3],
      [policy.serviceRegistration.validYears, 2],
      [policy.scs.minimumRating, 4],
      [policy.delegation.redelegationForbidden, true],
    ] as const;
    for (const [{ value, basis }, figure] of shipped) {
      assert.equal(value, figure);
      assert.equal(basis.kind, "report", basis.reference);
    }
  });

  it("leaves time for every step within the standard processing period", () => {
    const { standardBusinessDays, formCheckBusinessDays, proposalBusinessDays, decisionBusinessDays } =
      policy.processing;
    const inquiry = Math.max(...policy.inquiry.bodies.value.map(({ dueBusinessDays }) => dueBusinessDays));
    const steps =
      formCheckBusinessDays.value + inquiry + proposalBusinessDays.value + decisionBusinessDays.value;
    assert.ok(steps <= standardBusinessDays.value);
  });

  it("claims no law in the way to object", () => {
    assert.doesNotMatch(policy.objection.text.value.ja, /法律|行政|審査/);
    assert.doesNotMatch(policy.objection.text.value.en, /\b(law|act)\b/i);
    assert.equal(policy.objection.text.basis.kind, "assumption");
  });
});

describe("C-02 the documents of the policy", () => {
  const needs = (need: string) =>
    policy.documents.slots.value.filter((rule) => rule.need === need).map(({ slot }) => slot);

  it("have a rule for every slot, once", () => {
    const slots = policy.documents.slots.value.map(({ slot }) => slot);
    assert.deepEqual(slots.toSorted(), [...documentSlots].toSorted());
  });

  it("require the report's documents and recommend the privacy mark", () => {
    const reported = [
      "pledge",
      "ismsScope",
      "ismsStatementOfApplicability",
      "ismsCertificate",
      "scsCertificate",
    ] as const;
    for (const slot of reported) assert.ok(needs("required").includes(slot), slot);
    assert.deepEqual(needs("recommended"), ["privacyMark"]);
    assert.deepEqual(needs("conditional"), [
      "proxyProof",
      "trustEvaluation",
      "delegateSecurityCheck",
      "other",
    ]);
  });
});

describe("D-04 the table of review items", () => {
  const used = new Set(policy.isms.reviewItems.value.flatMap(({ core, related }) => [...core, ...related]));

  it("names controls of Annex A (2022), each at most once within an item", () => {
    assert.equal(policy.isms.reviewItems.value.length, 13);
    for (const { item, core, related } of policy.isms.reviewItems.value) {
      const all = [...core, ...related];
      assert.equal(new Set(all).size, all.length, item);
      for (const control of all) assert.ok(controls2022.includes(control), `${item} ${control}`);
    }
  });

  it("has the counterpart of every control it uses, and of no other", () => {
    assert.deepEqual(
      policy.isms.edition2013.value.map(({ control }) => control).toSorted(),
      [...used].toSorted(),
    );
  });

  it("maps to controls of Annex A (2013); what is new in 2022 has none", () => {
    assert.equal(controls2013.length, 114);
    for (const { control, edition2013 } of policy.isms.edition2013.value) {
      for (const old of edition2013) assert.ok(controls2013.includes(old), `${control} ${old}`);
      assert.equal(edition2013.length === 0, newIn2022.includes(control), control);
    }
  });
});

describe("E-01 the bodies asked", () => {
  it("are METI and others, each with its own questions, due date and rule on silence", () => {
    assert.deepEqual(
      policy.inquiry.bodies.value.map(({ code, silence, dueBusinessDays }) => [
        code,
        silence,
        dueBusinessDays,
      ]),
      [
        ["meti", "wait", 20],
        ["nco", "escalate", 20],
        ["npa", "deemNoObjection", 20],
      ],
    );
  });

  it("are passed the check of a delegate's security measures", () => {
    const meti = policy.inquiry.bodies.value.find(({ code }) => code === "meti");
    assert.ok(meti?.documents.includes("delegateSecurityCheck"));
  });
});
