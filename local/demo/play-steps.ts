import { createClient } from "#contracts/client.ts";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import { replyTo } from "./expect-reply.ts";
import type { ApplicantView, People, Stand } from "./play-stands.ts";
import { until } from "./until.ts";
import { type UploadFile, uploadDocument } from "./upload.ts";

export type Play = {
  readonly baseUrl: string;
  /** For an application made on a JST day: a complete form without findings, and one with a fault the automatic check finds. */
  readonly formsFor: (day: string) => { readonly good: ApplicationForm; readonly faulty: ApplicationForm };
  readonly documentsFor: (day: string) => Promise<readonly UploadFile[]>;
  readonly say: (step: string, detail: string) => void;
};

/** The certificate as anybody can check it. */
export type Issued = { readonly number: string; readonly jws: string; readonly pdf: Uint8Array };

const category = "vulnerabilityAssessment";
const reasons = "提出書類、形式確認及び照会の結果から、認定の要件を満たすと認められる。";

/** The id of the sample company's first application in the category of the play, unless it has never made one. */
export async function findCase(people: People): Promise<string | undefined> {
  const provider = await people("demo-signatory");
  const { applications } = await replyTo(provider.call(providerRoutes.listOwnApplications, {}));
  const ids = applications.filter((each) => each.category === category).map((each) => each.applicationId);
  return ids.toSorted()[0];
}

/** Starts a draft. */
export async function startCase(people: People, { say }: Play): Promise<string> {
  const provider = await people("demo-signatory");
  const body = { kind: "new", category } as const;
  const { applicationId } = await replyTo(provider.call(providerRoutes.createApplication, { body }));
  say("下書き", `drafted: ${applicationId}`);
  return applicationId;
}

/** Does what is to be done where the case stands. */
export async function takeStep(
  people: People,
  applicationId: string,
  stand: Exclude<Stand, { at: "certified" | "over" }>,
  play: Play,
): Promise<void> {
  switch (stand.at) {
    case "draft":
      return submit(people, stand.own, play);
    case "remediation":
      return mend(people, stand, play);
    case "formCheck":
      return accept(people, applicationId, play);
    case "inquiry":
      return answer(people, applicationId, stand, play);
    case "review":
      return propose(people, applicationId, play);
    case "awaitingDecision":
      return decide(people, applicationId, play);
  }
}

/** Files the draft, after saving the form and uploading what is not there yet. */
async function submit(people: People, own: ApplicantView, play: Play): Promise<void> {
  const { applicationId } = own;
  const provider = await people("demo-signatory");
  const day = jstDay(own.createdAt);
  await save(people, own, play.formsFor(day).faulty);
  const isThere = ({ slot }: UploadFile) =>
    own.documents.findLast((each) => each.slot === slot)?.status === "clean";
  const documents = await play.documentsFor(day);
  const missing = documents.filter((file) => !isThere(file));
  await Promise.all(missing.map((file) => uploadDocument(provider, applicationId, file)));
  const receipt = await replyTo(
    provider.call(providerRoutes.fileApplication, { params: { applicationId }, body: {} }),
  );
  play.say(
    "提出",
    `submitted: ${receipt.receiptNumber}, ${receipt.filedAtJst}, ${documents.length} documents`,
  );
}

async function save(people: People, own: ApplicantView, form: ApplicationForm): Promise<void> {
  const { applicationId, version } = own;
  const provider = await people("demo-signatory");
  await replyTo(
    provider.call(providerRoutes.saveForm, { params: { applicationId }, body: { version, form } }),
  );
}

type Remediation = Extract<Stand, { at: "remediation" }>;

async function mend(people: People, { own, remediation }: Remediation, play: Play): Promise<void> {
  for (const { code, wrong } of remediation.findings) play.say("不備", `found: ${code} ${wrong.ja}`);
  await save(people, own, play.formsFor(jstDay(own.createdAt)).good);
  const provider = await people("demo-signatory");
  const params = { applicationId: own.applicationId };
  await replyTo(provider.call(providerRoutes.fileApplication, { params, body: {} }));
  play.say("補正", `mended before ${remediation.dueDay}, filed again`);
}

async function accept(people: People, applicationId: string, { say }: Play): Promise<void> {
  const reviewer = await people("demo-reviewer");
  await replyTo(
    reviewer.call(secretariatRoutes.completeFormCheck, {
      params: { applicationId },
      body: { outcome: "accept" },
    }),
  );
  say("受理", "accepted by the reviewer");
}

type Inquiry = Extract<Stand, { at: "inquiry" }>;

async function answer(
  people: People,
  applicationId: string,
  { asked, unanswered }: Inquiry,
  { say }: Play,
): Promise<void> {
  say("照会", `asked: ${asked.map(({ ja }) => ja).join("、")}`);
  for (const body of unanswered) {
    const responder = await people(`demo-responder-${body}`);
    await replyTo(
      responder.call(governmentRoutes.answerInquiry, {
        params: { applicationId },
        body: { answer: "noObjection" },
      }),
    );
  }
  say("回答", "answered: 全機関が支障なし / no body objects");
}

async function propose(people: People, applicationId: string, { say }: Play): Promise<void> {
  const reviewer = await people("demo-reviewer");
  const body = { outcome: "certify", reasons } as const;
  await replyTo(reviewer.call(secretariatRoutes.proposeDecision, { params: { applicationId }, body }));
  say("起案", "proposed by the reviewer");
}

async function decide(people: People, applicationId: string, { say }: Play): Promise<void> {
  const decider = await people("demo-decider");
  const body = { outcome: "certify", reasons } as const;
  const decided = await replyTo(
    decider.call(secretariatRoutes.decideApplication, { params: { applicationId }, body }),
  );
  say("決定", `decided by another person: ${decided.decision?.byName ?? ""}`);
}

/** Fetches the certificate, as soon as it is issued, and what the public is told of it. */
export async function fetchCertificate(people: People, applicationId: string, play: Play): Promise<Issued> {
  const provider = await people("demo-signatory");
  const certificate = await until("the certificate", async () => {
    const answered = await provider.call(providerRoutes.readOwnCertificate, { params: { applicationId } });
    return answered.ok ? answered.reply : undefined;
  });
  const status = await replyTo(
    createClient(play.baseUrl).call(publicRoutes.readCertification, {
      params: { number: certificate.number },
    }),
  );
  play.say("認定", `certified: ${certificate.number}, ${status.statusName.ja} ～${status.validUntil}`);
  const pdf = await fetch(certificate.pdf);
  if (!pdf.ok) throw new Error(`The certificate could not be fetched: ${pdf.status}`);
  return { number: certificate.number, jws: certificate.jws, pdf: await pdf.bytes() };
}
