import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingsOf } from "#scheme/findings/index.ts";
import {
  cleanDocument,
  found,
  rejectedDocument,
  rejection,
  soundInput,
  withDocument,
  withInput,
} from "./sound-input.ts";

const withoutSlot = (slot: string) =>
  withInput({ documents: soundInput.documents.filter((each) => each.slot !== slot) });

describe("C-02 documents", () => {
  for (const { slot, need, name } of soundInput.policy.documents.slots.value) {
    it(`${slot} is ${need}`, () => {
      const missing = {
        required: [`C-02/document-missing documents.${slot}`],
        recommended: [`C-02/document-recommended documents.${slot} (note)`],
        conditional: [],
      };
      assert.deepEqual(found(withoutSlot(slot)), missing[need]);
      for (const { wrong } of findingsOf(withoutSlot(slot))) assert.ok(wrong.ja.includes(name.ja));
    });
  }

  it("one that has not arrived is missing", () => {
    const awaited = cleanDocument("ismsScope", { status: "awaitingUpload", text: "" });
    assert.deepEqual(found(withDocument(awaited)), ["C-02/document-missing documents.ismsScope"]);
  });
});

describe("C-03 rejected documents", () => {
  const history = (...documents: readonly ReturnType<typeof cleanDocument>[]) =>
    found(
      withInput({
        documents: [...soundInput.documents.filter(({ slot }) => slot !== "pledge"), ...documents],
      }),
    );
  const rejected = "C-03/encrypted documents.pledge";
  const clean = cleanDocument("pledge");
  const bad = rejectedDocument("pledge");
  const awaited = cleanDocument("pledge", { status: "awaitingUpload", text: "" });

  it("stop where the document is required, with the reason of the inspection", () => {
    const [only, ...others] = findingsOf(withDocument(bad));
    assert.ok(only);
    assert.equal(`${only.code} ${only.item}`, rejected);
    assert.deepEqual(others, []);
    assert.ok(only.wrong.ja.includes("誓約書") && only.wrong.ja.includes("pledge.pdf"));
    assert.ok(only.wrong.en.includes(rejection.wrong.en));
    assert.deepEqual(only.remedy, rejection.remedy);
  });

  it("count only when they are the latest of their slot", () => {
    assert.deepEqual(history(bad, clean), []);
    assert.deepEqual(history(clean, bad), [rejected]);
    assert.deepEqual(history(bad, bad, clean), []);
  });

  it("are not superseded by one still awaited, nor is a clean one", () => {
    assert.deepEqual(history(bad, awaited), [rejected]);
    assert.deepEqual(history(clean, awaited), []);
  });

  for (const slot of ["privacyMark", "other", "proxyProof"] as const) {
    it(`are a note where the document is not required: ${slot}`, () => {
      assert.deepEqual(found(withDocument(rejectedDocument(slot))), [
        `C-03/encrypted documents.${slot} (note)`,
      ]);
    });
  }

  it("give a finding of C-03 whatever the inspection calls it", () => {
    const odd = rejectedDocument("pledge", { rejection: { ...rejection, code: "not-a-pdf" } });
    assert.deepEqual(found(withDocument(odd)), ["C-03/not-a-pdf documents.pledge"]);
  });
});

describe("D-06 what a document says", () => {
  const cases = [
    ["ismsCertificate", "株式会社みやこ診断IS123456", []],
    ["ismsCertificate", "株式会社みやこ診断", ["認証登録番号"]],
    ["ismsCertificate", "IS123456", ["会社名"]],
    ["ismsCertificate", "別の会社の認証", ["会社名、認証登録番号"]],
    ["ismsCertificate", "Miyako Assessment Inc. is 123456", []],
    ["ismsCertificate", "ＩＳ　１２３４５６　株式会社　みやこ診断", []],
    ["scsCertificate", "みやこ診断 診断サービス部 ★4", ["会社名"]],
    ["pledge", "株式会社みやこ診断 山田太郎", []],
    ["pledge", "山田太郎", ["会社名"]],
  ] as const;
  for (const [slot, text, absent] of cases) {
    it(`${slot} with “${text}” lacks ${absent.join() || "nothing"}`, () => {
      const findings = findingsOf(withDocument(cleanDocument(slot, { text })));
      assert.deepEqual(
        findings.map(({ code, item, weight }) => [code, item, weight]),
        absent.map(() => ["D-06/not-in-document", `documents.${slot}`, "note"]),
      );
      for (const [index, words] of absent.entries()) {
        assert.ok(findings[index]?.wrong.ja.includes(`申請書に記入された${words}が`));
      }
    });
  }

  const readSlots = [
    "ismsCertificate",
    "ismsScope",
    "ismsStatementOfApplicability",
    "scsCertificate",
    "pledge",
  ] as const;
  for (const slot of readSlots) {
    it(`${slot} as a scan is left to the reviewer's eye`, () => {
      assert.deepEqual(found(withDocument(cleanDocument(slot, { text: "" }))), [
        `D-06/no-text documents.${slot} (note)`,
      ]);
    });
  }

  it("is told with the document's name", () => {
    for (const text of ["", "別の書類"]) {
      const [only] = findingsOf(withDocument(cleanDocument("ismsCertificate", { text })));
      assert.match(only?.wrong.ja ?? "", /^「ISMS認証登録証」/);
      assert.match(only?.wrong.en ?? "", /"ISMS certificate"/);
    }
  });

  it("other documents are not read", () => {
    assert.deepEqual(found(withDocument(cleanDocument("companyProfile", { text: "" }))), []);
  });
});
