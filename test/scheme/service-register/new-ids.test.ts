import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { registerDifference } from "#scheme/service-register/difference.ts";
import { registerFields } from "#scheme/service-register/entry.ts";
import { type Row, readingOf, servicesOf, sheetOf } from "./register-rules.ts";

const number = "018-0001-10";

describe("A-02 the id of a new service", () => {
  const idsOf = (before: readonly Row[], after: readonly Row[]) =>
    registerDifference({
      services: servicesOf(before),
      reading: readingOf([sheetOf(after, registerFields)]),
      idOf: (identity) => `new ${identity}`,
      permittedPercent: 100,
    }).added.map(({ service }) => service.id);

  it("comes from its number, or else from provider, service and category", () => {
    assert.deepEqual(idsOf([], [{ registerNumber: number }]), [`new ${number}`]);
    assert.deepEqual(idsOf([], [{ providerName: "㈱見本" }]), ['new ["audit","株式会社見本","見本監査"]']);
  });

  it("does not depend on the order of the rows, nor on the others", () => {
    const rows = [{ registerNumber: number }, { serviceName: "別" }, { category: "機器検証" }];
    assert.deepEqual(idsOf([], rows), idsOf([], rows.toReversed()));
    assert.deepEqual(idsOf([{ category: "機器検証" }], rows), idsOf([], rows.slice(0, 2)));
  });

  it("is another one where a service that was renamed since has it", () => {
    const identity = 'new ["audit","株式会社見本","見本監査"]';
    const [renamed] = servicesOf([{ registerNumber: number, serviceName: "改名後" }]);
    assert.ok(renamed !== undefined);
    const { added } = registerDifference({
      services: [{ ...renamed, id: identity }],
      reading: readingOf([sheetOf([{ registerNumber: number, serviceName: "改名後" }, {}], registerFields)]),
      idOf: (text) => `new ${text}`,
      permittedPercent: 100,
    });
    assert.deepEqual(
      added.map(({ service }) => service.id),
      [`${identity} (2)`],
    );
  });

  it("must exist", () => {
    const reading = readingOf([sheetOf([{}, { serviceName: "別" }])]);
    assert.throws(
      () => registerDifference({ services: [], reading, idOf: () => "same", permittedPercent: 100 }),
      RangeError,
    );
  });
});
