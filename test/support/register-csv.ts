import type { Listing } from "#records/certification.ts";
import { categoryNames } from "#scheme/categories.ts";

const header =
  "サービス区分,サービス名称,事業者名,サービス概要,登録日,更新日,審査登録機関,登録番号,法人番号,オプション";

const rowOf = (listing: Listing): string =>
  [
    categoryNames[listing.category].ja,
    listing.serviceName,
    listing.providerName,
    listing.summary,
    listing.registeredOn,
    listing.renewedOn ?? "",
    listing.reviewBody,
    listing.id,
    listing.corporateNumber ?? "",
    listing.option === undefined ? "" : "ペネトレーションテスト",
  ]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(",");

/** The existing register as its keeper would publish it, in CSV. */
export const registerCsv = (listings: readonly Listing[]): string =>
  [header, ...listings.map(rowOf)].join("\r\n");

/** A file as a request carries it. */
export const base64 = (text: string): string => Buffer.from(text).toString("base64");
