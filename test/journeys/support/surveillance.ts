import { createHash } from "node:crypto";
import type { Client } from "#contracts/client.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { sendFile } from "#local/demo/upload.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { type Case, certificate, reasons, today } from "./case.ts";
import type { Scheme } from "./scheme.ts";

export type Seen = ReplyOf<typeof surveillanceRoutes.readSurveillance>;
type Proposal = InputOf<typeof surveillanceRoutes.proposeConclusion>["outcome"];

/** A surveillance case on a certified provider, and what everybody does with it. */
export function watch(scheme: Scheme, of: Case, surveillanceId: string) {
  const params = { surveillanceId };
  const officer = () => scheme.as("demo-surveillance-officer");
  const decider = () => scheme.as("demo-decider");
  const seen = async (account = "demo-auditor") =>
    replyTo((await scheme.as(account)).call(surveillanceRoutes.readSurveillance, { params }));
  const demand = "再委託を取りやめ、その証拠を提出すること。";
  return {
    seen,
    shown: async () =>
      replyTo((await of.provider()).call(surveillanceProviderRoutes.readOwnSurveillance, { params })),
    standsAt: (status: Seen["status"]) =>
      until(`surveillance ${surveillanceId} to stand at ${status}`, async () => {
        const now = await seen();
        return now.status === status ? now : undefined;
      }),
    conduct: async () =>
      replyTo(
        (await officer()).call(surveillanceRoutes.deliberateSurveillance, {
          params,
          body: { outcome: "conduct", reasons, items: "委託契約書の写しを提出してください。" },
        }),
      ),
    askMore: async () =>
      replyTo(
        (await officer()).call(surveillanceRoutes.requestMoreEvidence, {
          params,
          body: { items: "体制図も提出してください。" },
        }),
      ),
    propose: async (outcome: Proposal) =>
      replyTo(
        (await officer()).call(surveillanceRoutes.proposeConclusion, {
          params,
          body: outcome === "violation" ? { outcome, reasons, demand } : { outcome, reasons },
        }),
      ),
    conclude: async () =>
      replyTo(
        (await decider()).call(surveillanceRoutes.concludeSurveillance, {
          params,
          body: { outcome: "conclude", reasons },
        }),
      ),
    file: async (documents: string[] = []) =>
      replyTo(
        (await of.provider()).call(surveillanceProviderRoutes.fileEvidence, {
          params,
          body: { statement: reasons, documents },
        }),
      ),
    refuse: async () =>
      replyTo(
        (await of.provider()).call(surveillanceProviderRoutes.refuseToCooperate, {
          params,
          body: { statement: "営業秘密のため提出しません。" },
        }),
      ),
    plan: async () =>
      replyTo(
        (await of.provider()).call(surveillanceProviderRoutes.fileCorrectionPlan, {
          params,
          body: { text: reasons, documents: [] },
        }),
      ),
    approve: async () =>
      replyTo(
        (await officer()).call(surveillanceRoutes.checkCorrectionPlan, {
          params,
          body: { outcome: "approve" },
        }),
      ),
    report: async (documents: string[]) =>
      replyTo(
        (await of.provider()).call(surveillanceProviderRoutes.reportCorrection, {
          params,
          body: { text: reasons, documents },
        }),
      ),
    confirm: async () =>
      replyTo(
        (await decider()).call(surveillanceRoutes.checkCorrection, {
          params,
          body: { outcome: "confirm", reasons },
        }),
      ),
    upload: async () => upload(scheme, of, await of.provider(), surveillanceId),
  };
}

/** An officer opens a case on the certification of an application. */
export async function suspect(scheme: Scheme, of: Case) {
  const { number } = await certificate(of);
  const officer = await scheme.as("demo-surveillance-officer");
  const { surveillanceId } = await replyTo(
    officer.call(surveillanceRoutes.openSurveillance, {
      body: { certificationNumber: number, origin: "media", suspicion: "再委託をしているとの報道があった。" },
    }),
  );
  return { number, surveillanceId, ...watch(scheme, of, surveillanceId) };
}

async function upload(scheme: Scheme, of: Case, provider: Client, surveillanceId: string): Promise<string> {
  const { company } = of.slot;
  const files = await goodDocuments({ form: of.form, company, today: await today(scheme) });
  const [file] = files;
  if (file === undefined) throw new Error("There is no sample document");
  const { document, upload: ticket } = await replyTo(
    provider.call(surveillanceProviderRoutes.requestSurveillanceUpload, {
      params: { surveillanceId },
      body: {
        slot: "other",
        fileName: "proof.pdf",
        contentType: "application/pdf",
        bytes: file.bytes.byteLength,
        sha256: createHash("sha256").update(file.bytes).digest("hex"),
      },
    }),
  );
  const { documentId } = document;
  await sendFile(ticket, file);
  await until("the inspection of the proof", async () => {
    const read = await replyTo(
      provider.call(surveillanceProviderRoutes.readSurveillanceDocument, {
        params: { surveillanceId, documentId },
      }),
    );
    return read.document.status === "clean" ? read : undefined;
  });
  return documentId;
}
