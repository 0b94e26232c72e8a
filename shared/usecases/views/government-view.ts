import type * as z from "zod";
import type { governmentInquiry } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import type { StoredDocument } from "#records/document.ts";
import type { Inquiry, InquiryAnswer } from "#records/procedure.ts";
import { inquiryStatusNames } from "#scheme/inquiry-transitions.ts";
import type { InquiryBody } from "#scheme/policy/schema.ts";
import { asFiled, currentDocuments } from "../core/filed-documents.ts";
import { bodyIn } from "../core/inquiry-case.ts";
import { policyOf } from "../core/load.ts";
import { answerView, loadAnswers } from "./answer-view.ts";
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

/** An inquiry as the body it was put to sees it: the questions and documents the policy gives it, and its own exchange. */
export async function governmentView(
  deps: Pick<Deps, "register">,
  application: Application,
  inquiry: Inquiry,
): Promise<View> {
  const body = bodyIn(policyOf(application), inquiry.body);
  const { company, service } = application.form;
  const answers = await loadAnswers(deps, application.id);
  return {
    applicationId: application.id,
    body: inquiry.body,
    status: inquiry.status,
    statusName: inquiryStatusNames[inquiry.status],
    round: inquiry.round,
    dueDay: inquiry.dueDay,
    questions: [...body.questions],
    company: {
      corporateNumber: application.corporateNumber,
      name: company?.name ?? "",
      officers: company?.officers ?? [],
      shareholders: company?.shareholders ?? [],
      ...(company?.address === undefined ? {} : { address: company.address }),
      ...(company?.capitalRelations === undefined ? {} : { capitalRelations: company.capitalRelations }),
      ...(company?.representative === undefined ? {} : { representative: company.representative }),
    },
    category: application.category,
    ...(service?.departmentName === undefined ? {} : { departmentName: service.departmentName }),
    documents: (await documentsFor(deps, application, body)).map(documentView),
    exchange: answers
      .filter((answer) => answer.body === inquiry.body && shown.includes(answer.act))
      .map(answerView),
  };
}

/** The clean documents that the policy shows to a body (E-01). */
export async function documentsFor(
  deps: Pick<Deps, "register">,
  application: Application,
  body: InquiryBody,
): Promise<StoredDocument[]> {
  const current = await currentDocuments(deps, application.id);
  const clean = new Set(asFiled(current).map((document) => document.documentId));
  return current.filter((document) => clean.has(document.id) && body.documents.includes(document.slot));
}
