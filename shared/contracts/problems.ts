import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { finding } from "#scheme/finding.ts";
import { problemText as text } from "./problem-text.ts";
import { upkeepProblems } from "./upkeep-problems.ts";

/**
 * Every refusal a caller can meet: its HTTP status, what happened and what to do. A use case answers with a code of
 * this catalogue; one place turns it into RFC 9457 problem+json.
 */
export const problemCatalogue = {
  "bad-json": {
    status: 400,
    wrong: text("本文がJSONとして読めません。", "The body cannot be read as JSON."),
    remedy: text("JSON（UTF-8）で送り直してください。", "Send it again as JSON (UTF-8)."),
  },
  "invalid-input": {
    status: 422,
    wrong: text("入力に誤りがあります。", "The input is not valid."),
    remedy: text("violations に示す項目を直してください。", "Mend the items listed in violations."),
  },
  "not-signed-in": {
    status: 401,
    wrong: text("サインインが確認できません。", "You are not signed in, or your sign-in has expired."),
    remedy: text("サインインし直してください。", "Sign in again."),
  },
  "not-allowed": {
    status: 403,
    wrong: text("この操作を行う権限がありません。", "You may not do this."),
    remedy: text("権限を持つ担当者に依頼してください。", "Ask somebody who has the role for it."),
  },
  "account-may-not-sign": {
    status: 403,
    wrong: text(
      "この種別のアカウントでは提出・取下げができません。",
      "This type of account may draft, not sign.",
    ),
    remedy: text(
      "署名権限のあるアカウントで行ってください。",
      "Use an account that may sign for the company.",
    ),
  },
  "conflict-of-interest": {
    status: 403,
    wrong: text(
      "利益相反を申告しているため、この案件を扱えません。",
      "You declared a conflict of interest in this case.",
    ),
    remedy: text("他の担当者が対応してください。", "Somebody else must handle the case."),
  },
  "four-eyes": {
    status: 403,
    wrong: text(
      "この案件を審査または起案した人は決定できません。",
      "Whoever reviewed or proposed in this case may not decide it.",
    ),
    remedy: text("別の決定者が決定してください。", "Another decider must decide."),
  },
  "not-found": {
    status: 404,
    wrong: text("見つかりません。", "There is no such thing here."),
    remedy: text("番号やアドレスを確かめてください。", "Check the number or address."),
  },
  "method-not-allowed": {
    status: 405,
    wrong: text("このアドレスではその方法を使えません。", "This address does not take that method."),
    remedy: text("APIの説明を確かめてください。", "See the API document."),
  },
  "not-possible-now": {
    status: 409,
    wrong: text(
      "案件の現在の状態では、この操作はできません。",
      "This cannot be done where the case stands now.",
    ),
    remedy: text("案件の状態を読み直してください。", "Read the case again to see where it stands."),
  },
  "task-closed": {
    status: 409,
    wrong: text("この依頼はすでに締め切られています。", "This request has already been closed."),
    remedy: text(
      "対応は不要です。案件の状態を確かめてください。",
      "Nothing more is needed; see where the case stands.",
    ),
  },
  "changed-meanwhile": {
    status: 409,
    wrong: text("別の操作で内容が変わりました。", "Somebody else changed it meanwhile."),
    remedy: text("読み直してからやり直してください。", "Read it again and repeat."),
  },
  "already-open": {
    status: 409,
    wrong: text("同じ区分の申請がすでに進行中です。", "An application for this category is already open."),
    remedy: text("進行中の申請を続けるか、取り下げてください。", "Go on with the open one, or withdraw it."),
  },
  "already-certified": {
    status: 409,
    wrong: text("この区分の認定がすでにあります。", "There is already a certification for this category."),
    remedy: text("内容変更または延長の申請を行ってください。", "Apply for a change or an extension."),
  },
  "deadline-passed": {
    status: 409,
    wrong: text("期限を過ぎているため、受け付けられません。", "The time limit has passed."),
    remedy: text(
      "案件の状態を確かめてください。あらためて申請することができます。",
      "See where the case stands. A new application may be filed.",
    ),
  },
  "proposer-conflicted": {
    status: 409,
    wrong: text(
      "起案した人が、その後に利益相反を申告しています。",
      "Whoever proposed this has declared a conflict of interest since.",
    ),
    remedy: text(
      "起案を差し戻し、別の担当者に起案を求めてください。",
      "Return the proposal, so that somebody else proposes.",
    ),
  },
  "contact-missing": {
    status: 422,
    wrong: text(
      "連絡先のメールアドレスがないため、受付や補正の通知を届けられません。",
      "There is no contact address: nothing could be told to the applicant.",
    ),
    remedy: text(
      "申請書に連絡先のメールアドレス（company.contactMail）を記入してください。",
      "Fill in company.contactMail in the form.",
    ),
  },
  "extension-used": {
    status: 409,
    wrong: text("補正期限の延長はすでに使われています。", "The extension of this time limit has been used."),
    remedy: text("期限までに提出してください。", "File within the time limit."),
  },
  "rounds-used": {
    status: 409,
    wrong: text("補正の回数の上限に達しています。", "The maximum of remediation rounds has been reached."),
    remedy: text("不認定の起案に進んでください。", "Refer the case for refusal."),
  },
  "too-many-documents": {
    status: 409,
    wrong: text(
      "この種別の書類はこれ以上追加できません。",
      "No more documents of this kind can be added to this application.",
    ),
    remedy: text(
      "すでに確認の済んだ書類を使うか、事務局に相談してください。",
      "Use a document that was accepted already, or ask the secretariat.",
    ),
  },
  "document-awaited": {
    status: 409,
    wrong: text("確認の終わっていない書類があります。", "A document is still being uploaded or checked."),
    remedy: text("書類の確認が済むまでお待ちください。", "Wait until its check is done."),
  },
  "service-not-registered": {
    status: 422,
    wrong: text(
      "サービスが情報セキュリティサービス基準適合サービスリストの当該区分に見当たりません。",
      "The service is not on the existing register in this category.",
    ),
    remedy: text("審査登録を受けたサービスを選んでください。", "Choose a service that is registered."),
  },
  "tool-only": {
    status: 422,
    wrong: text(
      "ツールやシステムのみを提供するサービスは対象外です。",
      "A service that only supplies a tool or system is outside the scheme.",
    ),
    remedy: text("役務を提供するサービスで申請してください。", "Apply with a service that people deliver."),
  },
  "corporate-number-invalid": {
    status: 422,
    wrong: text("法人番号の検査用数字が合いません。", "The check digit of the corporate number is wrong."),
    remedy: text("法人番号を確かめてください。", "Check the corporate number."),
  },
  "nothing-filed": {
    status: 422,
    wrong: text("申請書に何も記入されていません。", "The form is empty."),
    remedy: text("申請書を記入してから提出してください。", "Fill in the form, then file."),
  },
  "body-too-large": {
    status: 413,
    wrong: text("本文が大きすぎます。", "The body is too large."),
    remedy: text(
      "書類はアップロード用のアドレスに送ってください。",
      "Send documents to their upload address.",
    ),
  },
  "unsupported-type": {
    status: 415,
    wrong: text("この形式は受け付けられません。", "This content type is not accepted."),
    remedy: text("application/json で送ってください。", "Send application/json."),
  },
  "our-fault": {
    status: 500,
    wrong: text("こちらの不具合で処理できませんでした。", "A fault of ours prevented this."),
    remedy: text(
      "しばらくしてからやり直してください。続くときは、参照番号（reference）を添えてお知らせください。",
      "Try again in a while. If it happens again, tell us and quote the reference.",
    ),
  },
  ...upkeepProblems,
} as const;

export type ProblemCode = keyof typeof problemCatalogue;

export const violation = z.object({ path: z.string(), wrong: bilingual });
export type Violation = z.infer<typeof violation>;

/** RFC 9457 problem details, in both languages. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  wrong: bilingual,
  remedy: bilingual,
  violations: z.array(violation).optional(),
  findings: z.array(finding).optional(),
  reference: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
