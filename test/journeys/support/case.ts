import type * as z from "zod";
import type { Client } from "#contracts/client.ts";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { type UploadFile, uploadDocument } from "#local/demo/upload.ts";
import { type SampleCompany, sampleCompanies } from "#local/samples/companies.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import { type Category, categoryCodes } from "#scheme/categories.ts";
import type { Scheme } from "./scheme.ts";

export type ApplicantView = ReplyOf<typeof providerRoutes.readOwnApplication>;
export type SecretariatView = ReplyOf<typeof secretariatRoutes.readApplication>;
export const bodies = ["meti", "nco", "npa"] as const;
export const reasons = "提出書類、形式確認及び照会の結果に基づき、このように判断した。";

/** A company and a category nobody in this file has used yet, and the account that signs for it. */
export type Slot = {
  readonly company: SampleCompany;
  readonly account: string;
  readonly category: Category;
};

/** The companies that a journey may use: all of them, or those that JOURNEY_COMPANIES names by their serial numbers. */
function companies(): readonly SampleCompany[] {
  const given = process.env["JOURNEY_COMPANIES"]?.split(",").map(Number);
  return sampleCompanies.filter(({ serial }) => given?.includes(serial) ?? true);
}

/** Hands out every company in every category once. */
export function slots(): () => Slot {
  const all = categoryCodes.flatMap((category) =>
    companies().map((company): Slot => ({ company, account: accountOf(company), category })),
  );
  return () => {
    const slot = all.shift();
    if (slot === undefined) throw new Error("Every company has applied in every category");
    return slot;
  };
}

/** The account that signs for a company. */
export function accountOf(company: SampleCompany): string {
  if (company.serial === 1) return "demo-signatory";
  return company.serial === 2 ? "demo-other-signatory" : `demo-signatory-${company.serial}`;
}

/** What a draft is asked for. */
export type Asked = z.infer<typeof providerRoutes.createApplication.body>;

export type Case = {
  readonly scheme: Scheme;
  readonly slot: Slot;
  readonly applicationId: string;
  readonly form: ApplicationForm;
  readonly provider: () => Promise<Client>;
  /** What the applicant is shown. */
  readonly shown: () => Promise<ApplicantView>;
  /** What the secretariat sees. */
  readonly seen: (account?: string) => Promise<SecretariatView>;
};

/** The JST day of the scheme's clock. */
export async function today(scheme: Scheme): Promise<string> {
  const response = await fetch(`${scheme.baseUrl()}/healthz`);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null || !("now" in body)) throw new Error("There is no clock");
  return jstDay(String(body.now));
}

/** Starts a draft with a complete form and all its documents, changed as the test wants them. */
export async function draft(
  scheme: Scheme,
  slot: Slot,
  changes: {
    readonly form?: (good: ApplicationForm) => ApplicationForm;
    readonly documents?: (good: readonly UploadFile[]) => readonly UploadFile[];
    /** What is applied for: a new certification unless told. */
    readonly asked?: Asked;
  } = {},
): Promise<Case> {
  const day = await today(scheme);
  const good = goodForm({ company: slot.company, today: day, category: slot.category });
  const form = changes.form?.(good) ?? good;
  const goodFiles = await goodDocuments({ form: good, company: slot.company, today: day });
  const files = changes.documents?.(goodFiles) ?? goodFiles;
  const made = await begin(scheme, slot, changes.asked ?? { kind: "new", category: slot.category });
  await save(made, form);
  const provider = await scheme.as(slot.account);
  await Promise.all(files.map((file) => uploadDocument(provider, made.applicationId, file)));
  return { ...made, form: good };
}

/** Starts a draft and leaves it as it begins. */
export async function begin(scheme: Scheme, slot: Slot, body: Asked): Promise<Case> {
  const provider = await scheme.as(slot.account);
  const begun = await replyTo(provider.call(providerRoutes.createApplication, { body }));
  return caseOf(scheme, slot, begun.applicationId, begun.form);
}

function caseOf(scheme: Scheme, slot: Slot, applicationId: string, form: ApplicationForm): Case {
  const params = { applicationId };
  return {
    scheme,
    slot,
    applicationId,
    form,
    provider: () => scheme.as(slot.account),
    shown: async () =>
      replyTo((await scheme.as(slot.account)).call(providerRoutes.readOwnApplication, { params })),
    seen: async (account = "demo-auditor") =>
      replyTo((await scheme.as(account)).call(secretariatRoutes.readApplication, { params })),
  };
}

/** Saves a form over the one that is there. */
export async function save(of: Case, form: ApplicationForm): Promise<void> {
  const provider = await of.provider();
  const { version } = await of.shown();
  const { applicationId } = of;
  await replyTo(
    provider.call(providerRoutes.saveForm, { params: { applicationId }, body: { version, form } }),
  );
}

/** Files the application, or files it again. */
export async function file(of: Case) {
  const provider = await of.provider();
  return replyTo(
    provider.call(providerRoutes.fileApplication, { params: { applicationId: of.applicationId }, body: {} }),
  );
}

/** Waits until the secretariat sees the application at a status. */
export function standsAt(of: Case, status: SecretariatView["status"]): Promise<SecretariatView> {
  return until(`application ${of.applicationId} to stand at ${status}`, async () => {
    const seen = await of.seen();
    return seen.status === status ? seen : undefined;
  });
}

/** The reviewer accepts the form; returns when the bodies have been asked. */
export async function accept(of: Case, account = "demo-reviewer"): Promise<SecretariatView> {
  await standsAt(of, "formCheck");
  const reviewer = await of.scheme.as(account);
  const params = { applicationId: of.applicationId };
  await replyTo(reviewer.call(secretariatRoutes.completeFormCheck, { params, body: { outcome: "accept" } }));
  return standsAt(of, "inquiry");
}

export type InquiryReply =
  | { readonly answer: "noObjection" | "notConcerned"; readonly text?: string }
  | { readonly answer: "objection" | "moreInformation"; readonly text: string };

/** A body answers. */
export async function answerAs(of: Case, body: string, answer: InquiryReply) {
  const responder = await of.scheme.as(`demo-responder-${body}`);
  const params = { applicationId: of.applicationId };
  return responder.call(governmentRoutes.answerInquiry, { params, body: answer });
}

/** Every body answers, all without objection unless told otherwise. */
export async function answerAll(
  of: Case,
  answers: Partial<Record<string, InquiryReply>> = {},
): Promise<void> {
  for (const body of bodies) await replyTo(answerAs(of, body, answers[body] ?? { answer: "noObjection" }));
}

/** The reviewer proposes once the answers are in. */
export async function propose(
  of: Case,
  outcome: "certify" | "refuse",
  onObjections?: string,
): Promise<SecretariatView> {
  await standsAt(of, "review");
  const reviewer = await of.scheme.as("demo-reviewer");
  const params = { applicationId: of.applicationId };
  const body = { outcome, reasons, ...(onObjections === undefined ? {} : { onObjections }) };
  return replyTo(reviewer.call(secretariatRoutes.proposeDecision, { params, body }));
}

/** Somebody decides. */
export async function decide(of: Case, outcome: "certify" | "refuse" | "return", account = "demo-decider") {
  const decider = await of.scheme.as(account);
  const params = { applicationId: of.applicationId };
  return decider.call(secretariatRoutes.decideApplication, { params, body: { outcome, reasons } });
}

/** Waits for the certificate. */
export function certificate(of: Case) {
  return until(`the certificate of ${of.applicationId}`, async () => {
    const provider = await of.provider();
    const params = { applicationId: of.applicationId };
    const answered = await provider.call(providerRoutes.readOwnCertificate, { params });
    return answered.ok ? answered.reply : undefined;
  });
}

/** The stages of a good case, in their order. */
export const stages = ["draft", "formCheck", "inquiry", "review", "awaitingDecision", "certified"] as const;
export type Stage = (typeof stages)[number];

/** A good case brought to a stage. */
export async function caseAt(scheme: Scheme, slot: Slot, stage: Stage): Promise<Case> {
  return bring(await draft(scheme, slot), stage);
}

/** A complete draft brought to a stage. */
export async function bring(made: Case, stage: Stage): Promise<Case> {
  const upTo = stages.indexOf(stage);
  const steps: readonly (() => Promise<unknown>)[] = [
    async () => {
      await file(made);
      await standsAt(made, "formCheck");
    },
    () => accept(made),
    async () => {
      await answerAll(made);
      await standsAt(made, "review");
    },
    () => propose(made, "certify"),
    async () => {
      await replyTo(decide(made, "certify"));
      await certificate(made);
    },
  ];
  for (const step of steps.slice(0, upTo)) await step();
  return made;
}
