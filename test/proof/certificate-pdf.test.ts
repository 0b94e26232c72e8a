import assert from "node:assert/strict";
import { describe, it } from "node:test";
import PDFDocument from "pdfkit";
import QRCode from "qrcode";
import { type CertificatePayload, signCertificate } from "#proof/certificate.ts";
import { renderCertificate } from "#proof/certificate-pdf.ts";
import { openPdf } from "#proof/open-pdf.ts";
import { verifyCertificatePdf } from "#proof/verify-certificate-pdf.ts";
import { keySetOf, payload, signerInMemory } from "./certificate-fixture.ts";

async function issued(of: CertificatePayload = payload) {
  const signer = await signerInMemory();
  const jws = await signCertificate(of, signer);
  return { keys: await keySetOf(signer), jws, pdf: await renderCertificate({ jws, payload: of }) };
}

async function read(pdf: Uint8Array): Promise<{ pages: number; text: string; links: string[] }> {
  const { document, close } = await openPdf(pdf);
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const annotations: unknown[] = await page.getAnnotations();
  const links = annotations.flatMap((each) =>
    each !== null && typeof each === "object" && "url" in each ? [String(each.url)] : [],
  );
  const text = items.map((item) => ("str" in item ? item.str : "")).join("");
  const pages = document.numPages;
  await close();
  return { pages, text: text.normalize("NFKC").replaceAll(/\s/g, ""), links };
}

describe("F-03 the certificate's page", () => {
  it("is one page that shows all of the payload, in Japanese and English", async () => {
    const { pdf } = await issued();
    const { pages, text, links } = await read(pdf);
    assert.equal(pages, 1);
    for (const shown of [
      "認定証",
      "CERTIFICATE",
      payload.number,
      payload.corporateNumber,
      payload.provider.ja,
      payload.provider.en,
      "脆弱性診断サービス(ペネトレーションテスト(侵入試験)を含む)",
      "Vulnerability assessment service",
      "Webアプリケーション脆弱性診断「みはり」(018-0007-20)",
      payload.department.ja,
      payload.department.en,
      "令和9年6月1日",
      "2027-06-01",
      "令和12年5月31日",
      "2030-05-31",
      payload.operator.ja,
      payload.operator.en,
      payload.statusUrl,
    ]) {
      assert.ok(text.includes(shown.replaceAll(/\s/g, "")), `shows ${shown}`);
    }
    assert.deepEqual(links, [payload.statusUrl]);
  });

  it("has the same bytes for the same input", async () => {
    const { jws, pdf } = await issued();
    assert.ok(Buffer.compare(await renderCertificate({ jws, payload }), pdf) === 0);
  });

  it("draws the QR code of the status link", async () => {
    const { pdf } = await issued();
    const { modules } = QRCode.create(payload.statusUrl, { errorCorrectionLevel: "M" });
    const dark = modules.data.reduce((sum, module) => sum + (module === 0 ? 0 : 1), 0);
    const module = 88 / modules.size;
    const squares = [
      ...Buffer.from(pdf)
        .toString("latin1")
        .matchAll(/ ([\d.]+) ([\d.]+) re$/gm),
    ];
    const drawn = squares.filter(([, width]) => Math.abs(Number(width) - module) < 0.01);
    assert.equal(drawn.length, dark);
  });

  it("stays one page with the longest names and the most services", async () => {
    const long = "長い名称の".repeat(40);
    const services = Array.from({ length: 20 }, (_, at) => ({ listingId: `018-00${at}-20`, name: long }));
    const most = { ...payload, provider: { ja: long, en: "Long ".repeat(40) }, services };
    const { pdf, keys } = await issued({ ...most, department: { ja: long, en: "Long ".repeat(40) } });
    const { pages, text } = await read(pdf);
    assert.equal(pages, 1);
    assert.ok(text.includes("018-0019-20"));
    assert.equal((await verifyCertificatePdf(pdf, keys)).valid, true);
  });

  it("shows a name with controls and direction marks as plain text", async () => {
    const { pdf } = await issued({
      ...payload,
      provider: { ja: "株式会社\u202e見\n本", en: "Mihon\u0007 Inc." },
    });
    const { text } = await read(pdf);
    assert.ok(text.includes("株式会社見本"));
    assert.ok(text.includes("MihonInc."));
  });
});

describe("F-04 a certificate's page verifies offline", () => {
  it("as it was issued", async () => {
    const { pdf, keys } = await issued();
    assert.deepEqual(await verifyCertificatePdf(pdf, keys), { valid: true, payload });
  });

  it("not with another key", async () => {
    const { pdf } = await issued();
    const { keys } = await issued();
    assert.deepEqual(await verifyCertificatePdf(pdf, keys), { valid: false, why: "unknown-key" });
  });

  it("not when the page shows something else than was signed", async () => {
    const { jws, keys } = await issued();
    const changed = { ...payload, validUntil: "2033-05-31" };
    const pdf = await renderCertificate({ jws, payload: changed });
    assert.deepEqual(await verifyCertificatePdf(pdf, keys), { valid: false, why: "page-differs" });
  });

  it("not when any byte of the file was changed", async () => {
    const { pdf, keys } = await issued();
    for (let at = 11; at < pdf.length; at += Math.floor(pdf.length / 12)) {
      const changed = Uint8Array.from(pdf);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.equal((await verifyCertificatePdf(changed, keys)).valid, false, `byte ${at}`);
    }
  });

  it("not when something was added to the file", async () => {
    const { pdf, keys } = await issued();
    const longer = Buffer.concat([pdf, Buffer.from("\n% added\n")]);
    assert.deepEqual(await verifyCertificatePdf(longer, keys), { valid: false, why: "page-differs" });
  });

  it("not a PDF without signed data", async () => {
    const { keys } = await issued();
    const document = new PDFDocument();
    const chunks: Uint8Array[] = [];
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((resolve) => document.on("end", resolve));
    document.text("認定証").end();
    await ended;
    const verdict = await verifyCertificatePdf(Buffer.concat(chunks), keys);
    assert.deepEqual(verdict, { valid: false, why: "no-signed-data" });
  });

  it("not what is no PDF", async () => {
    const { keys } = await issued();
    for (const content of ["", "%PDF-1.7", "hello", "%PDF-1.7\n%%EOF"]) {
      assert.deepEqual(await verifyCertificatePdf(Buffer.from(content), keys), {
        valid: false,
        why: "not-a-pdf",
      });
    }
  });
});
