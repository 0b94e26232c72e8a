import * as z from "zod";
import { applicationForm } from "#scheme/application-form.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { finding } from "#scheme/finding.ts";
import { policySchema } from "#scheme/policy/schema.ts";
import { type ProblemCode, problem, problemCatalogue, violation } from "./problems.ts";
import type { Route } from "./route.ts";
import { allRoutes } from "./routes.ts";
import * as shapes from "./shapes.ts";

/** Schemas that several routes share; the others stand where they are used. */
const named = {
  Bilingual: bilingual,
  ApplicationForm: applicationForm,
  Finding: finding,
  Policy: policySchema,
  Violation: violation,
  Problem: problem,
  Receipt: shapes.receipt,
  Document: shapes.documentView,
  Processing: shapes.processingView,
  ApplicantApplication: shapes.applicantApplication,
  ApplicationSummary: shapes.applicationSummary,
  SecretariatApplication: shapes.secretariatApplication,
  Task: shapes.taskView,
  InquiryAnswer: shapes.answerView,
  Inquiry: shapes.inquiryView,
  GovernmentInquiry: shapes.governmentInquiry,
  Event: shapes.eventView,
  PublicCertification: shapes.publicCertification,
} as const satisfies Record<string, z.ZodType>;

const documentSchema = z.record(z.string(), z.json());
export type OpenApiDocument = z.infer<typeof documentSchema>;

type JsonSchema = z.core.JSONSchema.BaseSchema;

const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) names.add(schema, { id });

/** What zod adds for its own sake: patterns beside formats, the range of safe integers, closed replies. */
function tidy({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  const { def } = zodSchema._zod;
  if (def.type === "object" && def.catchall === undefined) delete jsonSchema.additionalProperties;
}

/** The JSON Schema of a shape; what it shares with others is left in `components`. */
function schemaOf(
  shape: z.ZodType,
  io: "input" | "output",
  components: Record<string, JsonSchema>,
): JsonSchema {
  const { $schema, $defs, ...schema } = z.toJSONSchema(shape, { io, metadata: names, override: tidy });
  for (const [defined, definition] of Object.entries($defs ?? {})) {
    const { id, ...rest } = definition;
    const name = componentName(defined);
    const known = components[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(rest))
      throw new Error(`Two different schemas would be named ${name}`);
    components[name] = rest;
  }
  return schema;
}

/** The one schema without a name of ours that refers to itself is zod's own of any JSON value. */
function componentName(defined: string): string {
  return defined.startsWith("__schema") ? "JsonValue" : defined;
}

/** Every code a route may answer with: those of its act, and those any route of its kind may. */
export function problemCodesOf(route: Route): readonly ProblemCode[] {
  const signedIn: readonly ProblemCode[] = route.roles === "anyone" ? [] : ["not-signed-in", "not-allowed"];
  const withBody: readonly ProblemCode[] =
    route.body === undefined ? [] : ["bad-json", "unsupported-type", "body-too-large"];
  return [
    ...new Set<ProblemCode>([...withBody, "invalid-input", ...signedIn, ...route.refusals, "our-fault"]),
  ];
}

function parametersOf(route: Route, components: Record<string, JsonSchema>) {
  return (["path", "query"] as const).flatMap((place) => {
    const shape = place === "path" ? route.params : route.query;
    const { properties, required } = schemaOf(shape, "input", components);
    return Object.entries(properties ?? {}).map(([name, schema]) => ({
      name,
      in: place,
      required: required?.includes(name) ?? false,
      schema,
    }));
  });
}

function problemsOf(route: Route) {
  const byStatus = Map.groupBy(problemCodesOf(route), (code) => problemCatalogue[code].status);
  const answers = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `${code}: ${problemCatalogue[code].wrong.en}`).join("\n\n"),
      content: {
        "application/problem+json": {
          schema: {
            allOf: [{ $ref: "#/components/schemas/Problem" }, { properties: { code: { enum: codes } } }],
          },
        },
      },
    },
  ]);
  return Object.fromEntries(answers);
}

function whoMayCall({ roles }: Route): string {
  return roles === "anyone" ? "Anyone may call it." : `For: ${roles.join(", ")}.`;
}

/** The routes that answer people with a page. */
const alsoPages = ["readCertification", "lookUpCertification"];

function operationOf(route: Route, components: Record<string, JsonSchema>) {
  const answer = schemaOf(route.reply, "output", components);
  const page = alsoPages.includes(route.name) ? { "text/html": { schema: { type: "string" } } } : {};
  const operation = {
    operationId: route.name,
    tags: [route.audience],
    summary: route.summary.ja,
    description: `${route.summary.en}. ${whoMayCall(route)}`,
    parameters: parametersOf(route, components),
    responses: {
      [String(route.status)]: {
        description: route.summary.en,
        content: { "application/json": { schema: answer }, ...page },
      },
      ...problemsOf(route),
    },
    security: route.roles === "anyone" ? [] : [{ signIn: [] }],
  };
  if (route.body === undefined) return operation;
  const schema = schemaOf(route.body, "input", components);
  return { ...operation, requestBody: { required: true, content: { "application/json": { schema } } } };
}

function pathsOf(components: Record<string, JsonSchema>) {
  const byPath = Map.groupBy(allRoutes, (route) => route.path);
  const paths = [...byPath].map(([path, routes]) => [
    path,
    Object.fromEntries(routes.map((route) => [route.method.toLowerCase(), operationOf(route, components)])),
  ]);
  return Object.fromEntries(paths);
}

/** References between shared schemas, as zod writes them, lead into `components` in an OpenAPI document. */
function withReferences(document: unknown): OpenApiDocument {
  const text = JSON.stringify(document).replaceAll(
    /"#\/\$defs\/(\w+)"/g,
    (_, defined: string) => `"#/components/schemas/${componentName(defined)}"`,
  );
  return documentSchema.parse(JSON.parse(text));
}

/** The API document, OpenAPI 3.1, from the route table: what is written here is what the server checks. */
export function openApiDocument(): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {};
  schemaOf(problem, "output", schemas);
  const paths = pathsOf(schemas);
  return withReferences({
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "サイバーセキュリティ・サービス事業者認定制度 API",
      summary: "Certification of trustworthy cybersecurity service providers",
      version: "1",
    },
    servers: [{ url: "/" }],
    tags: [
      { name: "provider", description: "申請者・認定事業者 (applicants and certified providers)" },
      { name: "secretariat", description: "事務局 (the secretariat)" },
      { name: "government", description: "照会先の行政機関 (government bodies that are asked)" },
      { name: "public", description: "どなたでも (anyone)" },
    ],
    paths,
    components: {
      schemas,
      securitySchemes: { signIn: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  });
}
