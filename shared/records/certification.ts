import * as z from "zod";
import { category, categoryOption } from "#scheme/categories.ts";
import { certificationStatuses } from "#scheme/certification-transitions.ts";
import { prerequisiteKinds, prerequisiteStatuses } from "#scheme/prerequisite-transitions.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { actedBy, certified, chainTip, corporateNumber, day, digest, instant, version } from "./common.ts";

const issued = z.object({
  issuedAt: instant,
  jws: z.string(),
  keyId: z.string(),
  pdfSha256: digest,
  pdfKey: z.string(),
});

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
  /** Every period it was certified for, the first one first; the last one ends on `validUntil`. */
  periods: z.array(z.object({ from: day, until: day, applicationId: z.string() })).min(1),
  /** An extension that was filed and is undecided (M-07). */
  extension: z.object({ applicationId: z.string(), filedOn: day }).optional(),
  suspension: z.object({ from: day, reviewBy: day, reasons: z.string(), by: actedBy }).optional(),
  /** Surveillance cases whose corrective action is open (S-05). */
  openCorrections: z.array(z.string()),
  revocation: z
    .object({
      revocationId: z.string(),
      on: day,
      ground: z.enum(revocationGrounds),
      statusBefore: z.string(),
      /** Tasks of the certification that ended with it; when it is set aside they are opened anew. */
      endedTasks: z.array(z.string()).optional(),
    })
    .optional(),
  /** Revocations that were set aside: that they were, and when, is part of its history. */
  revocationsSetAside: z.array(z.object({ revocationId: z.string(), on: day, setAsideOn: day })).optional(),
  returned: z.object({ on: day, reason: z.string() }).optional(),
  /** The next day on which the sweep has something to do for it. */
  attentionDay: day.optional(),
  /** Certificates that a later one replaced. */
  formerCertificates: z.array(issued),
  /** The signed certificate, once it has been issued (F-03, F-04). */
  certificate: issued.optional(),
});
export type Certification = z.infer<typeof certificationRecord>;

/** A service on the existing register, as its keeper published it. */
export const listingRecord = z.object({
  kind: z.literal("listing"),
  id: z.string(),
  registerNumber: z.string().optional(),
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
  /** No longer on the register since this import; kept, because certifications name it. */
  dropped: z.object({ importId: z.string(), on: day }).optional(),
});
export type Listing = z.infer<typeof listingRecord>;

/** A company; one corporate number, one provider. Names and addresses keep their history. */
export const providerRecord = z.object({
  kind: z.literal("provider"),
  corporateNumber,
  version,
  names: z.array(z.object({ name: z.string(), nameEn: z.string(), address: z.string(), from: instant })),
  /** Not allowed to apply until this day, and the revocation that says so. */
  barredUntil: day.optional(),
  /** Revocations that stand against the company, the first one first. */
  revocations: z.array(z.object({ revocationId: z.string(), certificationNumber: z.string(), on: day })),
  /** Since a second revocation it may apply only after a decision that it may. */
  reapplication: z
    .object({
      reasons: z.string(),
      by: actedBy,
      at: instant,
      /** The revocations that stood when it was decided; one that came later needs another decision. */
      covers: z.array(z.string()),
    })
    .optional(),
});
export type Provider = z.infer<typeof providerRecord>;

/** One of the three things a certification stands on (M-03): its validity, and the report on its renewal. */
export const prerequisiteRecord = z.object({
  kind: z.literal("prerequisite"),
  ...certified,
  prerequisite: z.enum(prerequisiteKinds),
  version,
  status: z.enum(prerequisiteStatuses),
  /** The last JST day it holds, as it was shown and checked last. */
  validUntil: day,
  ledger: chainTip,
  conflictedStaff: z.array(z.string()),
  /** What was reported last and is not judged yet, or was returned. */
  report: z
    .object({
      validFrom: day,
      validUntil: day,
      documents: z.array(z.string()),
      note: z.string(),
      filedAt: instant,
      filedBy: actedBy,
      returned: z.string().optional(),
    })
    .optional(),
  /** Evidence that a renewal was applied for in time. */
  renewing: z
    .object({ documents: z.array(z.string()).min(1), note: z.string(), declaredOn: day, declaredBy: actedBy })
    .optional(),
  /** That an import of the existing register no longer lists a service of it. */
  notListed: z.object({ importId: z.string(), since: day, listingIds: z.array(z.string()) }).optional(),
  remindersSent: z.int().min(0),
  attentionDay: day.optional(),
});
export type Prerequisite = z.infer<typeof prerequisiteRecord>;
