import type * as z from "zod";

/** A JSON object, as the ledger keeps it. */
export type JsonObject = { readonly [name: string]: z.infer<z.ZodJSONSchema> };
