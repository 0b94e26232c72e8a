import { type Client, createClient } from "#contracts/client.ts";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { replyTo } from "./expect-reply.ts";
import { signIn } from "./sign-in-client.ts";
import { until } from "./until.ts";
import { type UploadFile, uploadDocument } from "./upload.ts";

export type Play = {
  readonly baseUrl: string;
  /** A complete form without findings, and one with a fault the automatic check finds. */
  readonly goodForm: ApplicationForm;
  readonly faultyForm: ApplicationForm;
  readonly documents: readonly UploadFile[];
  readonly say: (step: string, detail: string) => void;
};

/** What came of the case: the certificate as anybody can check it. */
export type Played = { readonly number: string; readonly jws: string; readonly pdf: Uint8Array };

/**
 * Plays one case over HTTP, as its people would: filed with a fault, sent back, mended, accepted, asked, answered,
 * proposed, decided, certified.
 */
export async function playOneCase(play: Play): Promise<Played> {
  const { baseUrl, say } = play;
  const as = async (account: string) => createClient(baseUrl, await signIn(baseUrl, account));
  const provider = await as("demo-signatory");
  const reviewer = await as("demo-reviewer");
  const decider = await as("demo-decider");

  const applicationId = await submit(provider, play);
  await mend(provider, applicationId, play);
  await accept(reviewer, applicationId, play);
  for (const body of ["meti", "nco", "npa"]) await answer(await as(`demo-responder-${body}`), applicationId);
  say("回答", "answered: 全機関が支障なし / no body objects");
  await decide(reviewer, decider, applicationId, play);
  return fetchCertificate(provider, applicationId, play);
}

async function submit(provider: Client, { faultyForm, documents, say }: Play): Promise<string> {
  const draft = await replyTo(
    provider.call(providerRoutes.createApplication, {
      body: { kind: "new", category: "vulnerabilityAssessment" },
    }),
  );
  const { applicationId } = draft;
  await save(provider, applicationId, faultyForm);
  await Promise.all(documents.map((file) => uploadDocument(provider, applicationId, file)));
  const receipt = await replyTo(
    provider.call(providerRoutes.fileApplication, { params: { applicationId }, body: {} }),
  );
  say("提出", `submitted: ${receipt.receiptNumber}, ${receipt.filedAtJst}, ${documents.length} PDF`);
  return applicationId;
}

async function save(provider: Client, applicationId: string, form: ApplicationForm): Promise<void> {
  const { version } = await replyTo(
    provider.call(providerRoutes.readOwnApplication, { params: { applicationId } }),
  );
  await replyTo(
    provider.call(providerRoutes.saveForm, { params: { applicationId }, body: { version, form } }),
  );
}

async function mend(provider: Client, applicationId: string, { goodForm, say }: Play): Promise<void> {
  const remediation = await until("the findings", async () => {
    const read = await replyTo(
      provider.call(providerRoutes.readOwnApplication, { params: { applicationId } }),
    );
    return read.remediation;
  });
  for (const finding of remediation.findings) say("不備", `finding: ${finding.code} ${finding.wrong.ja}`);
  await save(provider, applicationId, goodForm);
  await replyTo(provider.call(providerRoutes.fileApplication, { params: { applicationId }, body: {} }));
  say("補正", `mended before ${remediation.dueDay}, filed again`);
}

async function accept(reviewer: Client, applicationId: string, { say }: Play): Promise<void> {
  await standsAt(reviewer, applicationId, "formCheck");
  await replyTo(
    reviewer.call(secretariatRoutes.completeFormCheck, {
      params: { applicationId },
      body: { outcome: "accept" },
    }),
  );
  say("受理", "accepted by the reviewer");
  const asked = await standsAt(reviewer, applicationId, "inquiry");
  say("照会", `asked: ${asked.inquiries.map((inquiry) => inquiry.bodyName.ja).join("、")}`);
}

async function answer(responder: Client, applicationId: string): Promise<void> {
  await replyTo(
    responder.call(governmentRoutes.answerInquiry, {
      params: { applicationId },
      body: { answer: "noObjection" },
    }),
  );
}

async function decide(
  reviewer: Client,
  decider: Client,
  applicationId: string,
  { say }: Play,
): Promise<void> {
  await standsAt(reviewer, applicationId, "review");
  const reasons = "提出書類、形式確認及び照会の結果から、認定の要件を満たすと認められる。";
  await replyTo(
    reviewer.call(secretariatRoutes.proposeDecision, {
      params: { applicationId },
      body: { outcome: "certify", reasons },
    }),
  );
  say("起案", "proposed by the reviewer");
  const decided = await replyTo(
    decider.call(secretariatRoutes.decideApplication, {
      params: { applicationId },
      body: { outcome: "certify", reasons },
    }),
  );
  say("決定", `decided by another person: ${decided.decision?.byName ?? ""}`);
}

async function fetchCertificate(
  provider: Client,
  applicationId: string,
  { baseUrl, say }: Play,
): Promise<Played> {
  const certificate = await until("the certificate", async () => {
    const answered = await provider.call(providerRoutes.readOwnCertificate, { params: { applicationId } });
    return answered.ok ? answered.reply : undefined;
  });
  const status = await replyTo(
    createClient(baseUrl).call(publicRoutes.readCertification, { params: { number: certificate.number } }),
  );
  say("認定", `certified: ${certificate.number}, ${status.statusName.ja} ～${status.validUntil}`);
  const pdf = await fetch(certificate.pdf);
  if (!pdf.ok) throw new Error(`The certificate could not be fetched: ${pdf.status}`);
  return { number: certificate.number, jws: certificate.jws, pdf: await pdf.bytes() };
}

function standsAt(reviewer: Client, applicationId: string, status: string) {
  return until(`the application to stand at ${status}`, async () => {
    const answered = await reviewer.call(secretariatRoutes.readApplication, { params: { applicationId } });
    return answered.ok && answered.reply.status === status ? answered.reply : undefined;
  });
}
