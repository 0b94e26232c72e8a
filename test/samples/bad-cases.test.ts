import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import { inspectionFaults } from "#adapters/inspection/inspection-reasons.ts";
import { type BadCase, prepareBadCase } from "#local/samples/bad-case.ts";
import { badCases } from "#local/samples/bad-cases.ts";
import { sampleCompanies } from "#local/samples/companies.ts";
import { goodDocuments, type SampleDocument } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import { sampleListings } from "#local/samples/listings.ts";
import { sha256Hex } from "#proof/digest.ts";
import { type ApplicationForm, applicationForm } from "#scheme/application-form.ts";
import { type Category, categoryCodes } from "#scheme/categories.ts";
import { type DocumentFacts, findingsOf } from "#scheme/findings/index.ts";
import { policyOn } from "#scheme/policy/index.ts";

const today = "2027-06-01";
const listings = sampleListings(today);
const [first] = sampleCompanies;
assert.ok(first);
const around = { company: first, today };

/** Goodness is asked of many documents again and again; each is looked into once. */
const inspected = new Map<string, Promise<DocumentFacts>>();

function factsOf(document: SampleDocument): Promise<DocumentFacts> {
  const sha256 = sha256Hex(document.bytes);
  const known = inspected.get(`${document.slot} ${sha256}`);
  if (known !== undefined) return known;
  const facts = inspect(document, sha256);
  inspected.set(`${document.slot} ${sha256}`, facts);
  return facts;
}

async function inspect({ slot, fileName, bytes }: SampleDocument, sha256: string): Promise<DocumentFacts> {
  const expected = { bytes: bytes.length, sha256, contentType: "application/pdf" };
  const found = await inspectPdf(bytes, expected, eicarScanner());
  const common = { slot, fileName, documentId: sha256.slice(0, 8) };
  return found.clean
    ? { ...common, status: "clean", text: found.text }
    : { ...common, status: "rejected", text: "", rejection: found.reason };
}

async function findings(
  application: { form: ApplicationForm; documents: readonly SampleDocument[] },
  corporateNumber: string,
  category: Category = "vulnerabilityAssessment",
) {
  const { form } = application;
  const named = (form.service?.services ?? []).map(({ listingId }) => listingId);
  return findingsOf({
    policy: policyOn(today),
    day: today,
    corporateNumber,
    category,
    form,
    documents: await Promise.all(application.documents.map(factsOf)),
    listings: listings.filter(({ id }) => named.includes(id)),
    certifiedDelegates: [],
  });
}

describe("the good application", () => {
  for (const company of sampleCompanies.filter(({ serial }) => serial <= 3)) {
    for (const category of company.serial === 1 ? categoryCodes : (["vulnerabilityAssessment"] as const)) {
      it(`is free of findings (${company.name}, ${category})`, async () => {
        const form = goodForm({ company, today, category });
        const documents = await goodDocuments({ form, company, today });
        assert.deepEqual(await findings({ form, documents }, company.corporateNumber, category), []);
      });
    }
  }

  it("states all 93 controls of ISO/IEC 27001:2022", () => {
    const statement = goodForm({ company: first, today }).isms?.statementOfApplicability ?? [];
    assert.equal(statement.length, 93);
    assert.equal(new Set(statement.map(({ control }) => control)).size, 93);
  });

  it("is a form as the API takes it, on any day", () => {
    for (const day of [today, "2028-02-29", "2031-12-31"]) {
      const form = goodForm({ company: first, today: day });
      assert.deepEqual(applicationForm.parse(structuredClone(form)), form);
    }
  });
});

describe("D-08 a bad application", () => {
  const raised = (badCase: BadCase) => `${badCase.expects}: ${badCase.name}`;
  for (const badCase of badCases) {
    it(`raises ${raised(badCase)}`, async () => {
      const prepared = await prepareBadCase(badCase, around);
      assert.deepEqual(applicationForm.parse(structuredClone(prepared.form)), prepared.form);
      const found = await findings(prepared, first.corporateNumber, badCase.category);
      const codes = found.map(({ code }) => code);
      const expected = found.find(({ code }) => code === badCase.expects);
      assert.ok(expected, codes.join(", "));
      assert.equal(expected.weight, badCase.weight);
      const stopping = found.filter(({ weight }) => weight === "stops").map(({ code }) => code);
      assert.ok(badCase.weight === "stops" || stopping.length === 0, stopping.join(", "));
      assert.ok(
        stopping.every((code) => code === badCase.expects),
        stopping.join(", "),
      );
    });
  }

  it("has a name of its own", () => {
    assert.equal(new Set(badCases.map(raised)).size, badCases.length);
  });

  it("exists for every finding that this policy lets a field or a document raise", () => {
    const impossible = new Set([
      // The policy accepts every capacity and both editions.
      "D-02/capacity-not-accepted",
      "D-04/edition-not-accepted",
      // D-01 says the same already, since these items are mandatory.
      "D-05/rating-not-stated",
      "D-06/isms-not-stated",
      "D-06/scs-not-stated",
      "D-06/registration-not-stated",
    ]);
    const expected = new Set(badCases.map(({ expects }) => expects));
    const possible = codesInRules().filter((code) => !impossible.has(code));
    assert.deepEqual(
      possible.filter((code) => !expected.has(code)),
      [],
    );
    for (const code of impossible) assert.ok(codesInRules().includes(code), code);
  });

  it("exists for every fault of a file that gets as far as an inspection", () => {
    const expected = new Set(badCases.map(({ expects }) => expects));
    const notUploaded = ["empty", "size-differs", "digest-differs"];
    for (const fault of inspectionFaults) {
      assert.equal(expected.has(`C-03/${fault}`), !notUploaded.includes(fault), fault);
    }
  });
});

/** Every code written in the rules. */
function codesInRules(): readonly string[] {
  const folder = new URL("../../shared/scheme/", import.meta.url);
  const files = [
    ...readdirSync(new URL("findings/", folder)).map((name) => new URL(`findings/${name}`, folder)),
    new URL("delegation.ts", folder),
  ];
  const codes = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/[`"]([A-Z]-\d{2}\/(?:\$\{key\})?[a-z0-9-]+)[`"]/g)].flatMap(
      ([, code = ""]) =>
        code.includes("$") ? ["isms", "scs"].map((key) => code.replace("${key}", key)) : [code],
    ),
  );
  return [...new Set(codes)].toSorted();
}
