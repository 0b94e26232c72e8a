import type * as z from "zod";
import type { inquiryView, secretariatApplication } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import type { Application, ApplicationIn } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import type { Inquiry, InquiryAnswer } from "#records/procedure.ts";
import { applicationStatusNames, applicationTransitions } from "#scheme/application-transitions.ts";
import {
  inquiryProgress,
  inquiryProgressNames,
  inquiryResult,
  inquiryStatusNames,
  isAnswered,
} from "#scheme/inquiry-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "../actor.ts";
import { answersShownTo } from "../core/answer-access.ts";
import { forbids } from "../core/authorise.ts";
import { asFiledLast } from "../core/filing.ts";
import { bodyIn } from "../core/inquiry-case.ts";
import { loadInquiries, policyOf } from "../core/load.ts";
import { allTasks } from "../core/tasks.ts";
import { answerView } from "./answer-view.ts";
import { documentView } from "./document-view.ts";
import { processingView, processingWithoutAnswers } from "./processing-view.ts";
import { purposeView } from "./purpose-view.ts";
import { receiptView } from "./receipt-view.ts";
import { taskView } from "./task-view.ts";

type View = z.infer<typeof secretariatApplication>;

/**
 * An application as the secretariat sees it, with all that belongs to it. What the bodies said, and whatever follows
 * from it, is shown to those alone who may read it, and that it was is on record first; the others see which bodies
 * have answered (E-05).
 */
export async function secretariatView(
  deps: Pick<Deps, "register" | "clock" | "answerVault">,
  application: Application,
  reader: Actor,
): Promise<View> {
  const now = deps.clock.now();
  const { form, documents } = await asFiledLast(deps, application);
  const tasks = await allTasks(deps, applicationCase(application.id));
  const inquiries = await loadInquiries(deps, application.id);
  const readsAnswers = forbids(reader, "readAnswers", application) === undefined;
  const answers =
    inquiries.length === 0 || !readsAnswers ? [] : await answersShownTo(deps, application.id, reader);
  const processing = (readsAnswers ? processingView : processingWithoutAnswers)(application, tasks, now);
  return {
    applicationId: application.id,
    ...purposeView(application),
    version: application.version,
    category: application.category,
    corporateNumber: application.corporateNumber,
    providerName: form.company?.name ?? "",
    status: application.status,
    statusName: applicationStatusNames[application.status],
    policyVersion: application.policyVersion,
    form,
    documents: documents.map(documentView),
    findings: "findings" in application ? application.findings : [],
    remediationRounds: "remediationRounds" in application ? application.remediationRounds : 0,
    tasks: tasks.filter((task) => readsAnswers || task.body === undefined).map((task) => taskView(task, now)),
    inquiries: await Promise.all(
      inquiries.map((inquiry) =>
        readsAnswers ? viewOf(deps, application, inquiry, answers) : progressOf(application, inquiry),
      ),
    ),
    inquiryResult: readsAnswers ? resultOf(application, inquiries) : resultWithoutAnswers(inquiries),
    reviewedBy: application.reviewedBy,
    conflictedStaff: application.conflictedStaff,
    possibleActs: [...actsFrom(applicationTransitions, application.status)],
    ...(processing === undefined ? {} : { processing }),
    ...stateOf(application, readsAnswers),
  };
}

async function viewOf(
  deps: Pick<Deps, "answerVault">,
  application: Application,
  inquiry: Inquiry,
  answers: readonly InquiryAnswer[],
): Promise<z.infer<typeof inquiryView>> {
  const theirs = answers.filter((answer) => answer.body === inquiry.body);
  return {
    body: inquiry.body,
    bodyName: bodyIn(policyOf(application), inquiry.body).name,
    status: inquiry.status,
    statusName: inquiryStatusNames[inquiry.status],
    round: inquiry.round,
    dueDay: inquiry.dueDay,
    released: inquiry.released,
    answers: await Promise.all(theirs.map((answer) => answerView(deps, answer))),
    ...(inquiry.silence === undefined ? {} : { silence: inquiry.silence }),
  };
}

function progressOf(application: Application, inquiry: Inquiry): z.infer<typeof inquiryView> {
  const progress = inquiryProgress(inquiry.status);
  return {
    body: inquiry.body,
    bodyName: bodyIn(policyOf(application), inquiry.body).name,
    status: progress,
    statusName: inquiryProgressNames[progress],
    answers: [],
  };
}

function resultWithoutAnswers(inquiries: readonly Inquiry[]): View["inquiryResult"] {
  if (inquiries.length === 0) return "notAsked";
  return inquiries.every(({ status }) => isAnswered(status)) ? "complete" : "pending";
}

function resultOf(application: Application, inquiries: readonly Inquiry[]): View["inquiryResult"] {
  if ("inquiryResult" in application && application.inquiryResult !== undefined)
    return application.inquiryResult;
  return inquiries.length === 0 ? "notAsked" : inquiryResult(inquiries.map((inquiry) => inquiry.status));
}

function stateOf(application: Application, readsAnswers: boolean): Partial<View> {
  const filing = "filing" in application ? application.filing : undefined;
  return {
    ...(filing === undefined ? {} : { receipt: receiptView(filing) }),
    ...("remediation" in application ? { remediation: application.remediation } : {}),
    ...("proposal" in application ? { proposal: proposalView(application.proposal, readsAnswers) } : {}),
    ...("decision" in application ? { decision: decisionView(application.decision) } : {}),
  };
}

function proposalView(
  { outcome, reasons, onObjections, by, at }: ApplicationIn<"awaitingDecision">["proposal"],
  readsAnswers: boolean,
): NonNullable<View["proposal"]> {
  const made = { outcome, reasons, byName: by.name, at };
  return readsAnswers && onObjections !== undefined ? { ...made, onObjections } : made;
}

function decisionView(made: ApplicationIn<"certified">["decision"]): NonNullable<View["decision"]> {
  const { outcome, reasons, by, at, day, policyVersion, evidence } = made;
  return {
    outcome,
    reasons,
    byName: by.name,
    at,
    decidedOn: day,
    policyVersion,
    evidence: evidence.map((document) => document.sha256),
  };
}
