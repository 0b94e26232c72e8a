import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sampleCompanies } from "#local/samples/companies.ts";
import { furtherListings, listingIdOf, sampleListings } from "#local/samples/listings.ts";
import { listingRecord } from "#records/certification.ts";
import { categoryCodes } from "#scheme/categories.ts";
import { isCorporateNumber } from "#scheme/corporate-number.ts";

const today = "2027-06-01";
const listings = sampleListings(today);

describe("the sample companies", () => {
  it("are twelve, each with a valid corporate number and a name of its own", () => {
    assert.equal(sampleCompanies.length, 12);
    assert.ok(sampleCompanies.every((company) => isCorporateNumber(company.corporateNumber)));
    for (const names of [
      sampleCompanies.map((company) => company.corporateNumber),
      sampleCompanies.map((company) => company.name),
      sampleCompanies.map((company) => company.nameEn),
    ]) {
      assert.equal(new Set(names).size, 12);
    }
  });

  it("have rare kanji among their names", () => {
    const names = sampleCompanies.map((company) => company.name).join("");
    for (const kanji of ["髙", "﨑", "𠮷"]) assert.ok(names.includes(kanji), kanji);
  });
});

describe("the sample register", () => {
  it("has 398 services, distributed as in the report", () => {
    assert.equal(listings.length, 398);
    const counts = categoryCodes.map(
      (code) => listings.filter((listing) => listing.category === code).length,
    );
    assert.deepEqual(counts, [84, 188, 43, 51, 32]);
    const withOption = listings.filter((listing) => listing.option === "penetrationTest");
    assert.equal(withOption.length, 51);
    assert.ok(withOption.every((listing) => listing.category === "vulnerabilityAssessment"));
  });

  it("has records of the register, each with an id and a name of its own", () => {
    for (const listing of listings) assert.deepEqual(listingRecord.parse(listing), listing);
    assert.equal(new Set(listings.map((listing) => listing.id)).size, 398);
    const names = listings.map((listing) => `${listing.category} ${listing.serviceName}`);
    assert.equal(new Set(names).size, 398);
  });

  it("is the same for the same day, with the same ids on every day", () => {
    assert.deepEqual(sampleListings(today), listings);
    const later = sampleListings("2029-02-28");
    assert.deepEqual(
      later.map((listing) => listing.id),
      listings.map((listing) => listing.id),
    );
  });

  it("has every sample company in every category", () => {
    for (const company of sampleCompanies) {
      for (const category of categoryCodes) {
        const found = listings.find((listing) => listing.id === listingIdOf(company, category));
        assert.equal(found?.providerName, company.name);
        assert.equal(found?.category, category);
        assert.equal(found?.corporateNumber, company.corporateNumber);
        assert.ok((found?.renewedOn ?? "") > "2027-01-01");
      }
    }
  });

  it("has a few tools, a few registrations that have run out, and nothing in the future", () => {
    const tools = listings.filter((listing) => listing.suppliesOnlyTool).length;
    const expired = listings.filter(
      (listing) => (listing.renewedOn ?? listing.registeredOn) < "2025-06-01",
    ).length;
    assert.ok(tools >= 3 && tools <= 20, String(tools));
    assert.ok(expired >= 3 && expired <= 20, String(expired));
    assert.ok(listings.every((listing) => (listing.renewedOn ?? listing.registeredOn) < today));
    assert.ok(listings.every((listing) => listing.registeredOn <= (listing.renewedOn ?? today)));
  });

  it("has what the first company's bad applications need", () => {
    const byId = (id: string) => listings.find((listing) => listing.id === id);
    assert.equal(byId(furtherListings.penetrationTest)?.option, "penetrationTest");
    assert.equal(byId(furtherListings.toolOnly)?.suppliesOnlyTool, true);
    assert.ok((byId(furtherListings.expired)?.renewedOn ?? today) < "2025-06-01");
    assert.notEqual(byId(furtherListings.underFormerName)?.providerName, sampleCompanies[0]?.name);
  });
});
