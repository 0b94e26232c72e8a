import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { changeReportStatuses } from "#scheme/change-report-transitions.ts";

const day = z.iso.date();
const text = z.string().trim().min(1).max(4000);
const weight = z.enum(["light", "large"]);

/** A path into the application form, e.g. `company.address` or `assets.tools.0.name`. */
const formPath = z
  .string()
  .max(200)
  .regex(/^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)*$/);

/** What a provider reports of a change (M-06): the items of the form that change, each with its new value or in words. */
export const changeReportBody = z.strictObject({
  happensOn: day,
  changes: z
    .array(
      z.strictObject({
        path: formPath,
        from: text.optional(),
        to: text.optional(),
        description: text.optional(),
      }),
    )
    .min(1)
    .max(50),
  explanation: text,
});

/** A change report, as its provider and the secretariat see it. */
export const changeReportView = z.object({
  reportId: z.string(),
  certificationNumber: z.string(),
  corporateNumber: z.string(),
  providerName: z.string(),
  category,
  status: z.enum(changeReportStatuses),
  statusName: bilingual,
  happensOn: day,
  changes: z.array(
    z.object({
      path: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
      description: z.string().optional(),
      /** How heavy the policy holds a change of this item to be, and the path of its rule; none speaks of an unknown one. */
      weight,
      rule: z.string().optional(),
    }),
  ),
  explanation: z.string(),
  weight,
  late: z.boolean(),
  filedAt: z.iso.datetime(),
  filedByName: z.string(),
  /** Until when the provider has to do something about it. */
  dueDay: day.optional(),
  /** The change application that reviews it, or reviewed it. */
  applicationId: z.string().optional(),
  /** Why it was returned, is to be reviewed, or was settled without a review. */
  reasons: z.string().optional(),
});
