import type * as z from "zod";
import type { applicantApplication } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import type { Task } from "#records/procedure.ts";
import { applicantViewNames, applicantView as viewOf } from "#scheme/application-transitions.ts";
import { bodyIn } from "../core/inquiry-case.ts";
import { loadDocuments, loadInquiries, policyOf } from "../core/load.ts";
import { objectionUntil } from "../core/refusal-notice.ts";
import { loadAnswers, openedTurn } from "../core/sealed-answers.ts";
import { allTasks, openTasks } from "../core/tasks.ts";
import { documentView } from "./document-view.ts";
import { applicantProcessing } from "./processing-view.ts";
import { purposeView } from "./purpose-view.ts";
import { receiptView } from "./receipt-view.ts";

type View = z.infer<typeof applicantApplication>;
type Needs = Pick<Deps, "register" | "clock" | "answerVault">;

/**
 * An application as its applicant sees it: fewer statuses than the secretariat's, and never which body was asked or
 * what it said, unless that was released (E-05).
 */
export async function applicantView(deps: Needs, application: Application): Promise<View> {
  const documents = await loadDocuments(deps, applicationCase(application.id));
  const status = viewOf(application.status);
  return {
    applicationId: application.id,
    ...purposeView(application),
    version: application.forApplicant.version,
    category: application.category,
    corporateNumber: application.corporateNumber,
    status,
    statusName: applicantViewNames[status],
    policyVersion: application.policyVersion,
    createdAt: application.createdAt,
    updatedAt: application.forApplicant.updatedAt,
    form: application.form,
    documents: documents.filter((document) => document.addedBy === "applicant").map(documentView),
    informationRequests: await informationRequests(deps, application.id),
    releasedAnswers: await releasedAnswers(deps, application),
    ...progressOf(application, await allTasks(deps, applicationCase(application.id)), deps.clock.now()),
  };
}

function progressOf(application: Application, tasks: readonly Task[], now: string): Partial<View> {
  const processing = applicantProcessing(application, tasks, now);
  return {
    ...("filing" in application && application.filing !== undefined
      ? { receipt: receiptView(application.filing) }
      : {}),
    ...(processing === undefined ? {} : { processing }),
    ...stateOf(application),
  };
}

function stateOf(application: Application): Partial<View> {
  switch (application.status) {
    case "remediation": {
      const { round, dueDay, extensionsUsed } = application.remediation;
      return { remediation: { round, dueDay, extensionsUsed, findings: application.findings } };
    }
    case "certified":
      return { outcome: "certified", decision: decisionView(application.decision) };
    case "refused": {
      const policy = policyOf(application);
      return {
        outcome: "refused",
        decision: {
          ...decisionView(application.decision),
          objectionUntil: objectionUntil(application.decision.day, policy),
          objectionText: policy.objection.text.value,
        },
      };
    }
    case "withdrawn":
      return { outcome: "withdrawn" };
    case "lapsed": {
      const policy = policyOf(application);
      const { ground, day } = application.lapse;
      return {
        outcome: "lapsed",
        lapse: {
          ground,
          lapsedOn: day,
          findings: application.findings.filter((finding) => finding.weight === "stops"),
          objectionUntil: objectionUntil(day, policy),
          objectionText: policy.objection.text.value,
        },
      };
    }
    default:
      return {};
  }
}

function decisionView(made: { outcome: "certify" | "refuse"; reasons: string; day: string }) {
  return { outcome: made.outcome, reasons: made.reasons, decidedOn: made.day };
}

async function informationRequests(deps: Needs, applicationId: string): Promise<View["informationRequests"]> {
  const asked = (await openTasks(deps, applicationCase(applicationId))).filter(
    (task) => task.taskKind === "applicantInformation",
  );
  const inquiries = asked.length === 0 ? [] : await loadInquiries(deps, applicationId);
  return asked.map((task) => ({
    requestId: task.id,
    question: inquiries.find((inquiry) => inquiry.body === task.body)?.questionToApplicant ?? "",
    dueDay: task.dueDay,
  }));
}

async function releasedAnswers(deps: Needs, application: Application): Promise<View["releasedAnswers"]> {
  const released = (await loadInquiries(deps, application.id)).filter((inquiry) => inquiry.released);
  if (released.length === 0) return [];
  const answers = await loadAnswers(deps, application.id);
  const theirs: readonly string[] = ["answerNoObjection", "answerObjection", "answerNotConcerned"];
  const shown = answers.filter(
    (answer) => theirs.includes(answer.act) && released.some((inquiry) => inquiry.body === answer.body),
  );
  return Promise.all(
    shown.map(async (answer) => ({
      bodyName: bodyIn(policyOf(application), answer.body).name,
      text: await openedTurn(deps, answer),
    })),
  );
}
