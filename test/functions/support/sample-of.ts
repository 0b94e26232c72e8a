import * as z from "zod";

type Schema = z.core.JSONSchema.BaseSchema;

/** A text for each pattern of the contract's inputs. */
const textsByPattern: Readonly<Record<string, string>> = {
  "^[0-9A-Za-z]{1,40}$": "01JAPPLICATION",
  "^[a-z][a-z0-9-]{1,30}$": "meti",
  "^[A-Z]{2,6}-\\d{4}-[A-Z]{2}-\\d{4,8}$": "CSP-2027-AU-0001",
  "^[0-9a-f]{64}$": "0".repeat(64),
  "^[0-9a-f]{96}$": "0".repeat(96),
  "^\\d{1,15}$": "38460",
  "^[a-z][A-Za-z]*(\\.[A-Za-z0-9]+)*$": "company.address",
  "^\\d{13}$": "6012345678901",
  "^DR-\\d{4}-\\d{2,4}$": "DR-2027-01",
};

const textsByFormat: Readonly<Record<string, string>> = {
  base64: "AAAA",
  date: "2027-06-01",
  "date-time": "2027-05-31T15:00:00Z",
};

function textOf({ pattern, format, minLength }: Schema): string {
  const formatted = textsByFormat[format ?? ""];
  if (formatted !== undefined) return formatted;
  if (pattern === undefined) return "あ".repeat(Math.max(1, minLength ?? 1));
  const text = textsByPattern[pattern];
  if (text === undefined) throw new Error(`No sample for the pattern ${pattern}`);
  return text;
}

function valueFor(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first !== undefined) return valueFor(first);
  if (schema.type === "object") {
    const { properties = {}, required = [] } = schema;
    return Object.fromEntries(required.map((name) => [name, valueFor(asSchema(properties[name]))]));
  }
  if (schema.type === "array") {
    return Array.from({ length: schema.minItems ?? 0 }, () => valueFor(asSchema(schema.items)));
  }
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  return textOf(schema);
}

function asSchema(
  schema: z.core.JSONSchema._JSONSchema | readonly z.core.JSONSchema._JSONSchema[] | undefined,
): Schema {
  if (typeof schema !== "object" || "length" in schema) throw new Error("Not one schema");
  return schema;
}

export function inputSchemaOf(shape: z.ZodType): Schema {
  return z.toJSONSchema(shape, { io: "input" });
}

/** A valid input for a shape of the contract: required fields only, each as small as it may be. */
export function sampleOf(shape: z.ZodType): unknown {
  return valueFor(inputSchemaOf(shape));
}

/** The same for an object whose fields are texts: parameters and queries. */
export function textSampleOf(shape: z.ZodType): Record<string, string> {
  return z.record(z.string(), z.string()).parse(sampleOf(shape));
}
