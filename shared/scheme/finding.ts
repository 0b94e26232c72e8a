import * as z from "zod";
import { bilingual } from "./bilingual.ts";

/**
 * One thing that is not in order (D-08): what is wrong, what to do and where the rule stands.
 * `stops` must be mended before acceptance; `note` is shown to the reviewer and the applicant, and stops nothing.
 */
export const finding = z.strictObject({
  code: z.string().regex(/^[A-Z]-\d{2}\/[a-z0-9-]+$/),
  item: z.string().min(1),
  weight: z.enum(["stops", "note"]),
  wrong: bilingual,
  remedy: bilingual,
  basis: z.string().min(1),
});
export type Finding = z.infer<typeof finding>;

/** Whether any finding must be mended before the application can be accepted. */
export function anyStops(findings: readonly Finding[]): boolean {
  return findings.some((each) => each.weight === "stops");
}
