import type { Bilingual } from "#scheme/bilingual.ts";
import type { PersonRole } from "#scheme/roles.ts";

/** What the roles are called on pages. */
export const roleNames: Readonly<Record<PersonRole, Bilingual>> = {
  applicant: { ja: "申請担当者", en: "applicant" },
  signatory: { ja: "署名権限者", en: "signatory" },
  reviewer: { ja: "審査担当", en: "reviewer" },
  decider: { ja: "決定者", en: "decider" },
  surveillanceOfficer: { ja: "監督担当", en: "surveillance officer" },
  tipOfficer: { ja: "通報対応担当", en: "tip officer" },
  governmentResponder: { ja: "照会先の回答者", en: "government responder" },
  auditor: { ja: "監査担当（閲覧のみ）", en: "auditor (read-only)" },
  administrator: { ja: "管理者", en: "administrator" },
};
