import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jsonLineLog } from "#adapters/log/json-line-log.ts";
import { type LogCode, logCatalogue } from "#contracts/log-catalogue.ts";

function logged(code: LogCode, details?: Parameters<ReturnType<typeof jsonLineLog>>[1]): string {
  const lines: string[] = [];
  jsonLineLog((line) => lines.push(line), { now: () => "2027-04-01T00:00:00.000Z" })(code, details);
  assert.equal(lines.length, 1);
  return lines[0] ?? "";
}

const codes = Object.keys(logCatalogue).filter((code): code is LogCode => code in logCatalogue);

describe("jsonLineLog", () => {
  for (const code of codes) {
    it(`writes ${code} as one line with its sentence`, () => {
      assert.deepEqual(JSON.parse(logged(code, { applicationId: "A1", count: 2, late: false })), {
        applicationId: "A1",
        count: 2,
        late: false,
        time: "2027-04-01T00:00:00.000Z",
        level: code.endsWith("_FAILED") ? "ERROR" : "INFO",
        code,
        message: logCatalogue[code],
      });
    });
  }

  it("keeps a line a line whatever a detail holds", () => {
    const line = logged("NOTICE_SENT", { id: 'a\n{"code":"FORGED"}\r\u2028"' });
    assert.doesNotMatch(line, /[\n\r]/);
    assert.equal(JSON.parse(line).id, 'a\n{"code":"FORGED"}\r\u2028"');
  });

  it("lets no detail pass for time, level, code or sentence", () => {
    const line = JSON.parse(logged("NOTICE_SENT", { code: "x", level: "x", time: "x", message: "x" }));
    assert.equal(line.code, "NOTICE_SENT");
    assert.equal(line.level, "INFO");
    assert.equal(line.time, "2027-04-01T00:00:00.000Z");
    assert.equal(line.message, logCatalogue.NOTICE_SENT);
  });

  it("cuts long values", () => {
    assert.equal(JSON.parse(logged("NOTICE_SENT", { id: "x".repeat(10_000) })).id.length, 300);
  });
});
