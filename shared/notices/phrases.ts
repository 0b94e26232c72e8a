import type { NoticeContent } from "#records/notice-content.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { formatJst, jstDay, wareki } from "#scheme/calendar.ts";
import { categoryNames } from "#scheme/categories.ts";
import { ballOf, type TaskKind } from "#scheme/task-transitions.ts";
import type { Block, Row } from "./letter-parts.ts";

/** Words that several letters share. */

type About = Pick<NoticeContent, "caseKind" | "reference" | "providerName" | "category">;

/** The same in both languages: numbers, names, codes. */
export const same = (text: string): Bilingual => ({ ja: text, en: text });

/** A JST day, with the Japanese era in Japanese. */
export const dayWords = (day: string): Bilingual => ({ ja: `${wareki(day)}（${day}）`, en: day });

/** A moment on a wall clock in Japan, with the Japanese era in Japanese. */
export const momentWords = (instant: string): Bilingual => ({
  ja: `${wareki(jstDay(instant))}（${formatJst(instant)}）`,
  en: formatJst(instant),
});

export const paragraph = (ja: string, en: string): Block => ({ kind: "paragraph", text: { ja, en } });
export const row = (ja: string, en: string, value: Bilingual): Row => ({ name: { ja, en }, value });
export const dueRow = (day: string): Row => row("期限", "Due", dayWords(day));

/** What the number of each kind of case is called. */
const referenceNames: Readonly<Record<About["caseKind"], readonly [ja: string, en: string]>> = {
  application: ["受付番号", "Receipt number"],
  certification: ["認定番号", "Certification number"],
  surveillance: ["サーベイランス番号", "Surveillance number"],
  revocation: ["取消手続番号", "Revocation number"],
  draw: ["抽出番号", "Draw number"],
  tip: ["情報提供番号", "Tip number"],
  incident: ["インシデント番号", "Incident number"],
};

const referenceRow = ({ caseKind, reference }: About): Row =>
  row(...referenceNames[caseKind], same(reference));

const companyWords = ({ caseKind }: About): readonly [ja: string, en: string] =>
  caseKind === "application" ? ["申請者", "Applicant"] : ["認定事業者", "Certified provider"];

/** What the case is, with more rows behind. */
export const caseFacts = (about: About, ...more: readonly Row[]): Block => ({
  kind: "facts",
  rows: [
    referenceRow(about),
    ...(about.providerName === undefined ? [] : [row(...companyWords(about), same(about.providerName))]),
    ...(about.category === undefined ? [] : [row("区分", "Category", categoryNames[about.category])]),
    ...more,
  ],
});

/** Somebody's reasons or question, in their own words. */
export const quotation = (ja: string, en: string, text: string): Block => ({
  kind: "quotation",
  name: { ja, en },
  text: same(text),
});

export const toCompany = ({ providerName = "" }: About): Bilingual => ({
  ja: `${providerName} 御中`,
  en: `To ${providerName}`,
});
export const toSecretariat: Bilingual = { ja: "事務局 担当者 各位", en: "To the secretariat" };
export const toBody = ({ ja, en }: Bilingual): Bilingual => ({ ja: `${ja} 御中`, en: `To ${en}` });

/** What is asked for by a task, named so that an applicant learns nothing of who else is asked (E-05). */
export const taskNames: Readonly<Record<TaskKind, Bilingual>> = {
  remediation: { ja: "補正の提出", en: "Remediation of the application" },
  formCheck: { ja: "形式確認", en: "Form check" },
  inquiryAnswer: { ja: "照会への回答", en: "Answer to the inquiry" },
  inquirySupplement: { ja: "追加照会への対応", en: "Response to a request for more information" },
  applicantInformation: { ja: "確認事項への回答", en: "Answer to our question" },
  silentBody: { ja: "回答のない照会への対応", en: "Handling of an inquiry that is not answered" },
  proposal: { ja: "認定・不認定の起案", en: "Proposal to certify or refuse" },
  decision: { ja: "認定・不認定の決定", en: "Decision to certify or refuse" },
  renewalReport: { ja: "前提条件の更新の報告", en: "Report on the renewal of a prerequisite" },
  renewalCheck: { ja: "更新報告の確認", en: "Check of a renewal report" },
  listingQuestion: {
    ja: "現行制度のリストへの登録についての回答",
    en: "Answer on the listing in the existing register",
  },
  prerequisiteReview: { ja: "前提条件の検討", en: "Review of a prerequisite" },
  changeReport: { ja: "変更届の提出・変更申請", en: "Change report or change application" },
  changeCheck: { ja: "変更届の確認", en: "Check of a change report" },
  suspensionReview: { ja: "効力停止の見直し", en: "Review of a suspension" },
  surveillanceDeliberation: { ja: "サーベイランスの要否の検討", en: "Deliberation on surveillance" },
  surveillanceEvidence: { ja: "サーベイランスの資料の提出", en: "Evidence for the surveillance" },
  surveillanceExamination: {
    ja: "サーベイランスの資料の検討・ヒアリング",
    en: "Examination of the evidence",
  },
  surveillanceConclusion: { ja: "サーベイランスの結論の決定", en: "Decision on the conclusion" },
  correctionPlan: { ja: "是正計画の提出", en: "Plan of the corrective action" },
  correctionPlanCheck: { ja: "是正計画の確認", en: "Check of the plan" },
  correctionReport: { ja: "是正の実施と報告", en: "Corrective action and its report" },
  correctionCheck: { ja: "是正の確認", en: "Check of the corrective action" },
  revocationNotice: { ja: "予定する処分の通知", en: "Notice of the planned decision" },
  hearing: { ja: "弁明書の提出・聴聞", en: "Written explanation or hearing" },
  hearingReport: { ja: "意見聴取の報告書", en: "Report on the hearing" },
  revocationProposal: { ja: "取消しの起案", en: "Proposal on the revocation" },
  revocationDecision: { ja: "取消しの決定", en: "Decision on the revocation" },
  hearingAfterwards: { ja: "緊急の取消し後の意見聴取の通知", en: "Notice for the hearing afterwards" },
  objectionDecision: { ja: "不服申出についての決定", en: "Decision on the objection" },
  beacon: { ja: "抽出に使う公開乱数の取込み", en: "Bringing in the public randomness" },
  tipAcknowledgement: { ja: "情報提供の受付の連絡", en: "Acknowledgement of a tip" },
  tipOutcome: { ja: "情報提供者への結果の連絡", en: "Telling the outcome of a tip" },
  incidentFinal: { ja: "インシデントの確報", en: "Final report on the incident" },
  incidentCheck: { ja: "インシデント報告の確認", en: "Check of the incident report" },
};

/** Who reads a notice about a task: whoever has the ball. A body is named to itself alone. */
export function taskReader(
  kind: TaskKind,
  about: About & { readonly bodyName?: Bilingual | undefined },
): Bilingual {
  const ball = ballOf(kind);
  if (ball === "applicant") return toCompany(about);
  if (ball === "government" && about.bodyName !== undefined) return toBody(about.bodyName);
  return toSecretariat;
}
