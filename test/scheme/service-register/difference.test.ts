import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type RegisterDifference, registerDifference } from "#scheme/service-register/difference.ts";
import {
  mandatoryFields,
  type RegisteredService,
  type RegisterField,
  registerFields,
} from "#scheme/service-register/entry.ts";
import { type Row, readingOf, registerRules, servicesOf, sheetOf } from "./register-rules.ts";

const [number, otherNumber] = ["018-0001-10", "018-0002-10"];
const [corporate, otherCorporate] = ["7123456789012", "4000012090001"];

type Options = { readonly fields?: readonly RegisterField[]; readonly covers?: typeof registerRules.covers };

function compare(
  before: readonly Row[],
  after: readonly Row[],
  { fields = registerFields, covers = registerRules.covers }: Options = {},
): RegisterDifference<RegisteredService> {
  return registerDifference({
    services: servicesOf(before),
    reading: readingOf([sheetOf(after, fields)], { ...registerRules, covers }),
    idOf: (identity) => `new ${identity}`,
    permittedPercent: 100,
  });
}

/** The difference in short: ids, and for what changed the fields. */
function short(difference: RegisterDifference<RegisteredService>) {
  const ids = (services: readonly RegisteredService[]) => services.map(({ id }) => id).toSorted();
  const { added, changed, unchanged, dropped, withheld, ambiguous, outside } = difference;
  return Object.fromEntries(
    Object.entries({
      added: added.map(({ service }) => service.serviceName),
      changed: changed
        .map(({ before, fields }) => `${before.id} ${fields.map(({ field }) => field).join()}`)
        .toSorted(),
      unchanged: ids(unchanged),
      dropped: ids(dropped),
      withheld: ids(withheld),
      ambiguous: ambiguous.map(({ services, entries }) => `${ids(services).join()} / ${entries.length}`),
      outside: ids(outside),
    }).filter(([, list]) => list.length > 0),
  );
}

describe("A-02 a service is found again", () => {
  const cases: readonly (readonly [string, Row, Row, object])[] = [
    ["as it was", {}, {}, { unchanged: ["id-1"] }],
    [
      "in other spacing, width and line breaks",
      { providerName: "株式会社ＡＢ～" },
      { providerName: "株式会社\nAB 〜" },
      { unchanged: ["id-1"] },
    ],
    [
      "with characters nobody sees",
      { providerName: "株式会社見本" },
      { providerName: "株式会社\u200b見本\ufeff" },
      { unchanged: ["id-1"] },
    ],
    ["in another case", { serviceName: "Safe" }, { serviceName: "SAFE" }, { changed: ["id-1 serviceName"] }],
    [
      "with its form abbreviated",
      { providerName: "株式会社見本" },
      { providerName: "㈱見本" },
      { changed: ["id-1 providerName"] },
    ],
    ["renewed", {}, { renewedOn: "2026/4/1" }, { changed: ["id-1 renewedOn"] }],
    ["with a renewal taken back", {}, { renewedOn: "" }, { changed: ["id-1 renewedOn"] }],
    [
      "with everything else changed",
      {},
      { summary: "新", registeredOn: "2023/4/2", reviewBody: "別機構" },
      { changed: ["id-1 summary,registeredOn,reviewBody"] },
    ],
    [
      "renamed under its number",
      { registerNumber: number },
      { registerNumber: number, serviceName: "新監査" },
      { changed: ["id-1 serviceName"] },
    ],
    [
      "passed on under its number",
      { registerNumber: number, corporateNumber: corporate },
      { registerNumber: number, corporateNumber: otherCorporate, providerName: "合同会社別" },
      { changed: ["id-1 providerName,corporateNumber"] },
    ],
    [
      "moved to another category under its number",
      { registerNumber: number },
      { registerNumber: number, category: "機器検証" },
      { changed: ["id-1 category"] },
    ],
    ["given a number", {}, { registerNumber: number }, { changed: ["id-1 registerNumber"] }],
    [
      "given another number",
      { registerNumber: number },
      { registerNumber: otherNumber },
      { changed: ["id-1 registerNumber"] },
    ],
    [
      "of a company renamed under its corporate number",
      { corporateNumber: corporate },
      { corporateNumber: corporate, providerName: "新社名株式会社" },
      { changed: ["id-1 providerName"] },
    ],
    [
      "with an option",
      { category: "脆弱性診断" },
      { category: "脆弱性診断", option: "○" },
      { changed: ["id-1 option"] },
    ],
  ];
  for (const [what, before, after, expected] of cases) {
    it(what, () => assert.deepEqual(short(compare([before], [after])), expected));
  }

  const others: readonly (readonly [string, Row, Row])[] = [
    ["another name", {}, { serviceName: "新監査" }],
    ["another provider", {}, { providerName: "合同会社別" }],
    ["another category", {}, { category: "機器検証" }],
    [
      "another number and name",
      { registerNumber: number },
      { registerNumber: otherNumber, serviceName: "新監査" },
    ],
  ];
  for (const [what, before, after] of others) {
    it(`not under ${what}: that is one dropped and one added`, () => {
      const { added, dropped, ...rest } = short(compare([before], [after]));
      assert.deepEqual([added?.length, dropped, rest], [1, ["id-1"], {}]);
    });
  }

  it("with what was and what is", () => {
    const { changed } = compare(
      [{ registerNumber: number }],
      [{ serviceName: "別" }, { registerNumber: number, renewedOn: "" }],
    );
    assert.deepEqual(changed[0]?.fields, [{ field: "renewedOn", from: "2025-04-01", to: undefined }]);
    assert.deepEqual(changed[0]?.place, { sheet: "一覧", row: 3 });
    assert.deepEqual(changed[0]?.after, {
      id: "id-1",
      registerNumber: number,
      category: "audit",
      serviceName: "見本監査",
      providerName: "株式会社見本",
      summary: "監査を行う",
      registeredOn: "2023-04-01",
      reviewBody: "見本機構",
    });
  });

  it("with what the file has no column for, which is kept", () => {
    const before = {
      registerNumber: number,
      corporateNumber: corporate,
      category: "脆弱性診断",
      option: "○",
    };
    const after = { category: "脆弱性診断", summary: "新" };
    assert.deepEqual(short(compare([before], [{ category: "脆弱性診断" }], { fields: mandatoryFields })), {
      unchanged: ["id-1"],
    });
    const { changed } = compare([before], [after], { fields: mandatoryFields });
    const { registerNumber, corporateNumber, option, summary } = changed[0]?.after ?? {};
    assert.deepEqual(
      [registerNumber, corporateNumber, option, summary],
      [number, corporate, "penetrationTest", "新"],
    );
  });
});

describe("A-02 what could be one of several is not guessed", () => {
  const twin = { serviceName: "双子" };
  const cases: readonly (readonly [string, readonly Row[], readonly Row[], object])[] = [
    [
      "two services of one name, told apart by number before, not after",
      [{ registerNumber: number }, { registerNumber: otherNumber }],
      [{}],
      { ambiguous: ["id-1,id-2 / 1"] },
    ],
    [
      "one service whose name now has two numbers",
      [{}],
      [{ registerNumber: number }, { registerNumber: otherNumber }],
      { ambiguous: ["id-1 / 2"] },
    ],
    [
      "a row with the number of one service and the name of another",
      [{ registerNumber: number }, twin],
      [{ registerNumber: number, ...twin }],
      { ambiguous: ["id-1,id-2 / 1"] },
    ],
    [
      "two companies of one name",
      [{ corporateNumber: corporate }],
      [{ corporateNumber: otherCorporate }],
      { ambiguous: ["id-1 / 1"] },
    ],
  ];
  for (const [what, before, after, expected] of cases) {
    it(what, () => assert.deepEqual(short(compare(before, after)), expected));
  }

  it("unless numbers tell them apart", () => {
    const rows = [{ registerNumber: number }, { registerNumber: otherNumber }];
    assert.deepEqual(short(compare(rows, rows.toReversed())), { unchanged: ["id-1", "id-2"] });
    assert.deepEqual(short(compare(rows, [{ registerNumber: otherNumber }])), {
      unchanged: ["id-2"],
      dropped: ["id-1"],
    });
    assert.deepEqual(
      short(compare(rows, [{ registerNumber: otherNumber }, { registerNumber: number, ...twin }])),
      {
        changed: ["id-1 serviceName"],
        unchanged: ["id-2"],
      },
    );
  });

  it("nor, where all have numbers, when names changed places or one took the name of another", () => {
    const before = [{ registerNumber: number }, { registerNumber: otherNumber, ...twin }];
    const after = [
      { registerNumber: number, ...twin },
      { registerNumber: otherNumber, serviceName: "見本監査" },
    ];
    const changed = ["id-1 serviceName", "id-2 serviceName"];
    assert.deepEqual(short(compare(before, after)), { changed });
    assert.deepEqual(short(compare(before, after.slice(0, 1))), {
      changed: changed.slice(0, 1),
      dropped: ["id-2"],
    });
  });
});

describe("A-02 a service is dropped", () => {
  it("when it is not in the file", () => {
    assert.deepEqual(short(compare([{}, { serviceName: "別" }], [{}])), {
      unchanged: ["id-1"],
      dropped: ["id-2"],
    });
  });

  it("not when the file does not speak for its category", () => {
    const before = [{}, { category: "機器検証" }, { category: "監視・運用", registerNumber: number }];
    const after = [{ registerNumber: number, category: "監査", serviceName: "別" }];
    assert.deepEqual(short(compare(before, after, { covers: ["audit"] })), {
      changed: ["id-3 category,serviceName"],
      dropped: ["id-1"],
      outside: ["id-2"],
    });
  });

  it("not when a row with a fault speaks of it, by number or by name", () => {
    const before = [
      { registerNumber: number },
      { serviceName: "別" },
      { serviceName: "三" },
      { serviceName: "四" },
    ];
    const after = [
      { registerNumber: number, serviceName: "改", registeredOn: "不明" },
      { serviceName: "別", category: "不明" },
      { serviceName: "四" },
      { serviceName: "四" },
    ];
    assert.deepEqual(short(compare(before, after)), {
      dropped: ["id-3"],
      withheld: ["id-1", "id-2", "id-4"],
    });
  });
});
