import * as z from "zod";
import { category, categoryOption } from "#scheme/categories.ts";
import { certificationStatuses } from "#scheme/certification-transitions.ts";
import { chainTip, corporateNumber, day, digest, instant, version } from "./common.ts";

/** A certification: per provider and category, naming the services and the department covered. */
export const certificationRecord = z.object({
  kind: z.literal("certification"),
  number: z.string(),
  version,
  status: z.enum(certificationStatuses),
  applicationId: z.string(),
  corporateNumber,
  providerName: z.string(),
  providerNameEn: z.string(),
  category,
  option: categoryOption.optional(),
  services: z.array(z.object({ listingId: z.string(), name: z.string() })),
  departmentName: z.string(),
  departmentNameEn: z.string(),
  /** Where notices to the provider go; never published. */
  contactMail: z.email().optional(),
  decidedOn: day,
  validFrom: day,
  validUntil: day,
  policyVersion: z.string(),
  ledger: chainTip,
  /** The signed certificate, once it has been issued (F-03, F-04). */
  certificate: z
    .object({ issuedAt: instant, jws: z.string(), keyId: z.string(), pdfSha256: digest, pdfKey: z.string() })
    .optional(),
});
export type Certification = z.infer<typeof certificationRecord>;

/** A service on the existing register, as its keeper published it. */
export const listingRecord = z.object({
  kind: z.literal("listing"),
  id: z.string(),
  category,
  option: categoryOption.optional(),
  serviceName: z.string(),
  providerName: z.string(),
  corporateNumber: corporateNumber.optional(),
  summary: z.string(),
  registeredOn: day,
  renewedOn: day.optional(),
  reviewBody: z.string(),
  suppliesOnlyTool: z.boolean(),
  importId: z.string(),
});
export type Listing = z.infer<typeof listingRecord>;

/** A company; one corporate number, one provider. Names and addresses keep their history. */
export const providerRecord = z.object({
  kind: z.literal("provider"),
  corporateNumber,
  version,
  names: z.array(z.object({ name: z.string(), nameEn: z.string(), address: z.string(), from: instant })),
  barredUntil: day.optional(),
});
