import { problemText as text } from "./problem-text.ts";

/** What a caller can meet once a certification stands: upkeep, draws, the service register, revocation. */
export const upkeepProblems = {
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
} as const;
