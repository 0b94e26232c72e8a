import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { renderNotice } from "#notices/index.ts";
import { type NoticeContent, noticeContent } from "#records/notice-content.ts";
import { ballOf } from "#scheme/task-transitions.ts";
import { anyContent, contentsOf, context, findingOf } from "./notice-samples.ts";

const plain = { name: "株式会社髙﨑𠮷野家", words: "理由の一行目\n二行目" };
const ofTemplate = <T extends NoticeContent["template"]>(template: T, texts = plain) =>
  contentsOf(texts).filter(
    (content): content is Extract<NoticeContent, { template: T }> => content.template === template,
  );
const render = (content: NoticeContent) => renderNotice(content, context);

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const control = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
/** What is left of HTML without the elements our letters use. */
const withoutOurTags = (html: string) =>
  html
    .replaceAll("<!DOCTYPE html>", "")
    .replaceAll(
      /<\/?(?:html|head|meta|title|body|div|p|a|table|tr|th|td|strong|blockquote|ol|li|br)(?: (?:lang|charset|style|href|scope)="[^"<>]*")*>/g,
      "",
    );

describe("notices", () => {
  it("have samples of every template, as the records know them", () => {
    const templates = new Set(contentsOf(plain).map((content) => content.template));
    const known = noticeContent.options.map((option) => option.shape.template.value);
    assert.deepEqual([...templates].toSorted(), [...known].toSorted());
    for (const content of contentsOf(plain)) assert.deepEqual(noticeContent.parse(content), content);
  });

  for (const content of contentsOf(plain)) {
    const turn = "taskKind" in content ? ` of ${content.taskKind}` : "";
    it(`${content.template}${turn} is said in Japanese first and in English`, () => {
      const { subject, text, html } = render(content);
      assert.match(subject, /^\[R-2027-000001\] .+ \/ [A-Z].+$/);
      assert.match(subject, japanese);
      const [ja = "", en = "", ...more] = text.split(`\n${"-".repeat(60)}\n`);
      assert.equal(more.length, 0);
      for (const part of [ja, en]) {
        assert.ok(part.includes("R-2027-000001"));
        assert.ok(part.includes("https://portal.example/"));
      }
      assert.match(ja, /手続は、次のポータルにサインインして行ってください。/);
      assert.match(en, /sign in to the portal/);
      // A notice on a tip says neither who gave it nor whom it is about.
      const named = content.caseKind !== "tip";
      assert.equal(
        ja.includes("脆弱性診断サービス") && en.includes("Vulnerability assessment service"),
        named,
      );
      assert.equal(ja.includes(plain.name), named);
      assert.ok(html.indexOf('<div lang="ja"') > 0);
      assert.ok(html.indexOf('<div lang="ja"') < html.indexOf('<div lang="en"'));
      for (const part of [subject, text, html]) assert.doesNotMatch(part, /undefined|null|NaN|\[object/);
    });
  }

  it("write days as official letters do, and moments as a clock in Japan shows them", () => {
    const [receipt] = ofTemplate("receipt");
    assert.ok(receipt !== undefined);
    const { text } = render(receipt);
    assert.ok(text.includes("受付日時: 令和9年4月1日（2027-04-01 00:30 JST）"));
    assert.ok(text.includes("Received at: 2027-04-01 00:30 JST"));
    const [extended] = ofTemplate("remediationExtended");
    assert.ok(extended !== undefined);
    assert.ok(render(extended).text.includes("期限: 令和9年4月15日（2027-04-15）"));
  });

  it("B-06 the receipt gives number, time and digest", () => {
    for (const receipt of ofTemplate("receipt")) {
      const { text, html } = render(receipt);
      for (const said of [receipt.reference, receipt.digest, "2027-04-01 00:30 JST"])
        assert.ok(text.includes(said) && html.includes(said), said);
    }
  });

  it("D-09 the remediation request lists each finding: code, what is wrong, what to do, basis, in both languages", () => {
    const first = findingOf({ ...plain, words: "部署が範囲に含まれていません。" });
    const second = {
      ...first,
      code: "D-05/rating-too-low",
      weight: "note" as const,
      wrong: { ja: "評価が★3です。", en: "The rating is ★3." },
    };
    const [request] = ofTemplate("remediationRequest");
    assert.ok(request !== undefined);
    const { text, html } = render({ ...request, findings: [first, second] });
    const [ja = "", en = ""] = text.split("-".repeat(60));
    for (const { code, wrong, remedy, basis } of [first, second]) {
      assert.ok([code, wrong.ja, remedy.ja, basis].every((said) => ja.includes(said) && html.includes(said)));
      assert.ok([code, wrong.en, remedy.en, basis].every((said) => en.includes(said) && html.includes(said)));
    }
    assert.ok(ja.includes("1. D-03/department-outside-scope") && ja.includes("2. D-05/rating-too-low"));
    assert.ok(ja.includes("補正が必要です") && ja.includes("参考（補正は任意です）"));
    assert.ok(ja.includes("> 理由の一行目\n> 二行目"));
  });

  it("F-03 the refusal says why, and how, where and until when to object", () => {
    const [refused] = ofTemplate("refused");
    assert.ok(refused !== undefined);
    const { text } = render(refused);
    for (const said of [
      "> 理由の一行目",
      "書面で申し出ることができます。",
      "You may object in writing.",
      "不服申出窓口",
      "Objection desk",
      "申出の期限: 令和9年9月1日（2027-09-01）",
      "Objections until: 2027-09-01",
    ])
      assert.ok(text.includes(said), said);
  });

  it("F-03 the certification says number, validity and reasons", () => {
    const [certified] = ofTemplate("certified");
    assert.ok(certified !== undefined);
    const { text } = render(certified);
    for (const said of ["SP-2027-VA-0001", "令和9年6月1日", "令和12年5月31日（2030-05-31）", "> 二行目"])
      assert.ok(text.includes(said), said);
  });

  it("remind with the days that are left or gone", () => {
    const said = new Map([
      [3, "期限まであと3日です。"],
      [0, "本日が期限です。"],
      [-2, "期限を2日過ぎています。"],
    ]);
    for (const content of ofTemplate("reminder")) {
      const words = said.get(content.daysLeft);
      assert.ok(words !== undefined && render(content).text.includes(words), words);
    }
  });

  it("E-05 a reminder to the applicant names no body, even when one is given", () => {
    const bodyName = { ja: "警察庁", en: "National Police Agency" };
    for (const content of [...ofTemplate("reminder"), ...ofTemplate("overdue")]) {
      if (ballOf(content.taskKind) !== "applicant") continue;
      const { subject, text, html } = render({ ...content, bodyName });
      for (const part of [subject, text, html]) assert.doesNotMatch(part, /警察庁|National Police Agency/);
    }
    const [toBody] = ofTemplate("reminder").filter((content) => content.taskKind === "inquiryAnswer");
    assert.ok(toBody !== undefined);
    assert.ok(render({ ...toBody, bodyName }).text.startsWith("警察庁 御中"));
  });

  it("E-05 the question to the applicant does not say that a body asked", () => {
    const told = [...ofTemplate("informationRequest"), ...ofTemplate("reminder")].filter(
      (content) => content.template === "informationRequest" || content.taskKind === "applicantInformation",
    );
    assert.equal(told.length, 4);
    for (const content of told) {
      const { subject, text, html } = render(content);
      for (const part of [subject, text, html.replaceAll(/<[^>]*>/g, " ")])
        assert.doesNotMatch(part, /照会|機関|省庁|inquiry|government|\bbody\b/i);
    }
  });

  it("E-05 an inquiry speaks of the body it goes to alone", () => {
    const [inquiry] = ofTemplate("inquiry");
    assert.ok(inquiry !== undefined);
    const one = render({ ...inquiry, body: "meti", bodyName: { ja: "経済産業省", en: "METI" } });
    const other = render({ ...inquiry, body: "npa", bodyName: { ja: "警察庁", en: "NPA" } });
    assert.ok(one.text.startsWith("経済産業省 御中"));
    assert.equal(one.subject, other.subject);
    assert.ok(one.text.includes("To METI"));
    const renamed = (part: string) => part.replaceAll("経済産業省", "警察庁").replaceAll("To METI", "To NPA");
    assert.equal(renamed(one.text), other.text);
    assert.equal(renamed(one.html), other.html);
  });

  const hostile = [
    {
      name: '<img src=x onerror="alert(1)">',
      words: "<script>alert(1)</script>\n</blockquote><a href='https://evil.example'>x</a>",
    },
    {
      name: "A\r\nBcc: victim@example.com\r\n\r\nbody",
      words: "one\r\n\r\n\r\n\r\ntwo\u2028three\u0000four",
    },
    { name: "\u202Egnp.exe\u202C \u2066株式会社\u2069", words: "\u202Eevil\u200F" },
    { name: "𠮷".repeat(200), words: "𠮷".repeat(4000) },
    { name: "\uD842 half", words: "half \uDFB7" },
    { name: "$& ${portal} &lt;", words: "----\n> sign in\n手続は、次のポータルに" },
  ];
  for (const [number, texts] of hostile.entries()) {
    it(`make a hostile name and text harmless (${number + 1})`, () => {
      for (const content of contentsOf(texts)) {
        const { subject, text, html } = render(content);
        assert.doesNotMatch(subject, control);
        assert.doesNotMatch(text.replaceAll("\n", ""), control);
        assert.doesNotMatch(withoutOurTags(html), /[<>]/);
        assert.deepEqual(new Set(hrefs(html)), new Set(["https://portal.example/"]));
        assert.doesNotMatch(text, /^Bcc:/m);
        for (const part of [subject, text, html]) assert.ok(part.isWellFormed());
      }
    });
  }

  it("keep rare characters of a name as they are", () => {
    const [receipt] = ofTemplate("receipt");
    assert.ok(receipt !== undefined);
    const { text, html } = render(receipt);
    assert.ok(text.includes("株式会社髙﨑𠮷野家 御中") && html.includes("株式会社髙﨑𠮷野家 御中"));
  });

  it("stay harmless whatever the texts are", async () => {
    await fc.assert(
      fc.property(anyContent, (content) => {
        const { subject, text, html } = render(content);
        assert.doesNotMatch(subject, control);
        assert.ok(Array.from(subject).length <= 120);
        assert.doesNotMatch(text.replaceAll("\n", ""), control);
        assert.doesNotMatch(withoutOurTags(html), /[<>]/);
        assert.deepEqual(new Set(hrefs(html)), new Set(["https://portal.example/"]));
      }),
      { numRuns: 150 },
    );
  });
});
