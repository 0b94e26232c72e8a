import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { allRoutes } from "#contracts/routes.ts";
import { routeTable } from "#local/http/route-table.ts";

const find = routeTable([
  { method: "GET", path: "/things/{id}" },
  { method: "PUT", path: "/things/{id}" },
  { method: "GET", path: "/things/newest" },
  { method: "POST", path: "/things/{id}/parts/{part}" },
  { method: "GET", path: "/files/{key+}" },
  { method: "GET", path: "/" },
]);

describe("Routes are found by method and path", () => {
  for (const [method, path, expected, parameters] of [
    ["GET", "/", "/", {}],
    ["GET", "/things/7", "/things/{id}", { id: "7" }],
    ["GET", "/things/newest", "/things/newest", {}],
    ["PUT", "/things/newest", "/things/{id}", { id: "newest" }],
    ["POST", "/things/7/parts/8", "/things/{id}/parts/{part}", { id: "7", part: "8" }],
    ["GET", "/things/a%20b%2Fc", "/things/{id}", { id: "a b/c" }],
    ["GET", "/things/%F0%A0%AE%B7", "/things/{id}", { id: "𠮷" }],
    ["GET", "/files/a/b/c.pdf", "/files/{key+}", { key: "a/b/c.pdf" }],
    ["GET", "/files/../secret", "/files/{key+}", { key: "../secret" }],
  ] as const) {
    it(`${method} ${path}`, () => {
      const found = find(method, path);
      assert.ok(found.is === "route");
      assert.equal(found.route.path, expected);
      assert.deepEqual(found.parameters, parameters);
    });
  }

  for (const path of [
    "",
    "things/7",
    "/things",
    "/things/",
    "//things/7",
    "/things//parts/8",
    "/things/7/",
    "/Things/7",
    "/things/7/parts",
    "/files",
    "/files/",
    "/things/../things/7",
    "/things/%",
    "/things/%E0%A4%A",
    "http://elsewhere/things/7",
    "*",
  ]) {
    it(`nothing: ${path}`, () => assert.deepEqual(find("GET", path), { is: "nothing" }));
  }

  it("another method: what is allowed", () => {
    assert.deepEqual(find("DELETE", "/things/7"), { is: "otherMethod", allowed: ["GET", "PUT"] });
    assert.deepEqual(find("get", "/"), { is: "otherMethod", allowed: ["GET"] });
  });

  it("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: "binary" }), (method, path) => {
        assert.ok(["route", "otherMethod", "nothing"].includes(find(method, `/${path}`).is));
      }),
    );
  });

  it("finds every route of the contract under its own path", () => {
    const contract = routeTable(allRoutes);
    for (const route of allRoutes) {
      const found = contract(route.method, route.path.replaceAll(/\{\w+\}/g, "01ABC"));
      assert.ok(found.is === "route" && found.route.name === route.name, route.name);
    }
  });
});
