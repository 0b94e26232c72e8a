import type { NoticeContent } from "#records/notice-content.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { formatJst, jstDay, wareki } from "#scheme/calendar.ts";
import { categoryNames } from "#scheme/categories.ts";
import { ballOf, type TaskKind } from "#scheme/task-transitions.ts";
import type { Block, Row } from "./letter-parts.ts";

/** Words that several letters share. */

type About = Pick<NoticeContent, "reference" | "providerName" | "category">;

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

/** What the case is, with more rows behind. */
export const caseFacts = (about: About, ...more: readonly Row[]): Block => ({
  kind: "facts",
  rows: [
    row("受付番号", "Receipt number", same(about.reference)),
    row("申請者", "Applicant", same(about.providerName)),
    row("区分", "Category", categoryNames[about.category]),
    ...more,
  ],
});

/** Somebody's reasons or question, in their own words. */
export const quotation = (ja: string, en: string, text: string): Block => ({
  kind: "quotation",
  name: { ja, en },
  text: same(text),
});

export const toCompany = ({ providerName }: About): Bilingual => ({
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
