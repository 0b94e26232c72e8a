import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { publicRoutes } from "#contracts/public-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { contentType, leafParts, partText, readPart } from "#local/mail/mime.ts";
import { verifyCertificatePdf } from "#proof/verify-certificate-pdf.ts";
import { accept, answerAll, certificate, draft, file, save, slots, standsAt } from "./support/case.ts";
import { everyFile, mailWith } from "./support/mailbox.ts";
import { sendRaw } from "./support/raw-http.ts";
import { assertRegisterSound } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

/** Texts that are fine, and have broken many a program. */
const texts: Readonly<Record<string, string>> = {
  "four-byte characters": "𠮷野家𩸽",
  "a right-to-left override": "abc\u202Egpj.exe",
  "Arabic and Hebrew": "شركة אבג",
  "emoji of many parts": "👩🏽‍💻👨‍👩‍👧‍👦",
  "combining marks": `e${"\u0301".repeat(60)}`,
  HTML: `<script>alert("1")</script><img src=x onerror='1'>&amp;`,
  "a formula": `=cmd|' /C calc'!A0`,
  "another mail's headers": "x\r\nBcc: everybody@evil.example\r\n\r\nbody",
  "control characters": "a\u0007b\u001b[31mc\u007f",
  "zero-width characters": "株式\u200b会社\u2060\ufeff",
  "SQL and templates": "'); DROP TABLE items;-- ${7*7} {{7*7}} %s%n",
  "a very long name": "𠮷".repeat(99),
  "private use and noncharacters": "\ue000\ufdd0\u{10ffff}",
};

const everyText = Object.values(texts);
const html = texts["HTML"] ?? "";
const injection = texts["another mail's headers"] ?? "";
/** Long enough to be reasons, and hostile. */
const hostileReasons = `理由は次のとおりである。${html}${injection}${texts["a right-to-left override"]}`;

describe("Odd input that is fine is kept as it is, and breaks nothing", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const rawMails = () => [...everyFile(join(scheme.server().dataFolder, "mailbox")).values()];

  it("B-05 every text comes back from a draft as it was saved", async () => {
    const made = await draft(scheme, nextSlot(), { documents: () => [] });
    for (const [what, text] of Object.entries(texts)) {
      const form = {
        ...made.form,
        company: {
          ...made.form.company,
          name: text,
          nameEn: text,
          contactName: text,
          capitalRelations: text,
        },
        service: { ...made.form.service, placeInOrganisation: text, departmentName: text },
        people: { employeeRules: text, vetting: text },
      };
      await save(made, form);
      const shown = await made.shown();
      assert.deepEqual(
        shown.form,
        JSON.parse(JSON.stringify(form, (_, value: unknown) => trimmed(value))),
        what,
      );
    }
  });

  it("N-05 F-03 hostile texts in form, findings, answers and reasons get into no header, page or script", async () => {
    const made = await draft(scheme, nextSlot(), {
      form: (good) => ({
        ...good,
        company: {
          ...good.company,
          nameEn: everyText.slice(0, 7).join(" ").slice(0, 200).toWellFormed(),
          contactName: injection,
        },
        service: {
          ...good.service,
          departmentNameEn: everyText.slice(6).join(" ").slice(0, 200).toWellFormed(),
        },
      }),
    });
    const params = { applicationId: made.applicationId };
    await file(made);
    await standsAt(made, "formCheck");
    const reviewer = await scheme.as("demo-reviewer");
    const finding = { item: html, wrong: hostileReasons, remedy: hostileReasons };
    await replyTo(
      reviewer.call(secretariatRoutes.completeFormCheck, {
        params,
        body: { outcome: "remediate", findings: [finding], note: hostileReasons },
      }),
    );
    await standsAt(made, "remediation");
    await file(made);
    await accept(made);
    await answerAll(made, { nco: { answer: "objection", text: hostileReasons } });
    await standsAt(made, "review");
    const proposal = { outcome: "certify", reasons: hostileReasons, onObjections: hostileReasons } as const;
    await replyTo(reviewer.call(secretariatRoutes.proposeDecision, { params, body: proposal }));
    const decider = await scheme.as("demo-decider");
    const decision = { outcome: "certify", reasons: hostileReasons } as const;
    await replyTo(decider.call(secretariatRoutes.decideApplication, { params, body: decision }));

    const { number, pdf } = await certificate(made);
    const keys = await replyTo(scheme.anybody().call(publicRoutes.readKeys, {}));
    const bytes = await (await fetch(pdf)).bytes();
    assert.equal((await verifyCertificatePdf(bytes, keys)).valid, true);
    const mail = await mailWith(scheme, made.slot.company.contact.mail, number);
    for (const raw of rawMails()) {
      assert.doesNotMatch(raw.split("\r\n\r\n")[0] ?? "", /^(bcc|cc)\s*:|evil\.example/im);
    }
    for (const path of [`/certifications/${number}`, "/inbox", `/inbox/${mail.id}`]) {
      const page = await sendRaw(scheme.baseUrl(), { method: "GET", path, headers: { accept: "text/html" } });
      assert.equal(page.status, 200, path);
      assert.match(page.headers["content-type"] ?? "", /^text\/html/);
      assert.doesNotMatch(page.text, /<script|<img/i, path);
      assert.match(String(page.headers["content-security-policy"]), /default-src 'none'/, path);
    }
    const letters = rawMails().flatMap((raw) =>
      leafParts(readPart(raw))
        .filter((part) => contentType(part) === "text/html")
        .map(partText),
    );
    assert.ok(letters.some((letter) => letter.includes("&lt;script&gt;")));
    for (const letter of letters) assert.doesNotMatch(letter, /<script|<img/i);
    assertRegisterSound(scheme.server().dataFolder);
  });
});

/** As the contract keeps a text: without white space around it. */
function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : value;
}
