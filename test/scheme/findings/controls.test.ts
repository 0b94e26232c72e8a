import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingsOf } from "#scheme/findings/index.ts";
import { found, soundInput, statement, statement2013, withInput, withItems } from "./sound-input.ts";

type Stated = { control: string; applicable: boolean; explanation?: string };

const { reviewItems, edition2013 } = soundInput.policy.isms;
const cores = new Set(reviewItems.value.flatMap(({ core }) => core));
const relateds = new Set(
  reviewItems.value.flatMap(({ related }) => related).filter((each) => !cores.has(each)),
);
const item = (control: string) => `isms.statementOfApplicability[${control}]`;
const stating = (controls: readonly Stated[], edition = "2022") =>
  withItems("isms", { statementOfApplicability: controls, edition });
/** The statement with one control stated otherwise, or not at all. */
const but = (controls: readonly Stated[], control: string, ...instead: readonly Stated[]) => [
  ...controls.filter((each) => each.control !== `A.${control}`),
  ...instead,
];

describe("D-04 the statement of applicability", () => {
  it("has core and related controls to test", () => {
    assert.ok(cores.size > 0 && relateds.size > 0);
    assert.equal(cores.size + relateds.size, statement.length);
  });

  for (const control of cores) {
    it(`A.${control} is core: excluded, it stops, explained or not`, () => {
      const excluded = { control: `A.${control}`, applicable: false };
      const expected = [`D-04/core-control-excluded ${item(control)}`];
      assert.deepEqual(found(stating(but(statement, control, excluded))), expected);
      const explained = { ...excluded, explanation: "該当する業務がないため。" };
      assert.deepEqual(found(stating(but(statement, control, explained))), expected);
    });
  }

  for (const control of relateds) {
    it(`A.${control} is related: excluded, it needs an explanation`, () => {
      const excluded = { control: `A.${control}`, applicable: false };
      assert.deepEqual(found(stating(but(statement, control, excluded))), [
        `D-04/related-control-unexplained ${item(control)}`,
      ]);
      const explained = { ...excluded, explanation: "該当する業務がないため。" };
      assert.deepEqual(found(stating(but(statement, control, explained))), []);
    });
  }

  it("must state every control of the table", () => {
    for (const control of ["5.2", "8.24"]) {
      assert.deepEqual(found(stating(but(statement, control))), [`D-04/control-not-stated ${item(control)}`]);
    }
    const [first] = statement;
    assert.ok(first);
    const missing = found(stating([first]));
    assert.equal(missing.length, statement.length - 1);
  });

  it("takes controls with and without the letter of the annex", () => {
    const bare = statement.map(({ control, applicable }) => ({ control: control.slice(2), applicable }));
    assert.deepEqual(found(stating(bare)), []);
  });

  it("does not let a second statement hide an exclusion", () => {
    const twice = [...statement, { control: "5.2", applicable: false }];
    assert.deepEqual(found(stating(twice)), [`D-04/core-control-excluded ${item("5.2")}`]);
  });

  it("wants every exclusion of a related control explained", () => {
    const excluded = { control: "A.8.24", applicable: false };
    const explained = { ...excluded, explanation: "該当する業務がないため。" };
    assert.deepEqual(found(stating(but(statement, "8.24", explained, explained))), []);
    assert.deepEqual(found(stating(but(statement, "8.24", explained, excluded))), [
      `D-04/related-control-unexplained ${item("8.24")}`,
    ]);
  });

  it("leaves controls outside the table alone", () => {
    assert.deepEqual(found(stating([...statement, { control: "A.5.7", applicable: false }])), []);
  });

  it("names the control, the review items and both bases", () => {
    const excluded = { control: "A.5.3", applicable: false };
    const [only] = findingsOf(stating(but(statement, "5.3", excluded)));
    assert.ok(only);
    assert.match(only.wrong.ja, /A\.5\.3/);
    assert.match(
      only.wrong.ja,
      /サービスの責任者、会社・サービス部門の情報セキュリティ体制、アクセス管理・権限分散/,
    );
    assert.match(only.basis, /^中間とりまとめ「審査におけるISMSの活用について」、仮定（/);
  });

  it("refuses an edition that the policy does not accept", () => {
    const { policy } = soundInput;
    const editions = { ...policy.isms.editions, value: ["2022" as const] };
    const changed = { ...policy, isms: { ...policy.isms, editions } };
    const input = { ...stating(statement2013, "2013"), policy: changed };
    assert.deepEqual(found(input), ["D-04/edition-not-accepted isms.edition"]);
    assert.deepEqual(found(withInput({ policy: changed })), []);
  });
});

describe("D-04 a statement of the 2013 edition", () => {
  const unseen = "D-04/no-counterpart-in-2013 isms.edition (note)";
  const old = (...path: readonly string[]) =>
    path.map((control) => ({ control: `A.${control}`, applicable: false }));

  it("is read through the correspondence; what is new in 2022 is pointed out", () => {
    const findings = findingsOf(stating(statement2013, "2013"));
    assert.deepEqual(found(stating(statement2013, "2013")), [unseen]);
    for (const control of ["5.23", "7.4", "8.9", "8.10", "8.16"]) {
      assert.ok(findings[0]?.wrong.ja.includes(`A.${control}`), control);
    }
  });

  it("stops when one of the controls that a core one merges is excluded", () => {
    for (const control of ["9.2.2", "9.2.5", "9.2.6"]) {
      assert.deepEqual(found(stating(but(statement2013, control, ...old(control)), "2013")), [
        `D-04/core-control-excluded ${item(control)}`,
        unseen,
      ]);
    }
  });

  it("asks for an explanation of a related one, and takes it", () => {
    const [excluded] = old("14.2.7");
    assert.ok(excluded);
    assert.deepEqual(found(stating(but(statement2013, "14.2.7", excluded), "2013")), [
      unseen,
      `D-04/related-control-unexplained ${item("14.2.7")}`,
    ]);
    const explained = { ...excluded, explanation: "開発を委託していないため。" };
    assert.deepEqual(found(stating(but(statement2013, "14.2.7", explained), "2013")), [unseen]);
  });

  it("misses every counterpart that is not stated", () => {
    const olds = new Set(edition2013.value.flatMap((mapping) => mapping.edition2013));
    for (const control of ["5.1.1", "11.2.5", "18.1.4"]) {
      assert.ok(olds.has(control));
      assert.deepEqual(found(stating(but(statement2013, control), "2013")), [
        `D-04/control-not-stated ${item(control)}`,
        unseen,
      ]);
    }
  });

  it("does not pass as one of 2022", () => {
    const findings = found(stating(statement2013, "2022"));
    assert.equal(findings.length, statement.length);
    assert.ok(findings.every((each) => each.startsWith("D-04/control-not-stated")));
  });
});
