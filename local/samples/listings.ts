import type { Listing } from "#records/certification.ts";
import { addDays, addYears } from "#scheme/calendar.ts";
import { type Category, categoryCodes } from "#scheme/categories.ts";
import { type SampleCompany, sampleCompanies } from "./companies.ts";
import { categoryWords, fictionalProvider, reviewBodies, serviceName } from "./listing-words.ts";
import { seeded } from "./random.ts";

/** How many services the existing register has (report: 398 services in March 2026, 制度の位置づけ). */
const totals: Readonly<Record<Category, number>> = {
  audit: 84,
  vulnerabilityAssessment: 188,
  digitalForensics: 43,
  monitoringOperation: 51,
  deviceVerification: 32,
};
const penetrationTests = 51;
const importId = "sample-register";

/** The listing of a sample company in a category; every company has one in each. */
export function listingIdOf(company: SampleCompany, category: Category): string {
  return listingId(company.serial, category);
}

/** Further listings of the first company, for applications that go wrong and for the option. */
export const furtherListings = {
  penetrationTest: listingId(101, "vulnerabilityAssessment"),
  toolOnly: listingId(102, "vulnerabilityAssessment"),
  expired: listingId(103, "vulnerabilityAssessment"),
  underFormerName: listingId(104, "vulnerabilityAssessment"),
} as const;

/**
 * The existing register as a sample: 398 fictional services, distributed as in the report. The same day gives the same
 * listings; their ids do not depend on it.
 * @param today JST day
 */
export function sampleListings(today: string): readonly Listing[] {
  const random = seeded(398);
  return categoryCodes.flatMap((category) => {
    const fixed = [
      ...sampleCompanies.map((company) => companyListing(company, category, today)),
      ...(category === "vulnerabilityAssessment" ? furtherOfFirst(today) : []),
    ];
    const others = Array.from({ length: totals[category] - fixed.length }, (_, index) =>
      otherListing({ category, index, today, random }),
    );
    return withOptions([...fixed, ...others]);
  });
}

function listingId(serial: number, category: Category): string {
  return `018-${String(serial).padStart(4, "0")}-${categoryWords[category].number}`;
}

function companyListing(company: SampleCompany, category: Category, today: string): Listing {
  return {
    kind: "listing",
    id: listingIdOf(company, category),
    category,
    serviceName: serviceName(category, company.serial),
    providerName: company.name,
    corporateNumber: company.corporateNumber,
    summary: categoryWords[category].summary,
    registeredOn: addDays(addYears(today, -2), -60 - company.serial),
    renewedOn: addDays(today, -60 - company.serial),
    reviewBody: reviewBodies[0],
    suppliesOnlyTool: false,
    importId,
  };
}

function furtherOfFirst(today: string): readonly Listing[] {
  const [company] = sampleCompanies;
  if (company === undefined) throw new Error("There is no sample company");
  const usual = companyListing(company, "vulnerabilityAssessment", today);
  return [
    {
      ...usual,
      id: furtherListings.penetrationTest,
      option: "penetrationTest",
      serviceName: "見本ペネトレーションテストサービス",
    },
    {
      ...usual,
      id: furtherListings.toolOnly,
      serviceName: "見本脆弱性管理クラウド",
      summary: "脆弱性を一元管理するクラウドサービスの提供（架空）",
      suppliesOnlyTool: true,
    },
    {
      ...usual,
      id: furtherListings.expired,
      serviceName: "見本プラットフォーム診断サービス",
      registeredOn: addDays(addYears(today, -4), -90),
      renewedOn: addDays(addYears(today, -2), -90),
    },
    {
      ...usual,
      id: furtherListings.underFormerName,
      serviceName: "見本スマートフォンアプリ診断サービス",
      providerName: "株式会社旧社名見本",
    },
  ];
}

function otherListing(of: {
  readonly category: Category;
  readonly index: number;
  readonly today: string;
  readonly random: () => number;
}): Listing {
  const { category, index, today, random } = of;
  const serial = 201 + index;
  const renewals = Math.floor(random() * 3);
  const expired = random() < 0.02;
  const last = addDays(today, -(expired ? 740 : 10) - Math.floor(random() * (expired ? 60 : 640)));
  const body = Math.floor(random() * reviewBodies.length);
  return {
    kind: "listing",
    id: listingId(serial, category),
    category,
    serviceName: serviceName(category, serial),
    providerName: fictionalProvider(random()),
    summary: categoryWords[category].summary,
    registeredOn: addYears(last, -2 * renewals),
    ...(renewals === 0 ? {} : { renewedOn: last }),
    reviewBody: reviewBodies[body] ?? reviewBodies[0],
    suppliesOnlyTool: category !== "audit" && random() < 0.03,
    importId,
  };
}

/** Of the vulnerability assessments, 51 carry the option; that of the first company is the first of them. */
function withOptions(listings: readonly Listing[]): readonly Listing[] {
  if (listings[0]?.category !== "vulnerabilityAssessment") return listings;
  let left = penetrationTests - listings.filter((listing) => listing.option !== undefined).length;
  return listings.map((listing) => {
    const takes = left > 0 && listing.corporateNumber === undefined && !listing.suppliesOnlyTool;
    if (!takes) return listing;
    left -= 1;
    return { ...listing, option: "penetrationTest" };
  });
}
