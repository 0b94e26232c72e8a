import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import { sampleCompanies } from "#local/samples/companies.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import { documentRecord } from "#records/document.ts";
import { announced } from "./announced.ts";

const today = "2027-06-01";

describe("C-03 a document in order", () => {
  for (const company of sampleCompanies.filter(({ serial }) => serial <= 3)) {
    it(`is clean, its text can be searched (${company.name})`, async () => {
      const form = goodForm({ company, today });
      for (const { slot, bytes } of await goodDocuments({ form, company, today })) {
        const found = await inspectPdf(bytes, announced(bytes), eicarScanner());
        assert.ok(found.clean, `${slot} ${JSON.stringify(found)}`);
        assert.ok(found.pages >= 1);
        assert.doesNotMatch(found.text, /\s/);
        if (slot === "scsCertificate") {
          assert.ok(found.text.includes(company.name.normalize("NFKC")), found.text);
          assert.ok(found.text.includes(company.department.name));
        }
        if (slot === "ismsStatementOfApplicability") {
          assert.ok(found.text.includes("A.5.1適用") && found.text.includes("A.8.34適用"));
        }
        assert.ok(documentRecord.options[1].shape.text.safeParse(found.text).success);
      }
    });
  }
});
