import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { sendFile, type UploadFile } from "#local/demo/upload.ts";
import type { RevocationGround } from "#scheme/revocation-grounds.ts";
import type { RevocationStatus } from "#scheme/revocation-transitions.ts";
import { type Case, reasons, today } from "./case.ts";
import type { Scheme } from "./scheme.ts";

export const officer = "demo-surveillance-officer";

/** Everything people do about one revocation over HTTP, by account. */
export function revocationOn(scheme: Scheme, of: Case, revocationId: string) {
  const params = { revocationId };
  const company = of.slot.account;
  const staff = async (account: string) => scheme.as(account);
  return {
    revocationId,
    read: async (account = "demo-auditor") =>
      replyTo((await staff(account)).call(revocationRoutes.readRevocation, { params })),
    notice: async (account = officer) =>
      (await staff(account)).call(revocationRoutes.giveRevocationNotice, {
        params,
        body: { plannedDecision: "認定を取り消す。ただし、意見を踏まえて決定する。" },
      }),
    file: async (account = company) =>
      (await scheme.as(account)).call(providerRevocationRoutes.readOwnRevocation, { params }),
    explain: async (documents: string[] = [], account = company) =>
      (await scheme.as(account)).call(providerRevocationRoutes.fileExplanation, {
        params,
        body: { text: "記録の作成手順に誤りがあり、すでに改めました。", documents },
      }),
    hear: async (account = "demo-reviewer") =>
      (await staff(account)).call(revocationRoutes.holdRevocationHearing, {
        params,
        body: { heldOn: await today(scheme), notes: "事業者の代表者が出席し、経緯を説明した。" },
      }),
    report: async (account = "demo-reviewer") =>
      (await staff(account)).call(revocationRoutes.writeHearingReport, {
        params,
        body: { text: "事実に争いはない。弁明に理由があるとは認められない。", opinion: "revoke" },
      }),
    propose: async (account = officer) =>
      (await staff(account)).call(revocationRoutes.proposeRevocation, {
        params,
        body: { outcome: "revoke", reasons },
      }),
    decide: async (outcome: "revoke" | "doNotRevoke" | "return" = "revoke", account = "demo-decider") =>
      (await staff(account)).call(revocationRoutes.decideRevocation, { params, body: { outcome, reasons } }),
    urgently: async (account = "demo-decider") =>
      (await staff(account)).call(revocationRoutes.revokeUrgently, {
        params,
        body: { justification: "利用者の被害が拡大しており、聴取を待てない。", reasons },
      }),
    confirm: async (outcome: "confirm" | "cancel", account = "demo-second-decider") =>
      (await staff(account)).call(revocationRoutes.confirmRevocation, { params, body: { outcome, reasons } }),
    object: async (account = company) =>
      (await scheme.as(account)).call(providerRevocationRoutes.fileObjection, {
        params,
        body: { text: "取消しは、事実の誤認に基づくものです。", documents: [] },
      }),
    settle: async (outcome: "dismiss" | "setAside", account = "demo-other-decider") =>
      (await staff(account)).call(revocationRoutes.decideObjection, { params, body: { outcome, reasons } }),
    /** Uploads a document of the company's and waits until it has been looked into. */
    upload: async (file: Omit<UploadFile, "slot">) => {
      const provider = await scheme.as(company);
      const asked = await replyTo(
        provider.call(providerRevocationRoutes.requestRevocationUpload, {
          params,
          body: {
            fileName: file.fileName,
            contentType: "application/pdf",
            bytes: file.bytes.byteLength,
            sha256: createHash("sha256").update(file.bytes).digest("hex"),
          },
        }),
      );
      const { documentId } = asked.document;
      const sent = await sendFile(asked.upload, { ...file, slot: "other" });
      assert.ok(sent.ok, `the upload was refused: ${sent.status}`);
      return until(`the inspection of ${file.fileName}`, async () => {
        const read = await replyTo(
          provider.call(providerRevocationRoutes.readOwnRevocationDocument, {
            params: { revocationId, documentId },
          }),
        );
        return read.document.status === "awaitingUpload" ? undefined : read.document;
      });
    },
  };
}
export type RevocationCase = ReturnType<typeof revocationOn>;

/** The number of the certification that a certified case led to. */
export async function numberOf(of: Case): Promise<string> {
  const { certificationNumber } = await of.seen();
  assert.ok(certificationNumber, "it is not certified");
  return certificationNumber;
}

/** The surveillance officer opens a revocation of a certified case. */
export async function openRevocationOf(scheme: Scheme, of: Case, ground: RevocationGround) {
  const client = await scheme.as(officer);
  const certificationNumber = await numberOf(of);
  const { revocationId } = await replyTo(
    client.call(revocationRoutes.openRevocation, {
      body: { certificationNumber, ground, facts: "提出された記録が、実際の運用と異なっていた。" },
    }),
  );
  return revocationOn(scheme, of, revocationId);
}

/** What anybody sees of the certification of a case. */
export async function publicly(scheme: Scheme, number: string) {
  return replyTo(scheme.anybody().call(publicRoutes.readCertification, { params: { number } }));
}

/** Waits until a revocation stands at a status. */
export function revocationStands(of: RevocationCase, status: RevocationStatus) {
  return until(`revocation ${of.revocationId} to stand at ${status}`, async () => {
    const read = await of.read();
    return read.status === status ? read : undefined;
  });
}

/** A revocation brought to its decision to revoke. */
export async function revokedCase(
  scheme: Scheme,
  of: Case,
  ground: RevocationGround = "falseApplication",
): Promise<RevocationCase> {
  const made = await openRevocationOf(scheme, of, ground);
  await replyTo(made.notice());
  await replyTo(made.explain());
  await replyTo(made.report());
  await replyTo(made.propose());
  await replyTo(made.decide("revoke"));
  return made;
}
