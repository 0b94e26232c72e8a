import * as z from "zod";

/** Where a value comes from: a section of the report, a law the report stands on, or an assumption of ours. */
export const basis = z.strictObject({
  kind: z.enum(["report", "law", "assumption"]),
  reference: z.string().min(1),
});
export type Basis = z.infer<typeof basis>;

/** A value of the policy with its basis (N-01). */
export const ruled = <T extends z.ZodType>(value: T) => z.strictObject({ value, basis });

export const days = z.int().min(0).max(3660);
