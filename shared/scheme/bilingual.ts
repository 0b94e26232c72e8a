import * as z from "zod";

/** A text a person reads: Japanese first, English beside it. */
export const bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;
