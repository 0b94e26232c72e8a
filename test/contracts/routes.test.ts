import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { allRoutes, functionFolder, routes } from "#contracts/routes.ts";

/** Fields an input can have, over all its choices. */
function fieldsOf(shape: z.ZodType): string[] {
  const { properties = {}, oneOf = [] } = z.toJSONSchema(shape, { io: "input" });
  const choices = oneOf.flatMap((choice) => Object.keys(Object(choice).properties));
  return [...new Set([...Object.keys(properties), ...choices])];
}

function openObjects(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const here =
    Object(schema).type === "object" && Object(schema).additionalProperties !== false ? [path] : [];
  return [
    ...here,
    ...Object.entries(schema).flatMap(([name, field]) => openObjects(field, `${path}.${name}`)),
  ];
}

describe("the route table", () => {
  it("names each route as its key does, and no method and path twice", () => {
    for (const [key, { name }] of Object.entries(routes)) assert.equal(name, key);
    const places = allRoutes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`);
    assert.equal(new Set(places).size, places.length);
    assert.equal(new Set(allRoutes.map(functionFolder)).size, allRoutes.length);
  });

  it("takes every parameter of a path and no other", () => {
    for (const { name, path, params } of allRoutes) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      assert.deepEqual(Object.keys(params.shape), inPath, name);
    }
  });

  it("never lets two parts of a request name the same field, nor who acts", () => {
    for (const { name, params, query, body } of allRoutes) {
      const fields = [params, query, ...(body === undefined ? [] : [body])].flatMap(fieldsOf);
      assert.equal(new Set(fields).size, fields.length, name);
      assert.ok(!fields.includes("actor"), name);
    }
  });

  it("takes no unknown field anywhere in a request", () => {
    for (const { name, params, query, body } of allRoutes) {
      for (const shape of [params, query, ...(body === undefined ? [] : [body])]) {
        assert.deepEqual(openObjects(z.toJSONSchema(shape, { io: "input" }), name), []);
      }
    }
  });

  it("changes nothing by GET, and says what is done by POST and PUT in a body", () => {
    for (const { name, method, body } of allRoutes) assert.equal(body !== undefined, method !== "GET", name);
  });
});
