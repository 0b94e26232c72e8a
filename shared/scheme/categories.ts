import * as z from "zod";
import type { Bilingual } from "./bilingual.ts";

/** The categories of the existing register, all of which the scheme covers (A-01; report, 制度の位置づけ). */
export const categoryCodes = [
  "audit",
  "vulnerabilityAssessment",
  "digitalForensics",
  "monitoringOperation",
  "deviceVerification",
] as const;

export const category = z.enum(categoryCodes);
export type Category = z.infer<typeof category>;

/** The one option, which only a vulnerability assessment can carry. */
export const categoryOption = z.enum(["penetrationTest"]);
export type CategoryOption = z.infer<typeof categoryOption>;

export const categoryNames: Readonly<Record<Category, Bilingual>> = {
  audit: { ja: "情報セキュリティ監査サービス", en: "Information security audit service" },
  vulnerabilityAssessment: { ja: "脆弱性診断サービス", en: "Vulnerability assessment service" },
  digitalForensics: { ja: "デジタルフォレンジックサービス", en: "Digital forensics service" },
  monitoringOperation: {
    ja: "セキュリティ監視・運用サービス",
    en: "Security monitoring and operation service",
  },
  deviceVerification: { ja: "機器検証サービス", en: "Device verification service" },
};

export const optionNames: Readonly<Record<CategoryOption, Bilingual>> = {
  penetrationTest: { ja: "ペネトレーションテスト（侵入試験）", en: "Penetration test" },
};

/** Whether the category may carry the option. */
export function carriesOption(of: Category, option: CategoryOption): boolean {
  return option === "penetrationTest" && of === "vulnerabilityAssessment";
}
