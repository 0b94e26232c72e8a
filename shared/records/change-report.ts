import * as z from "zod";
import { actedBy, certified, chainTip, day, instant, version } from "./common.ts";

const weight = z.enum(["light", "large"]);

/** One item of the form that changes, and how heavy the policy holds that to be (M-06). */
const reportedChange = z.object({
  /** Path into the application form, e.g. `company.address`. */
  path: z.string().min(1),
  from: z.string().optional(),
  to: z.string().optional(),
  description: z.string().optional(),
  weight,
  /** The path of the policy that says so; missing where none speaks of it, which makes it large. */
  rule: z.string().optional(),
});

/** A reasoned step that somebody took. */
const judged = z.object({ reasons: z.string().min(1), by: actedBy, at: instant });

const common = {
  kind: z.literal("changeReport"),
  id: z.string().min(1),
  version,
  ...certified,
  happensOn: day,
  changes: z.array(reportedChange).min(1),
  explanation: z.string().min(1),
  weight,
  /** Reported later than the policy allows: see `reportedLate`. */
  late: z.boolean(),
  filedAt: instant,
  filedBy: actedBy,
  updatedAt: instant,
  ledger: chainTip,
  conflictedStaff: z.array(z.string()),
};

/** What a certified provider reports to have changed, or to be about to (M-06, 制度の有効期間). */
export const changeReportRecord = z.discriminatedUnion("status", [
  z.object({ ...common, status: z.literal("filed") }),
  z.object({ ...common, status: z.literal("returned"), returned: judged }),
  z.object({ ...common, status: z.literal("recorded"), recordedBy: actedBy }),
  z.object({ ...common, status: z.literal("reviewRequired"), required: judged.optional() }),
  z.object({
    ...common,
    status: z.literal("underReview"),
    required: judged.optional(),
    applicationId: z.string(),
  }),
  z.object({
    ...common,
    status: z.literal("settled"),
    /** The change application that was decided; missing where the change was given up. */
    applicationId: z.string().optional(),
    settlement: judged.optional(),
  }),
]);
export type ChangeReport = z.infer<typeof changeReportRecord>;
