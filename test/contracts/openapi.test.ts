import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { openApiDocument, problemCodesOf } from "#contracts/openapi.ts";
import { problemCatalogue } from "#contracts/problems.ts";
import { allRoutes } from "#contracts/routes.ts";

const schema = z.record(z.string(), z.json());
const operation = z.strictObject({
  operationId: z.string(),
  tags: z.tuple([z.enum(["provider", "secretariat", "government", "public"])]),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(
    z.strictObject({ name: z.string(), in: z.enum(["path", "query"]), required: z.boolean(), schema }),
  ),
  requestBody: z
    .strictObject({
      required: z.literal(true),
      content: z.strictObject({ "application/json": z.strictObject({ schema }) }),
    })
    .optional(),
  responses: z.record(
    z.string().regex(/^[2345]\d\d$/),
    z.strictObject({
      description: z.string().min(1),
      content: z.record(z.string(), z.strictObject({ schema })),
    }),
  ),
  security: z.union([z.tuple([]), z.tuple([z.strictObject({ signIn: z.tuple([]) })])]),
});

/** As much of OpenAPI 3.1 as the document uses. */
const openApi = z.strictObject({
  openapi: z.literal("3.1.0"),
  jsonSchemaDialect: z.literal("https://json-schema.org/draft/2020-12/schema"),
  info: z.strictObject({ title: z.string(), summary: z.string(), version: z.string() }),
  servers: z.tuple([z.strictObject({ url: z.literal("/") })]),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post", "put"]), operation)),
  components: z.strictObject({
    schemas: z.record(z.string(), schema),
    securitySchemes: z.strictObject({ signIn: z.record(z.string(), z.string()) }),
  }),
});

const document = openApi.parse(openApiDocument());

function operationOf(path: string, method: string): z.infer<typeof operation> {
  const found = new Map(Object.entries(document.paths[path] ?? {})).get(method.toLowerCase());
  assert.ok(found, `${method} ${path}`);
  return found;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name === "$ref" ? [String(field)] : referencesIn(field),
  );
}

describe("openApiDocument", () => {
  it("is the same each time", () => assert.deepEqual(openApiDocument(), openApiDocument()));

  it("has an operation for every route, under its name, and no others", () => {
    const named = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((each) => each?.operationId),
    );
    assert.deepEqual(named.toSorted(), allRoutes.map(({ name }) => name).toSorted());
    assert.equal(new Set(named).size, named.length);
    for (const route of allRoutes)
      assert.equal(operationOf(route.path, route.method).operationId, route.name);
  });

  it("has every parameter of a path and of a query, required as the contract says", () => {
    for (const route of allRoutes) {
      const { parameters } = operationOf(route.path, route.method);
      const inPath = parameters.filter((each) => each.in === "path");
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        inPath.map(({ name }) => name),
        names,
        route.name,
      );
      assert.ok(
        inPath.every(({ required }) => required),
        route.name,
      );
      const inQuery = parameters.filter((each) => each.in === "query").map(({ name }) => name);
      assert.deepEqual(inQuery, Object.keys(route.query.shape), route.name);
    }
    const { parameters } = operationOf("/service-register", "GET");
    assert.deepEqual(
      parameters.map(({ name, required }) => [name, required]),
      [
        ["category", true],
        ["after", false],
      ],
    );
  });

  it("has a body where the contract has one, closed to unknown fields", () => {
    for (const route of allRoutes) {
      const body = operationOf(route.path, route.method).requestBody?.content["application/json"].schema;
      assert.equal(body !== undefined, route.body !== undefined, route.name);
      if (body === undefined) continue;
      const choices = body["oneOf"] ?? [body];
      for (const choice of z.array(schema).parse(choices)) {
        assert.equal(choice["additionalProperties"], false, route.name);
      }
    }
  });

  it("leads every reference to something", () => {
    const references = new Set(referencesIn(document));
    assert.ok(references.size > 10);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? "";
      assert.ok(name in document.components.schemas, reference);
    }
    const used = [...references].map((reference) => reference.split("/").at(-1));
    assert.deepEqual(Object.keys(document.components.schemas).toSorted(), used.toSorted());
  });

  it("has every refusal of a route by its status and code", () => {
    for (const route of allRoutes) {
      const { responses } = operationOf(route.path, route.method);
      const codes = problemCodesOf(route);
      for (const refusal of route.refusals) assert.ok(codes.includes(refusal), route.name);
      const statuses = new Set([route.status, ...codes.map((code) => problemCatalogue[code].status)]);
      assert.deepEqual(Object.keys(responses).toSorted(), [...statuses].map(String).toSorted(), route.name);
      for (const code of codes) {
        const answer = responses[String(problemCatalogue[code].status)];
        const text = JSON.stringify(answer?.content["application/problem+json"]);
        assert.ok(text.includes(`"${code}"`), `${route.name} ${code}`);
      }
    }
  });

  it("asks for a sign-in unless anyone may call", () => {
    for (const route of allRoutes) {
      const { security, responses } = operationOf(route.path, route.method);
      assert.equal(security.length === 0, route.roles === "anyone", route.name);
      assert.equal("401" in responses, route.roles !== "anyone", route.name);
    }
  });

  it("speaks both languages", () => {
    for (const route of allRoutes) {
      const { summary, description } = operationOf(route.path, route.method);
      assert.match(summary, /[ぁ-んァ-ヶ一-龠]/, route.name);
      assert.match(description, /^[A-Z]/, route.name);
    }
  });
});
