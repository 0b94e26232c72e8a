import type * as z from "zod";
import type { governmentInquiry } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import type { Inquiry, InquiryAnswer } from "#records/procedure.ts";
import { inquiryStatusNames } from "#scheme/inquiry-transitions.ts";
import { loadFiling, shownTo } from "../core/filing.ts";
import { bodyIn } from "../core/inquiry-case.ts";
import { loadDocuments, policyOf } from "../core/load.ts";
import { loadAnswers } from "../core/sealed-answers.ts";
import { allTasks } from "../core/tasks.ts";
import { answerView } from "./answer-view.ts";
import { documentView } from "./document-view.ts";

type View = z.infer<typeof governmentInquiry>;

/** What a body and the secretariat say to each other; what passes between secretariat and applicant is not in it. */
const shown: readonly InquiryAnswer["act"][] = [
  "answerNoObjection",
  "answerObjection",
  "answerNotConcerned",
  "askForInformation",
  "supplement",
];

/**
 * An inquiry as the body it was put to sees it: the questions, what was filed when it was asked, as far as the policy
 * shows it, and its own exchange. What the applicant edits later is not shown before the body is asked about it.
 */
export async function governmentView(
  deps: Pick<Deps, "register" | "answerVault">,
  application: Application,
  inquiry: Inquiry,
): Promise<View> {
  const body = bodyIn(policyOf(application), inquiry.body);
  const filing = await loadFiling(deps, application.id, inquiry.filingRound);
  const { company, departmentName } = shownTo(body, filing);
  const answers = await loadAnswers(deps, application.id);
  const theirs = answers.filter((answer) => answer.body === inquiry.body && shown.includes(answer.act));
  return {
    applicationId: application.id,
    body: inquiry.body,
    status: inquiry.status,
    statusName: inquiryStatusNames[inquiry.status],
    round: inquiry.round,
    dueDay: inquiry.dueDay,
    questions: [...body.questions],
    company: { corporateNumber: application.corporateNumber, ...company },
    category: application.category,
    ...(departmentName === undefined ? {} : { departmentName }),
    documents: (await documentsFor(deps, application, inquiry)).map(documentView),
    exchange: await Promise.all(theirs.map((answer) => answerView(deps, answer))),
  };
}

/**
 * The documents a body may open: those the policy shows it of what was filed (E-01), and those the applicant sent for
 * its own question, once the secretariat has passed the answer on.
 */
export async function documentsFor(
  deps: Pick<Deps, "register">,
  application: Application,
  inquiry: Inquiry,
): Promise<StoredDocument[]> {
  const body = bodyIn(policyOf(application), inquiry.body);
  const filing = await loadFiling(deps, application.id, inquiry.filingRound);
  const filed = shownTo(body, filing).documents.map((document) => document.documentId);
  const tasks = (await allTasks(deps, applicationCase(application.id))).filter(
    (task) => task.body === inquiry.body,
  );
  const passedOn = inquiry.status !== "moreInformation" && inquiry.status !== "applicantAsked";
  const answering = passedOn ? tasks.map((task) => task.id) : [];
  const documents = await loadDocuments(deps, applicationCase(application.id));
  return documents.filter(
    (document) =>
      document.status === "clean" &&
      (filed.includes(document.id) || answering.includes(document.answersTask ?? "")),
  );
}
