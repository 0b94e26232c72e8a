import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { finding } from "#scheme/finding.ts";

const text = (ja: string, en: string) => ({ ja, en });

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
  "certification-over": {
    status: 409,
    wrong: text(
      "この認定は終了しているため、内容変更及び延長はできません。",
      "This certification is over: it can be neither changed nor extended.",
    ),
    remedy: text("新規の申請を行ってください。", "File a new application."),
  },
  "extension-not-open": {
    status: 409,
    wrong: text("認定延長の申請の受付は、まだ始まっていません。", "An extension cannot be applied for yet."),
    remedy: text(
      "violations に示す日から申請してください。",
      "Apply from the day that is named in violations.",
    ),
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
  "nobody-to-draw": {
    status: 409,
    wrong: text("抽選の対象となる認定がありません。", "There is no certification to draw from."),
    remedy: text("対象となる認定があるときに行ってください。", "Hold the draw when there is one."),
  },
  "draw-pending": {
    status: 409,
    wrong: text("抽選はまだ行われていません。", "The draw has not been made yet."),
    remedy: text(
      "事前公表（commitment）を保存し、乱数の時刻の後に見てください。",
      "Keep the published commitment, and come back after its randomness is there.",
    ),
  },
  "randomness-not-due": {
    status: 409,
    wrong: text("事前公表した乱数の時刻がまだ来ていません。", "The randomness committed to is not due yet."),
    remedy: text("その時刻の後に取り込んでください。", "Bring it in when its time has come."),
  },
  "randomness-wrong": {
    status: 422,
    wrong: text(
      "事前公表した乱数として検証できません。",
      "This does not verify as the randomness that was committed to.",
    ),
    remedy: text(
      "事前公表したラウンドの署名、又は名を挙げた数を確かめてください。",
      "Check that it is the round, or the numbers, that the commitment names.",
    ),
  },
  "register-unreadable": {
    status: 422,
    wrong: text(
      "ファイルを現行制度のリストとして読めません。",
      "The file cannot be read as an export of the existing register.",
    ),
    remedy: text(
      "violations に示す行や列を確かめ、公表されたファイルをそのまま取り込んでください。",
      "Check the rows and columns in violations, and import the file as it was published.",
    ),
  },
  "import-suspicious": {
    status: 409,
    wrong: text(
      "この取込みを反映すると、多くのサービスがリストから外れます。",
      "Adopting this import would drop much of the register.",
    ),
    remedy: text(
      "ファイルが完全であることを確かめ、その理由（confirmation）を添えて反映してください。",
      "Make sure that the file is complete, and say so in confirmation.",
    ),
  },
  "import-outdated": {
    status: 409,
    wrong: text(
      "準備した後に別の取込みが反映されています。",
      "Another import was adopted after this one was compared.",
    ),
    remedy: text("もう一度取り込んでください。", "Prepare the import again."),
  },
  "corporate-number-invalid": {
    status: 422,
    wrong: text("法人番号の検査用数字が合いません。", "The check digit of the corporate number is wrong."),
    remedy: text("法人番号を確かめてください。", "Check the corporate number."),
  },
  barred: {
    status: 422,
    wrong: text("再申請制限の期間中です。", "The company is barred from applying for a period."),
    remedy: text("期間が終わってから申請してください。", "Apply when the period has ended."),
  },
  "reapplication-undecided": {
    status: 422,
    wrong: text(
      "取消しを二度以上受けているため、申請には再申請を認める決定が必要です。",
      "After more than one revocation, an application needs a decision that the company may apply again.",
    ),
    remedy: text("事務局に再申請の可否の決定を求めてください。", "Ask the secretariat for that decision."),
  },
  "objection-period-over": {
    status: 409,
    wrong: text(
      "不服申出の期限を過ぎているため、受け付けられません。",
      "The period for an objection is over.",
    ),
    remedy: text(
      "決定の通知に記載した期限を確かめてください。",
      "See the last day in the notice of the decision.",
    ),
  },
  "not-urgent": {
    status: 422,
    wrong: text(
      "この事由では、意見聴取の前に取り消すことができません。",
      "This ground does not allow to revoke before the hearing.",
    ),
    remedy: text("予定する処分を通知し、意見を聴いてください。", "Give notice, and hear the provider first."),
  },
  "nothing-filed": {
    status: 422,
    wrong: text("申請書に何も記入されていません。", "The form is empty."),
    remedy: text("申請書を記入してから提出してください。", "Fill in the form, then file."),
  },
  "delegation-not-permitted": {
    status: 422,
    wrong: text(
      "この委託又は出向の受入れは、このままでは認められません。",
      "This delegation or secondment is not permitted as it stands.",
    ),
    remedy: text("findings に示す理由と対応を確かめてください。", "See findings for why, and what to do."),
  },
  "objection-unanswered": {
    status: 422,
    wrong: text(
      "照会で意見が出ています。認定を起案するには、意見への考え方が必要です。",
      "A body objects: a proposal to certify must say how the objection was weighed.",
    ),
    remedy: text("意見への考え方を記入してください。", "State how the objection was weighed."),
  },
  "prerequisite-not-valid": {
    status: 422,
    wrong: text(
      "決定日に有効でない前提条件（審査登録・ISMS・SCS評価）があります。",
      "A prerequisite (service registration, ISMS, SCS rating) is not valid on the day of decision.",
    ),
    remedy: text("差し戻して補正を求めるか、不認定としてください。", "Return it for remediation, or refuse."),
  },
  "renewal-not-in-order": {
    status: 422,
    wrong: text(
      "更新の報告に不備があるため、受け付けられません。",
      "The report on the renewal is not in order and cannot be taken.",
    ),
    remedy: text(
      "findings に示す点を直してから、もう一度報告してください。",
      "Mend what is listed in findings, then report again.",
    ),
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
