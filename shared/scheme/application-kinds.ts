import type { StatusNames } from "./transition.ts";

/** What can be applied for (B-01, 事務局の役割 1): 新規申請, 内容変更申請, 認定延長申請. */
export const applicationKinds = ["new", "change", "extension"] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

export const applicationKindNames: StatusNames<ApplicationKind> = {
  new: { ja: "新規", en: "New certification" },
  change: { ja: "内容変更", en: "Change" },
  extension: { ja: "認定延長", en: "Extension" },
};
