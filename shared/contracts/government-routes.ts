import * as z from "zod";
import type { Route } from "./route.ts";
import { documentView, governmentInquiry, identifier, nothing, reasons } from "./shapes.ts";

const responder = ["governmentResponder"] as const;
const application = z.strictObject({ applicationId: identifier });
const base = { audience: "government", query: nothing, roles: responder } as const;

export const governmentRoutes = {
  listInquiries: {
    ...base,
    name: "listInquiries",
    method: "GET",
    path: "/government/inquiries",
    summary: {
      ja: "自機関への照会の一覧（未了を期限順に、続いて終了したものを新しい順に）",
      en: "List the inquiries put to one's own body: the open ones by due day, then the closed, the newest first",
    },
    params: nothing,
    query: z.strictObject({ after: z.string().max(2000).optional() }),
    status: 200,
    reply: z.object({ inquiries: z.array(governmentInquiry), next: z.string().optional() }),
    refusals: [],
  },
  readInquiry: {
    ...base,
    name: "readInquiry",
    method: "GET",
    path: "/government/inquiries/{applicationId}",
    summary: { ja: "照会を読む", en: "Read an inquiry" },
    params: application,
    status: 200,
    reply: governmentInquiry,
    refusals: ["not-found"],
  },
  openInquiryDocument: {
    ...base,
    name: "openInquiryDocument",
    method: "GET",
    path: "/government/inquiries/{applicationId}/documents/{documentId}",
    summary: { ja: "照会の書類を開く", en: "Open a document shown with the inquiry" },
    params: z.strictObject({ applicationId: identifier, documentId: identifier }),
    status: 200,
    reply: z.object({ document: documentView, link: z.string() }),
    refusals: ["not-found"],
  },
  acknowledgeInquiry: {
    ...base,
    name: "acknowledgeInquiry",
    method: "POST",
    path: "/government/inquiries/{applicationId}/acknowledgement",
    summary: { ja: "受領を確認する", en: "Acknowledge an inquiry" },
    params: application,
    body: nothing,
    status: 200,
    reply: governmentInquiry,
    refusals: ["not-found", "not-possible-now"],
  },
  answerInquiry: {
    ...base,
    name: "answerInquiry",
    method: "POST",
    path: "/government/inquiries/{applicationId}/answer",
    summary: { ja: "照会に回答する", en: "Answer an inquiry" },
    params: application,
    body: z.discriminatedUnion("answer", [
      z.strictObject({ answer: z.literal("noObjection"), text: z.string().trim().max(4000).optional() }),
      z.strictObject({ answer: z.literal("objection"), text: reasons }),
      z.strictObject({ answer: z.literal("moreInformation"), text: reasons }),
      z.strictObject({ answer: z.literal("notConcerned"), text: z.string().trim().max(4000).optional() }),
    ]),
    status: 200,
    reply: governmentInquiry,
    refusals: ["not-found", "not-possible-now", "task-closed"],
  },
} as const satisfies Record<string, Route>;
