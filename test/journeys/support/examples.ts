import * as z from "zod";

/** As much of JSON Schema as the contract's inputs use. */
const jsonSchema = z.object({
  type: z.string().optional(),
  const: z.json().optional(),
  enum: z.array(z.json()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  minLength: z.int().optional(),
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
  get items() {
    return jsonSchema.optional();
  },
  get oneOf() {
    return z.array(jsonSchema).optional();
  },
});
type JsonSchema = z.infer<typeof jsonSchema>;
export type Json = z.infer<ReturnType<typeof z.json>>;

const byFormat: Readonly<Record<string, string>> = {
  date: "2027-04-01",
  "date-time": "2027-04-01T00:00:00Z",
  email: "someone@company.example",
  base64: "AAAA",
};

/** Texts that meet the contract's patterns: the first one that does is the example. */
const candidates = [
  "01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "meti",
  "JP",
  "A.5.1",
  "1010001000006",
  "ab".repeat(32),
  "ab".repeat(48),
  "38460",
  "DR-2027-01",
  "CSP-2027-VA-000001",
  "2027-04-01#01ARZ3NDEKTSV4RRFFQ69G5FAV",
];

function textOf({ format, pattern, minLength }: JsonSchema): string {
  const formatted = byFormat[format ?? ""];
  if (formatted !== undefined) return formatted;
  if (pattern === undefined) return "見本の文です。".repeat(Math.ceil((minLength ?? 1) / 7));
  const found = candidates.find((each) => new RegExp(pattern).test(each));
  if (found === undefined) throw new Error(`No example meets ${pattern}`);
  return found;
}

/** An object with every field it may have. */
function examplesOfSchema(schema: JsonSchema): Json[] {
  if (schema.oneOf !== undefined) return schema.oneOf.flatMap(examplesOfSchema);
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return schema.enum.slice(0, 1);
  switch (schema.type) {
    case "object": {
      const fields = Object.entries(schema.properties ?? {});
      return [Object.fromEntries(fields.map(([name, field]) => [name, examplesOfSchema(field)[0] ?? null]))];
    }
    case "array":
      return [schema.items === undefined ? [] : examplesOfSchema(schema.items)];
    case "string":
      return [textOf(schema)];
    case "integer":
    case "number":
      return [schema.minimum ?? 1];
    case "boolean":
      return [true];
    default:
      throw new Error(`No example of ${schema.type}`);
  }
}

/** One valid input for every alternative of a schema of the contract, with every field that there may be. */
export function examplesOf(schema: z.ZodType): readonly Json[] {
  const examples = examplesOfSchema(jsonSchema.parse(z.toJSONSchema(schema, { io: "input" })));
  for (const example of examples) schema.parse(example);
  return examples;
}

/** Every place in a value, as the path that leads there. */
function placesIn(value: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  const here = [[...path]];
  if (Array.isArray(value)) return [...here, ...value.flatMap((each, at) => placesIn(each, [...path, at]))];
  if (typeof value !== "object" || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([name, field]) => placesIn(field, [...path, name]))];
}

/** The same value with something else at one place; `undefined` takes a field away. */
function changedAt(value: Json, path: readonly (string | number)[], to: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    return value.map((each, at) => (at === step ? (changedAt(each, rest, to) ?? null) : each));
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const changed = name === step ? changedAt(field, rest, to) : field;
    return changed === undefined ? [] : [[name, changed] as const];
  });
  return Object.fromEntries(fields);
}

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wrongValues: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 60,
  "",
  " \t　",
  "x".repeat(5000),
  "=cmd|' /C calc'!A0",
  [],
  [[[[]]]],
  {},
  { a: { b: { c: {} } } },
  { toString: 1 },
];

/** Texts that no store, mail or page could keep: refused wherever they stand. */
const unstorable = [
  "ten letters \u0000 and more",
  "ten letters \ud800 and more",
  "\udc00 ten letters and more",
];

export type Mutation = {
  readonly what: string;
  readonly body: Json;
  /** Whether it is refused whatever the contract says of the place. */
  readonly alwaysWrong: boolean;
};

/** The value with every wrong thing in every place, one at a time: another type, a field missing, a field too many. */
export function mutationsOf(example: Json): readonly Mutation[] {
  return placesIn(example).flatMap((path) => {
    const where = path.join(".") || "(all)";
    const here = valueAt(example, path);
    const put = (what: string, value: Json | undefined, alwaysWrong = false): Mutation[] => {
      const body = changedAt(example, path, value);
      return body === undefined ? [] : [{ what: `${where} ${what}`, body, alwaysWrong }];
    };
    const extras = isObject(here) ? ["unknown", "constructor", "tasktoken"] : [];
    return [
      ...wrongValues.flatMap((value) => put(`is ${JSON.stringify(value).slice(0, 30)}`, value)),
      ...unstorable.flatMap((value) => put(`is ${JSON.stringify(value)}`, value, true)),
      ...extras.flatMap((name) => put(`has ${name}`, { ...(isObject(here) ? here : {}), [name]: 1 }, true)),
      ...put("is missing", undefined),
    ];
  });
}

function valueAt(value: Json, path: readonly (string | number)[]): Json {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null) return found;
    found = Array.isArray(found) ? (found[Number(step)] ?? null) : (found[String(step)] ?? null);
  }
  return found;
}
