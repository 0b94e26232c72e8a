import * as z from "zod";
import type { changeReportBody } from "#contracts/change-report-shapes.ts";
import type { Violation } from "#contracts/problems.ts";
import type { Certification } from "#records/certification.ts";
import type { ChangeReport } from "#records/change-report.ts";
import { reportedLate } from "#scheme/change-lateness.ts";
import { type ChangeRule, classifyChange, weighChange } from "#scheme/change-weight.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { isOnRegister } from "./recorded-change.ts";

type Reported = z.infer<typeof changeReportBody>;

function rulesOf({ changes }: Policy): readonly ChangeRule[] {
  return [
    ...changes.largePaths.value.map((path) => ({ path, weight: "large" as const })),
    ...changes.lightPaths.value.map((path) => ({ path, weight: "light" as const })),
  ];
}

/**
 * What was reported, with how heavy it is, item by item and together, and whether it comes late (M-06). The policy
 * decides, at once.
 * @param today JST day of the report
 */
export function judgedChange(
  { happensOn, changes, explanation }: Reported,
  policy: Policy,
  today: string,
): Pick<ChangeReport, "happensOn" | "changes" | "explanation" | "weight" | "late"> {
  const rules = rulesOf(policy);
  const weight = classifyChange(
    changes.map(({ path }) => path),
    rules,
  );
  return {
    happensOn,
    explanation,
    changes: changes.map((change) => ({ ...change, ...weighChange(change.path, rules) })),
    weight,
    late: reportedLate({ weight, reportedOn: today, happensOn }, policy),
  };
}

/**
 * What is wrong with a report as it was sent: a day beyond the certification, an item said twice or not at all, a value
 * the register cannot take.
 * @param lastDay the last JST day on which something can change with the certification
 */
export function changeViolations({ happensOn, changes }: Reported, lastDay: string): readonly Violation[] {
  return [...(happensOn > lastDay ? [tooFar] : []), ...itemViolations(changes)];
}

/** The day after which a change would find the certification over: its last day, or today while it is kept in force. */
export function lastDayOfChange({ validUntil }: Pick<Certification, "validUntil">, today: string): string {
  return [validUntil, today].toSorted().at(-1) ?? today;
}

function itemViolations(changes: Reported["changes"]): readonly Violation[] {
  return changes.flatMap(({ path, to, description }, index) => {
    const at = `changes.${index}`;
    if (changes.findIndex((each) => each.path === path) < index) return [twice(at)];
    if (isOnRegister(path) && to === undefined) return [toMissing(at)];
    if (path === "company.contactMail" && !z.email().max(254).safeParse(to).success) return [noMail(at)];
    if (isOnRegister(path) && to !== undefined && to.length > 200) return [tooLong(at)];
    return to === undefined && description === undefined ? [nothingSaid(at)] : [];
  });
}

const violation =
  (field: string, ja: string, en: string) =>
  (at: string): Violation => ({ path: `${at}.${field}`, wrong: { ja, en } });

const tooFar: Violation = {
  path: "happensOn",
  wrong: {
    ja: "認定の有効期間の末日より後の日です。",
    en: "This is after the last day of the certification.",
  },
};
const twice = violation("path", "同じ項目が二度挙げられています。", "The same item is named twice.");
const toMissing = violation("to", "変更後の値を記入してください。", "Give the new value.");
const noMail = violation("to", "メールアドレスの形式が正しくありません。", "This is not an e-mail address.");
const tooLong = violation("to", "200文字以内で記入してください。", "At most 200 characters.");
const nothingSaid = violation(
  "description",
  "変更後の値又は変更の内容を記入してください。",
  "Give the new value, or describe the change.",
);
