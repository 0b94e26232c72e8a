import * as z from "zod";
import { category, categoryCodes } from "#scheme/categories.ts";
import { differenceEntry, registerImportView } from "./register-import-shapes.ts";
import type { Route } from "./route.ts";
import { certificationNumber, identifier, nothing, reasons } from "./shapes.ts";

const keepers = ["reviewer", "administrator"] as const;
const readers = ["reviewer", "decider", "surveillanceOfficer", "auditor", "administrator"] as const;
const base = { audience: "secretariat", query: nothing } as const;
const one = z.strictObject({ importId: identifier });

/** the existing register, as its keeper publishes it. */
export const registerImportRoutes = {
  prepareRegisterImport: {
    ...base,
    name: "prepareRegisterImport",
    method: "POST",
    path: "/secretariat/register-imports",
    summary: {
      ja: "現行制度のリスト（CSV・XLSX）を取り込み、差分を見る",
      en: "Read an export of the existing register (CSV or XLSX) and compare it",
    },
    roles: keepers,
    params: nothing,
    body: z.strictObject({
      fileName: z.string().trim().min(1).max(200),
      /** The file, base64. */
      content: z.base64().min(4).max(5_600_000),
      /** The categories the file speaks for; all of them unless told. The register is also published one a file. */
      covers: z.array(category).min(1).max(categoryCodes.length).optional(),
    }),
    maximumBytes: 5_700_000,
    status: 201,
    reply: registerImportView,
    refusals: ["register-unreadable", "changed-meanwhile"],
  },
  listRegisterImports: {
    ...base,
    name: "listRegisterImports",
    method: "GET",
    path: "/secretariat/register-imports",
    summary: { ja: "取込みの一覧", en: "List imports, the latest first" },
    roles: readers,
    params: nothing,
    query: z.strictObject({ after: z.string().max(2000).optional() }),
    status: 200,
    reply: z.object({ imports: z.array(registerImportView), next: z.string().optional() }),
    refusals: [],
  },
  readRegisterImport: {
    ...base,
    name: "readRegisterImport",
    method: "GET",
    path: "/secretariat/register-imports/{importId}",
    summary: { ja: "取込みと差分を読む", en: "Read an import with its difference, a page at a time" },
    roles: readers,
    params: one,
    query: z.strictObject({
      from: z
        .string()
        .regex(/^\d{1,6}$/)
        .optional(),
    }),
    status: 200,
    reply: registerImportView.extend({
      difference: z.array(differenceEntry),
      /** Give it back as `from` to go on. */
      next: z.string().optional(),
    }),
    refusals: ["not-found"],
  },
  adoptRegisterImport: {
    ...base,
    name: "adoptRegisterImport",
    method: "POST",
    path: "/secretariat/register-imports/{importId}/adoption",
    summary: { ja: "取込みを反映する", en: "Adopt an import: the register becomes what it says" },
    roles: keepers,
    params: one,
    body: z.strictObject({
      /** Needed where the import would drop more than the policy expects. */
      confirmation: reasons.optional(),
    }),
    status: 200,
    reply: registerImportView,
    refusals: ["not-found", "not-possible-now", "import-suspicious", "import-outdated", "changed-meanwhile"],
  },
  discardRegisterImport: {
    ...base,
    name: "discardRegisterImport",
    method: "POST",
    path: "/secretariat/register-imports/{importId}/discard",
    summary: { ja: "取込みを取りやめる", en: "Discard an import that was prepared" },
    roles: keepers,
    params: one,
    body: z.strictObject({ reasons }),
    status: 200,
    reply: registerImportView,
    refusals: ["not-found", "not-possible-now", "changed-meanwhile"],
  },
  answerListingQuestion: {
    audience: "provider",
    query: nothing,
    name: "answerListingQuestion",
    method: "POST",
    path: "/provider/certifications/{number}/listing-answer",
    summary: {
      ja: "現行制度のリストに見当たらないサービスについて答える",
      en: "Answer what has become of a service that is no longer listed",
    },
    roles: ["applicant", "signatory"],
    params: z.strictObject({ number: certificationNumber }),
    body: z.strictObject({ explanation: reasons }),
    status: 200,
    reply: z.object({ answered: z.literal(true) }),
    refusals: ["not-found", "task-closed", "changed-meanwhile"],
  },
} as const satisfies Record<string, Route>;
