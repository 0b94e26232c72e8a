import { createRequire } from "node:module";
import * as z from "zod";
import type { Deps } from "#ports";
import type { AnyRecord } from "#records/index.ts";
import { createMemoryRegister } from "#test/support/memory-register.ts";
import { signerInMemory } from "../proof/certificate-fixture.ts";

const applicationId = "01K0000000000000000000CASE";
const number = "CSP-2027-AU-0001";
const at = "2027-06-01T00:30:00.000Z";
const digest = "0".repeat(64);
const by = { subject: "decider-1", name: "髙﨑 𠮷子", role: "decider" } as const;
const reasons = "審査項目をすべて満たす";

const common = {
  version: 1,
  corporateNumber: "7123456789012",
  category: "audit",
  policyVersion: "2027-04-01.1",
  ledger: { sequence: 1, hash: digest },
} as const;

const certifiedCase: readonly AnyRecord[] = [
  {
    ...common,
    kind: "application",
    applicationKind: "new",
    id: applicationId,
    status: "certified",
    form: {},
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    forApplicant: { version: 1, updatedAt: at },
    generation: 1,
    reviewedBy: [],
    conflictedStaff: [],
    stretches: [],
    filing: { receiptNumber: "R-1", round: 1, filedAt: at, filedBy: by, digest },
    findings: [],
    remediationRounds: 0,
    inquiryResult: "noObjection",
    proposal: { outcome: "certify", reasons, by, at },
    proposedBy: "reviewer-1",
    decision: {
      outcome: "certify",
      reasons,
      by,
      at,
      day: "2027-06-01",
      policyVersion: common.policyVersion,
      filingDigest: digest,
      evidence: [],
      answers: [],
    },
    certificationNumber: number,
  },
  {
    ...common,
    kind: "certification",
    number,
    status: "valid",
    applicationId,
    providerName: "株式会社髙﨑サイバー𠮷野研究所",
    providerNameEn: "Takasaki Cyber Yoshino Laboratory, Inc.",
    services: [{ listingId: "018-0007-20", name: "情報セキュリティ監査「みはり」" }],
    departmentName: "セキュリティサービス本部 監査部",
    departmentNameEn: "Audit Department",
    decidedOn: "2027-06-01",
    validFrom: "2027-06-01",
    validUntil: "2030-05-31",
    periods: [{ from: "2027-06-01", until: "2030-05-31", applicationId }],
    openCorrections: [],
    formerCertificates: [],
  },
];

type Create = (deps: Partial<Deps>) => (event: { applicationId: string }) => Promise<unknown>;
const bundle = z.object({ create: z.custom<Create>((value) => typeof value === "function") });

/** The PDF that the bundled function issues for a certified case. */
export async function issueFromBundle(path: string): Promise<Uint8Array> {
  const { create } = bundle.parse(createRequire(import.meta.url)(path));
  const { register, seed } = createMemoryRegister();
  await seed(...certifiedCase);
  const stored: Uint8Array[] = [];
  const handle = create({
    register,
    signer: await signerInMemory(),
    clock: { now: () => at },
    ids: { next: () => "01K000000000000000000NOTICE" },
    log: () => undefined,
    directory: { sender: "no-reply@portal.example", portal: "https://portal.example", addresses: () => [] },
    documents: {
      ticket: refuse,
      quarantined: refuse,
      keep: refuse,
      evidence: refuse,
      link: refuse,
      store: async (_key, bytes) => {
        stored.push(bytes);
      },
    },
  });
  await handle({ applicationId });
  const [pdf, ...others] = stored;
  if (pdf === undefined || others.length > 0) throw new Error("Not just one certificate was stored");
  return pdf;
}

const refuse = () => Promise.reject(new Error("Issuing needs no other documents"));
