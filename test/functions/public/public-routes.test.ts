import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { pagePolicy } from "#functions/middleware/html-page.ts";
import { create as lookUpCertification } from "#functions/public/look-up-certification/index.ts";
import { create as readCertification } from "#functions/public/read-certification/index.ts";
import { create as readHealth } from "#functions/public/read-health/index.ts";
import { create as readKeys } from "#functions/public/read-keys/index.ts";
import { create as readListings } from "#functions/public/read-listings/index.ts";
import { create as readOpenApi } from "#functions/public/read-open-api/index.ts";
import { create as readPolicy } from "#functions/public/read-policy/index.ts";
import type { Deps } from "#ports";
import { type Certification, certificationRecord, listingRecord } from "#records/certification.ts";
import type { AnyRecord } from "#records/index.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { policySchema } from "#scheme/policy/schema.ts";
import { eventOf } from "#test/functions/support/requests.ts";
import { watchedDeps } from "#test/functions/support/spy.ts";
import { createMemoryRegister } from "#test/support/memory-register.ts";

const certification: Certification = certificationRecord.parse({
  kind: "certification",
  number: "CSP-2027-VA-0001",
  version: 3,
  status: "valid",
  applicationId: "01JAPPLICATION",
  corporateNumber: "7123456789012",
  providerName: '株式会社<例>&"診断"',
  providerNameEn: "Example & Sons",
  category: "vulnerabilityAssessment",
  option: "penetrationTest",
  services: [{ listingId: "L1", name: "<script>alert(1)</script>" }],
  departmentName: "診断部",
  departmentNameEn: "Assessment",
  decidedOn: "2027-04-01",
  validFrom: "2027-04-01",
  validUntil: "2030-03-31",
  policyVersion: "2027-04-01.1",
  ledger: { sequence: 2, hash: "0".repeat(64) },
  periods: [{ from: "2027-04-01", until: "2030-03-31", applicationId: "01JAPPLICATION" }],
  openCorrections: [],
  formerCertificates: [],
  certificate: {
    issuedAt: "2027-04-01T00:00:00.000Z",
    jws: "a.b.c",
    keyId: "key-1",
    pdfSha256: "1".repeat(64),
    pdfKey: "certificates/x.pdf",
  },
});

async function world(records: readonly AnyRecord[], now = "2027-04-02T00:00:00.000Z"): Promise<Deps> {
  const { register, seed } = createMemoryRegister();
  await seed(...records);
  return { ...watchedDeps().deps, register, clock: { now: () => now } };
}

describe("readCertification", () => {
  const number = { params: { number: certification.number } };
  const page = { ...number, headers: { accept: "text/html,*/*;q=0.8" } };

  const days: readonly (readonly [string, Certification["status"], string])[] = [
    ["2027-03-31T14:59:59.999Z", "valid", "notYetValid"],
    ["2027-03-31T15:00:00.000Z", "valid", "valid"],
    ["2030-03-31T14:59:59.999Z", "valid", "valid"],
    ["2030-03-31T15:00:00.000Z", "valid", "expired"],
    ["2030-03-31T15:00:00.000Z", "suspended", "expired"],
    ["2028-01-01T00:00:00.000Z", "suspended", "suspended"],
    ["2028-01-01T00:00:00.000Z", "underCorrection", "underCorrection"],
    ["2031-01-01T00:00:00.000Z", "revoked", "revoked"],
    ["2027-01-01T00:00:00.000Z", "returned", "returned"],
  ];
  for (const [now, stored, shown] of days) {
    it(`F-04 shows ${shown} at ${now} for what is stored as ${stored}, with nothing having run`, async () => {
      const deps = await world([{ ...certification, status: stored }], now);
      const reply = await readCertification(deps)(eventOf(number));
      assert.equal(reply.statusCode, 200);
      assert.equal(JSON.parse(reply.body).status, shown);
    });
  }

  it("tells the public what it may know, and no more", async () => {
    const reply = await readCertification(await world([certification]))(eventOf(number));
    assert.deepEqual(JSON.parse(reply.body), {
      number: "CSP-2027-VA-0001",
      status: "valid",
      statusName: { ja: "有効", en: "Valid" },
      asOf: "2027-04-02",
      corporateNumber: "7123456789012",
      providerName: '株式会社<例>&"診断"',
      providerNameEn: "Example & Sons",
      category: "vulnerabilityAssessment",
      categoryName: { ja: "脆弱性診断サービス", en: "Vulnerability assessment service" },
      option: "penetrationTest",
      services: ["<script>alert(1)</script>"],
      departmentName: "診断部",
      departmentNameEn: "Assessment",
      validFrom: "2027-04-01",
      validUntil: "2030-03-31",
      certificate: { jws: "a.b.c", keyId: "key-1" },
    });
  });

  it("shows a page in both languages with every text escaped, and lets it load its own style alone", async () => {
    const { body, headers } = await readCertification(await world([certification]))(eventOf(page));
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.match(body, /<html lang="ja">/);
    assert.match(body, /<span lang="en">Valid<\/span>/);
    assert.match(body, /令和9年4月1日/);
    assert.match(body, /株式会社&lt;例&gt;&amp;&quot;診断&quot;/);
    assert.match(body, /ペネトレーションテスト/);
    assert.match(body, /<dd>診断部<span lang="en">Assessment<\/span><\/dd>/);
    assert.doesNotMatch(body, /<script|<img|https?:/);
    const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    assert.equal(headers["content-security-policy"], pagePolicy);
    assert.ok(pagePolicy.includes(`style-src 'sha256-${digest}'`));
    assert.equal(body.match(/<h1>/g)?.length, 1);
    assert.match(body, /<main>/);
    assert.match(body, /<title>認定番号 CSP-2027-VA-0001：有効<\/title>/);
  });

  it("M-01 M-08 says in both languages what its status means for who relies on it", async () => {
    const words: Readonly<Record<"suspended" | "returned" | "revoked" | "expired", RegExp>> = {
      suspended: /効力が停止されています.+<span lang="en">It is suspended\./,
      returned: /事業者が返上したため、効力はありません.+<span lang="en">The provider has given it back;/,
      revoked: /取り消されており、効力はありません.+<span lang="en">It was revoked/,
      expired: /有効期間の末日を過ぎており、効力はありません.+<span lang="en">Its last day has passed;/,
    };
    for (const [status, expected] of Object.entries(words)) {
      const ended = certificationRecord.parse({ ...certification, status });
      const { body } = await readCertification(await world([ended]))(eventOf(page));
      assert.match(body, expected);
    }
  });

  it("shows a page with what to do where there is no such certification", async () => {
    const reply = await readCertification(await world([]))(eventOf(page));
    assert.equal(reply.statusCode, 404);
    assert.match(reply.body, /見つかりません。<span lang="en">There is no such thing here\.<\/span>/);
    assert.match(reply.body, /<code>not-found<\/code>/);
  });

  it("answers 404 as a problem to programs", async () => {
    const reply = await readCertification(await world([]))(eventOf(number));
    assert.equal(reply.statusCode, 404);
    assert.equal(JSON.parse(reply.body).code, "not-found");
  });
});

describe("lookUpCertification", () => {
  const asked = (number: string, accept = "application/json") =>
    eventOf({ query: { number }, headers: { accept } });

  for (const typed of ["CSP-2027-VA-0001", " csp-2027-va-0001 ", "ＣＳＰ－２０２７－ＶＡ－０００１"])
    it(`F-04 finds the certification whose number is typed as "${typed}"`, async () => {
      const reply = await lookUpCertification(await world([certification]))(asked(typed));
      assert.deepEqual([reply.statusCode, JSON.parse(reply.body).number], [200, certification.number]);
    });

  it("shows people the page the certificate leads to", async () => {
    const deps = await world([certification]);
    const { body } = await lookUpCertification(deps)(asked(certification.number, "text/html"));
    const event = eventOf({ params: { number: certification.number }, headers: { accept: "text/html" } });
    assert.equal(body, (await readCertification(deps)(event)).body);
  });

  for (const [typed, status] of [
    ["CSP-2027-VA-9999", 404],
    ["<script>", 422],
    ["", 422],
  ] as const)
    it(`shows people a page that says what to do about "${typed}"`, async () => {
      const reply = await lookUpCertification(await world([]))(asked(typed, "text/html"));
      assert.equal(reply.statusCode, status);
      assert.equal(reply.headers["content-type"], "text/html; charset=utf-8");
      assert.doesNotMatch(reply.body, /<script/);
    });
});

describe("readListings", () => {
  const listings = Array.from({ length: 450 }, (_, n) =>
    listingRecord.parse({
      kind: "listing",
      id: `L${String(n).padStart(4, "0")}`,
      category: n % 2 === 0 ? "audit" : "digitalForensics",
      serviceName: `サービス${n}`,
      providerName: "例社",
      corporateNumber: "7123456789012",
      summary: "概要",
      registeredOn: "2025-10-01",
      ...(n === 0 ? { renewedOn: "2026-10-01" } : {}),
      reviewBody: "審査機関",
      suppliesOnlyTool: false,
      importId: "import-1",
    }),
  );

  it("A-01 shows every service of one category over its pages, each once", async () => {
    const handle = readListings(await world(listings));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { category: "audit", ...(after === undefined ? {} : { after }) };
      const reply = JSON.parse((await handle(eventOf({ query }))).body);
      seen.push(...reply.listings.map(({ listingId }: { listingId: string }) => listingId));
      after = reply.next;
    } while (after !== undefined);
    const expected = listings.filter(({ category }) => category === "audit").map(({ id }) => id);
    assert.deepEqual(seen, expected);
  });

  it("shows what the register's keeper publishes, without numbers it does not", async () => {
    const reply = await readListings(await world(listings))(eventOf({ query: { category: "audit" } }));
    assert.deepEqual(JSON.parse(reply.body).listings[0], {
      listingId: "L0000",
      serviceName: "サービス0",
      providerName: "例社",
      registeredOn: "2025-10-01",
      renewedOn: "2026-10-01",
    });
  });

  it("refuses a place to go on from that it did not give out", async () => {
    const handle = readListings(await world(listings));
    for (const after of ["nonsense", "e30", Buffer.from('["L0000","listing#L0000"]').toString("base64url")]) {
      const reply = await handle(eventOf({ query: { category: "audit", after } }));
      assert.equal(reply.statusCode, 422, after);
      assert.equal(JSON.parse(reply.body).violations[0].path, "after");
    }
  });
});

describe("the other public routes", () => {
  it("readKeys shows the public members of the key, never the private one", async () => {
    const key = { kty: "EC", crv: "P-256", x: "x", y: "y", kid: "key-1", alg: "ES256", use: "sig" };
    const deps = await world([]);
    const signer = { ...deps.signer, publicKey: async () => ({ ...key, d: "planted" }) };
    const reply = await readKeys({ ...deps, signer })(eventOf({}));
    assert.deepEqual(JSON.parse(reply.body), { keys: [key] });
  });

  const standings = [
    ["2027-03-31T14:59:59.999Z", "2027-03-31", false, /令和9年4月1日に適用を始める.*まだ.*試行/, /pilot/],
    ["2027-03-31T15:00:00.000Z", "2027-04-01", true, /令和9年4月1日から適用しています/, /since 2027-04-01/],
  ] as const;
  for (const [now, asOf, inForce, ja, en] of standings) {
    it(`N-01 readPolicy shows the whole policy, each value with its basis, ${inForce ? "" : "not yet "}in force at ${now}`, async () => {
      const reply = JSON.parse((await readPolicy(await world([], now))(eventOf({}))).body);
      assert.deepEqual([reply.asOf, reply.inForce], [asOf, inForce]);
      assert.match(reply.standing.ja, ja);
      assert.match(reply.standing.en, en);
      assert.deepEqual(policySchema.parse(reply.policy), policyOn(asOf));
    });
  }

  it("readHealth answers when the register does, and 500 when it does not", async () => {
    const deps = await world([]);
    const well = await readHealth(deps)(eventOf({}));
    assert.deepEqual(JSON.parse(well.body), { status: "ok", now: "2027-04-02T00:00:00.000Z" });
    const register = { ...deps.register, get: () => Promise.reject(new Error("down")) };
    assert.equal((await readHealth({ ...deps, register })(eventOf({}))).statusCode, 500);
  });

  it("readOpenApi answers the API document", async () => {
    const handle = readOpenApi(await world([]));
    const document = JSON.parse((await handle(eventOf({}))).body);
    assert.equal(document.openapi, "3.1.0");
    assert.ok("/healthz" in document.paths);
  });
});
