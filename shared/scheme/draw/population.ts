import * as z from "zod";
import { type Category, category } from "../categories.ts";
import { mostPicks } from "./select.ts";

/** How a draw is made; every value comes from the policy. */
export const drawRules = z.strictObject({
  /** Of the eligible certifications of a category. */
  ratePercentPerYear: z.number().min(0).max(100).multipleOf(0.01),
  minimumPerCategory: z.int().min(0),
  /** Months after a surveillance by draw in which there is no other. Its first day does not count (民法140条). */
  coolingOffMonths: z.int().min(0).max(600),
  /** Whether the rest covers the certification alone or all certifications of its provider. */
  coolingOffCovers: z.enum(["certification", "provider"]),
  strataBy: z.enum(["category", "categoryAndRisk"]),
});
export type DrawRules = z.infer<typeof drawRules>;

/** A certification that stands on the day of the draw. */
export type DrawCandidate = {
  readonly number: string;
  readonly corporateNumber: string;
  readonly category: Category;
  /** How closely to look, as the policy names it. Without one the certification is in the stratum of the category alone. */
  readonly risk?: string;
  /** JST day of the latest surveillance that an earlier random draw led to. */
  readonly lastSurveilledOn?: string;
};

const certificationNumber = z.string().regex(/^[A-Z0-9-]{1,40}$/);

/** Certifications drawn from together, in code unit order of their numbers, and how many are drawn. */
const stratum = z
  .strictObject({
    /** The category, and after a slash the risk where strata are formed by it. */
    name: z.string().regex(/^[a-zA-Z]+(\/[a-zA-Z0-9-]+)?$/),
    category,
    sampleSize: z.int().min(0).max(mostPicks),
    entries: z.array(certificationNumber).min(1),
  })
  .refine((one) => one.name.split("/")[0] === one.category, { path: ["name"] })
  .refine((one) => one.sampleSize <= one.entries.length, { path: ["sampleSize"] });
export type Stratum = z.infer<typeof stratum>;

/** Whom a draw is made from. `coolingOff` are left out by rule, so that nobody is left out unseen. */
export const drawPopulation = z.strictObject({
  strata: z.array(stratum),
  coolingOff: z.array(certificationNumber),
});
export type DrawPopulation = z.infer<typeof drawPopulation>;
