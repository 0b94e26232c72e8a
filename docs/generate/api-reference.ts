/** docs/api.md: the route table, for people. `GET /openapi.json` answers the same for programs. */
import * as z from "zod";
import { problemCodesOf } from "#contracts/openapi.ts";
import { type ProblemCode, problemCatalogue } from "#contracts/problems.ts";
import type { Audience, Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import type { GeneratedDoc } from "./generated-doc.ts";

type Schema = z.core.JSONSchema.BaseSchema;

const audiences: Readonly<Record<Audience, string>> = {
  provider: "申請者 / Provider",
  secretariat: "事務局 / Secretariat",
  government: "照会先の行政機関 / Government",
  public: "どなたでも / Public",
};

/** Problems that a route can always have, by how it is called: said once, not at each route. */
const always: ReadonlySet<ProblemCode> = new Set([
  "bad-json",
  "unsupported-type",
  "body-too-large",
  "invalid-input",
  "not-signed-in",
  "not-allowed",
  "our-fault",
]);

function sizeOf(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return "";
  if (most === undefined) return `, ${least} or more${unit}`;
  return least === undefined ? `, up to ${most}${unit}` : `, ${least} to ${most}${unit}`;
}

function textType({ format, pattern, minLength, maxLength }: Schema): string {
  if (format !== undefined) return format;
  if (pattern !== undefined) return `text like \`${pattern.replaceAll("|", "\\|")}\``;
  return `text${sizeOf(minLength, maxLength, " characters")}`;
}

function numberType({ type, minimum, maximum }: Schema): string {
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  return `${type === "integer" ? "whole number" : "number"}${sizeOf(least, most, "")}`;
}

/** The members of an object; of one that tells choices apart, what it must be. */
function memberNames({ properties = {} }: Schema): string[] {
  return Object.entries(properties).map(([name, member]) =>
    typeof member === "object" && member.const !== undefined
      ? `${name} ${JSON.stringify(member.const)}`
      : name,
  );
}

function typeOf(schema: z.core.JSONSchema._JSONSchema | undefined): string {
  if (typeof schema !== "object") return "anything";
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${String(each)}\``).join(", ");
  if (schema.type === "array") {
    const item = Array.isArray(schema.items) ? undefined : schema.items;
    return `list of ${typeOf(item)}${sizeOf(schema.minItems, schema.maxItems, " entries")}`;
  }
  if (schema.type === "string") return textType(schema);
  if (schema.type === "integer" || schema.type === "number") return numberType(schema);
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "object") return `object (${memberNames(schema).join(", ")})`;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices === undefined) return "anything";
  return choices.map((choice) => typeOf(choice)).join(" or ");
}

function fieldRows(place: string, schema: Schema): string[] {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const needed = schema.required?.includes(name) ? "yes" : "no";
    return `| ${place} | \`${name}\` | ${needed} | ${typeOf(field)} |`;
  });
}

function bodyRows(shape: z.ZodType): string[] {
  const schema = z.toJSONSchema(shape, { io: "input" });
  const choices = schema.oneOf ?? [schema];
  return choices.flatMap((choice, number) => {
    if (typeof choice !== "object") return [];
    return fieldRows(choices.length === 1 ? "body" : `body, choice ${number + 1}`, choice);
  });
}

function inputTable({ params, query, body }: Route): string[] {
  const rows = [
    ...fieldRows("path", z.toJSONSchema(params, { io: "input" })),
    ...fieldRows("query", z.toJSONSchema(query, { io: "input" })),
    ...(body === undefined ? [] : bodyRows(body)),
  ];
  if (rows.length === 0) return [];
  return ["", "| in | field | needed | what |", "| --- | --- | --- | --- |", ...rows];
}

function answerFields(route: Route): string {
  const { properties, additionalProperties } = z.toJSONSchema(route.reply, { io: "output" });
  if (properties === undefined) return additionalProperties === undefined ? "" : "an object";
  return Object.keys(properties)
    .map((name) => `\`${name}\``)
    .join(", ");
}

function section(route: Route): string[] {
  const { method, path, name, summary, roles, status, maximumBytes } = route;
  const refusals = problemCodesOf(route).filter((code) => !always.has(code));
  return [
    `### \`${method} ${path}\``,
    "",
    `${summary.ja}  `,
    `${summary.en} (\`${name}\`)`,
    "",
    `- For: ${roles === "anyone" ? "anyone" : roles.join(", ")}`,
    ...(maximumBytes === undefined ? [] : [`- Takes a body of up to ${maximumBytes / 1024} KiB`]),
    `- Answers ${status}: ${answerFields(route)}`,
    ...(refusals.length === 0
      ? []
      : [`- May refuse with: ${refusals.map((code) => `\`${code}\``).join(", ")}`]),
    ...inputTable(route),
    "",
  ];
}

function problemTable(): string[] {
  const rows = Object.entries(problemCatalogue).map(
    ([code, { status, wrong, remedy }]) =>
      `| ${status} | \`${code}\` | ${wrong.ja}<br>${wrong.en} | ${remedy.ja}<br>${remedy.en} |`,
  );
  return ["| status | code | what is wrong | what to do |", "| --- | --- | --- | --- |", ...rows];
}

const introduction = `# API

Made from the route table in \`shared/contracts\` by \`npm run docs\`; the server answers the same as OpenAPI 3.1 at
\`/openapi.json\`.

- Requests and answers are JSON (UTF-8). A field that the contract does not name is refused.
- Whoever is not \`anyone\` sends the access token of the sign-in: \`Authorization: Bearer …\`. The company of a
  provider's user and the body of a government user come from the token, never from a request.
- Every refusal is \`application/problem+json\` (RFC 9457) with a \`code\`, \`wrong\` and \`remedy\` in Japanese and English,
  and \`violations\` by item where the input is at fault. The codes are at the end of this page.
- Any route may refuse with \`invalid-input\` and answer \`our-fault\`; one that needs a sign-in with \`not-signed-in\` and
  \`not-allowed\`; one that takes a body with \`bad-json\`, \`unsupported-type\` and \`body-too-large\` (64 KiB unless it says
  otherwise).
- A list that goes on answers \`next\`; give it back as \`after\`.
`;

/** docs/api.md. */
export function apiReference(): GeneratedDoc[] {
  const byAudience = Map.groupBy(allRoutes, ({ audience }) => audience);
  const routes = [...byAudience].flatMap(([audience, some]) => [
    `## ${audiences[audience]}`,
    "",
    ...some.flatMap(section),
  ]);
  const text = [introduction, ...routes, "## Problems", "", ...problemTable(), ""].join("\n");
  return [{ path: "docs/api.md", text }];
}
