import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { DocumentSlot } from "#scheme/application-form.ts";
import { findingsOf, prerequisiteFindings, type ValidationInput } from "#scheme/findings/index.ts";
import {
  cleanDocument,
  found,
  soundForm,
  soundInput,
  statement2013,
  withDocument,
  withInput,
  withItems,
} from "./sound-input.ts";

type Case = readonly [what: string, input: ValidationInput, expected: readonly string[]];

function each(cases: readonly Case[]): void {
  for (const [what, input, expected] of cases) it(what, () => assert.deepEqual(found(input), expected));
}

const usual = soundInput.documents[0]?.text ?? "";

/** The input with other texts in some slots; the rest says what the form says. */
function saying(texts: Partial<Record<DocumentSlot, string>>, input = soundInput): ValidationInput {
  const documents = input.documents.map(({ slot, text }) =>
    cleanDocument(slot, { text: texts[slot] ?? text }),
  );
  return { ...input, documents };
}

describe("D-02 the pledge that was filed names its signer", () => {
  const unsigned = ["D-02/signer-not-in-document documents.pledge (note)"];
  each([
    ["in another spacing", saying({ pledge: "株式会社みやこ診断 代表取締役　山田　太郎" }), []],
    ["not somebody else", saying({ pledge: "株式会社みやこ診断 代表取締役 鈴木花子" }), unsigned],
  ]);
});

describe("D-03 the ISMS documents name the department", () => {
  const nowhere = ["D-03/department-not-in-document documents.ismsScope (note)"];
  const elsewhere = "株式会社みやこ診断 IS123456 営業部";
  each([
    ["in the scope statement alone", saying({ ismsCertificate: elsewhere }), []],
    ["in the certificate alone", saying({ ismsScope: elsewhere }), []],
    ["in English", saying({ ismsScope: "Assessment Services Department", ismsCertificate: elsewhere }), []],
    ["as the whole company", saying({ ismsScope: "適用範囲：全社", ismsCertificate: elsewhere }), []],
    [
      "or one of them cannot be read",
      saying({ ismsScope: "", ismsCertificate: elsewhere }),
      ["D-06/no-text documents.ismsScope (note)"],
    ],
    ["or not at all", saying({ ismsScope: "営業部", ismsCertificate: elsewhere }), nowhere],
  ]);
});

describe("D-04 the statement of applicability that was filed excludes no core control", () => {
  const slot = "ismsStatementOfApplicability";
  const code = "D-04/document-excludes-core-control";
  const without = (control: string) =>
    withItems("isms", {
      statementOfApplicability: soundForm.isms?.statementOfApplicability?.map((stated) =>
        stated.control === control ? { ...stated, applicable: false, explanation: "なし。" } : stated,
      ),
    });
  each([
    ["but does", saying({ [slot]: "A.8.14 適用 A.8.15 適用除外" }), [`${code} documents.${slot}[8.15]`]],
    [
      "but excludes several",
      saying({ [slot]: "A.5.1 適用除外 A.8.15 適用除外" }),
      [`${code} documents.${slot}[5.1]`, `${code} documents.${slot}[8.15]`],
    ],
    ["while one that is only related may be excluded", saying({ [slot]: "A.8.30 適用除外" }), []],
    ["while one outside the table may be excluded", saying({ [slot]: "A.8.6 適用除外" }), []],
    ["and what it does not mention is no contradiction", saying({ [slot]: "適用宣言書" }), []],
    [
      "and what the form excludes itself is said once",
      saying({ [slot]: "A.8.15 適用除外" }, without("A.8.15")),
      ["D-04/core-control-excluded isms.statementOfApplicability[8.15]"],
    ],
    [
      "in the numbers of its edition",
      saying(
        { [slot]: "A.9.2.2 適用除外 A.8.15 適用除外" },
        withItems("isms", { edition: "2013", statementOfApplicability: statement2013 }),
      ),
      [`${code} documents.${slot}[9.2.2]`, "D-04/no-counterpart-in-2013 isms.edition (note)"],
    ],
  ]);

  it("names the control and the review items", () => {
    const [only] = findingsOf(saying({ [slot]: "A.8.15 適用除外" }));
    assert.match(only?.wrong.ja ?? "", /管理策A\.8\.15（審査項目：アクセス履歴/);
    assert.match(only?.remedy.en ?? "", /A\.8\.15 applies/);
  });
});

describe("D-05 the certificate of the SCS rating says what the form says", () => {
  const slot = "scsCertificate";
  const says = (text: string) => saying({ [slot]: `株式会社みやこ診断 診断サービス部 ${text}` });
  const low = [`D-05/document-rating-too-low documents.${slot}`];
  const absent = [`D-05/document-rating-not-found documents.${slot} (note)`];
  const unclear = [`D-05/document-rating-unclear documents.${slot} (note)`];
  each([
    ["★4", says("評価 ★4"), []],
    ["★5, which is more", says("★★★★★"), []],
    ["in other words", says("評価結果 Level 4"), []],
    ["but says ★3", says("評価 ★３"), low],
    ["but shows three stars", says("★★★☆☆"), low],
    ["but says a level that may be another", says("レベル3"), absent],
    ["but says no rating", says("合格"), absent],
    ["but says both", says("★3・★4 要求事項"), unclear],
    ["but is a scan", saying({ [slot]: "" }), [`D-06/no-text documents.${slot} (note)`]],
    [
      "but names no department",
      saying({ [slot]: "株式会社みやこ診断 ★4 総務部" }),
      [`D-05/department-not-in-document documents.${slot} (note)`],
    ],
    ["for the whole company", saying({ [slot]: "株式会社みやこ診断 ★4 Entire company" }), []],
    [
      "and a rating that the form itself says is too low is said once",
      saying({ [slot]: `${usual.replace("★4", "★3")}` }, withItems("scs", { rating: 3 })),
      ["D-05/rating-too-low scs.rating"],
    ],
  ]);

  it("names both ratings", () => {
    const [only] = findingsOf(says("★3"));
    assert.match(only?.wrong.ja ?? "", /★4ですが.*★3です/);
  });
});

describe("D-06 certificates say the last day that the form says", () => {
  const expired = (slot: string) => [`D-06/document-expired documents.${slot}`];
  const differs = (slot: string) => [`D-06/document-day-differs documents.${slot} (note)`];
  const says = (slot: "ismsCertificate" | "scsCertificate", text: string) =>
    saying({ [slot]: `${usual}${text}` });
  each([
    ["in Japanese", says("scsCertificate", "有効期限 令和12年3月14日"), []],
    ["in figures", says("ismsCertificate", "有効期間 2025/06/01～2028/05/31"), []],
    ["in English", says("ismsCertificate", "Valid until 31 May 2028"), []],
    ["or say none", says("ismsCertificate", "発行日 2025-06-01"), []],
    ["or say it elsewhere", says("ismsCertificate", "有効期限 2025-06-01 2028-05-31"), []],
    ["but SCS another", says("scsCertificate", "有効期限 2029年3月14日"), differs("scsCertificate")],
    ["but ISMS another", says("ismsCertificate", "有効期限 2027-12-31"), differs("ismsCertificate")],
    ["but one gone by", says("scsCertificate", "有効期限 2027-05-09"), expired("scsCertificate")],
    ["but one that is today", says("scsCertificate", "有効期限 2027-05-10"), differs("scsCertificate")],
    [
      "but a period gone by",
      says("ismsCertificate", "有効期間 令和4年4月1日から令和7年3月31日まで"),
      expired("ismsCertificate"),
    ],
    [
      "but one gone by beside a later day",
      says("ismsCertificate", "有効期限 2025-05-31 更新後 2028-12-31"),
      differs("ismsCertificate"),
    ],
    [
      "and one that the form itself says is over is said once",
      saying(
        { scsCertificate: `${usual}有効期限 2027-05-09` },
        withItems("scs", { validUntil: "2027-05-09" }),
      ),
      ["D-06/scs-expired scs.validUntil"],
    ],
  ]);

  it("names both days", () => {
    const [only] = findingsOf(says("scsCertificate", "有効期限 2027年5月9日"));
    assert.match(only?.wrong.ja ?? "", /令和12年3月14日（2030-03-14）.*令和9年5月9日（2027-05-09）/);
  });

  it("stop on the day of decision, too, when they have run out or say too low a rating", () => {
    const decided = saying({
      ismsCertificate: `${usual}有効期限 2027-06-15`,
      scsCertificate: usual.replace("★4", "★3"),
    });
    const codes = (day: string) => prerequisiteFindings({ ...decided, day }).map(({ code }) => code);
    assert.deepEqual(codes("2027-06-15"), ["D-05/document-rating-too-low"]);
    assert.deepEqual(codes("2027-06-16"), ["D-05/document-rating-too-low", "D-06/document-expired"]);
  });
});

describe("D-08 documents that say something else than the form", () => {
  it("are all found, however good the form is", () => {
    const bad = saying({
      pledge: "株式会社みやこ診断 鈴木花子",
      ismsScope: "営業部",
      ismsCertificate: "株式会社みやこ診断 IS123456 営業部 有効期限 2026-05-31",
      ismsStatementOfApplicability: Array.from({ length: 34 }, (_, index) => `A.8.${index + 1}適用除外`).join(
        "",
      ),
      scsCertificate: "株式会社みやこ診断 営業部 ★3 有効期限 2026年5月31日",
    });
    const stops = findingsOf(bad).filter(({ weight }) => weight === "stops");
    const notes = findingsOf(bad).filter(({ weight }) => weight === "note");
    assert.deepEqual(
      [...new Set(stops.map(({ code }) => code))],
      ["D-04/document-excludes-core-control", "D-05/document-rating-too-low", "D-06/document-expired"],
    );
    assert.deepEqual(
      notes.map(({ code }) => code),
      ["D-02/signer-not-in-document", "D-03/department-not-in-document", "D-05/department-not-in-document"],
    );
  });

  it("never stop by what they do not say", () => {
    const silent = fc.string({
      unit: fc.constantFrom("書", "類", "の", "a", "適用", "除", "★", "有効期限", "。"),
    });
    fc.assert(
      fc.property(silent, fc.constantFrom(...soundInput.documents.map(({ slot }) => slot)), (text, slot) => {
        fc.pre(!/★{2,3}/.test(text));
        const stops = findingsOf(withDocument(cleanDocument(slot, { text }))).filter(
          ({ weight }) => weight === "stops",
        );
        assert.deepEqual(stops, []);
      }),
    );
  });

  it("are not read where they were not found clean", () => {
    const documents = soundInput.documents.map((document) =>
      document.slot === "scsCertificate"
        ? cleanDocument("scsCertificate", { status: "awaitingUpload", text: "★3 有効期限 2020-01-01" })
        : document,
    );
    assert.deepEqual(found(withInput({ documents })), ["C-02/document-missing documents.scsCertificate"]);
  });
});
