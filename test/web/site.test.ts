import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allRoutes } from "#contracts/routes.ts";
import { siteErrorFiles, sitePages } from "#contracts/site-pages.ts";
import { routeTable } from "#local/http/route-table.ts";
import { categoryNames } from "#scheme/categories.ts";
import { expiryOf } from "#web/plain-files.ts";
import { type Site, siteFiles } from "#web/site.ts";

const site: Site = {
  portalUrl: "https://certification.example.jp",
  securityContact: "mailto:security@certification.example.jp",
  expires: "2028-03-01T00:00:00.000Z",
  categories: categoryNames,
};
const files = new Map(siteFiles(site).map((file) => [file.file, file]));
const pages = [...files.values()].filter(({ contentType }) => contentType.startsWith("text/html"));
const bodyOf = (file: string) => files.get(file)?.body ?? "";

/** What the tag's attribute says, for every such tag of a page. */
const valuesOf = (body: string, attribute: string) =>
  [...body.matchAll(new RegExp(` ${attribute}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
const tagsOf = (body: string) => [...body.matchAll(/<([a-z][a-z0-9]*)[ >]/g)].map(([, tag]) => tag);

describe("The public pages", () => {
  it("are the files their addresses name, and no others but the style sheet", () => {
    const named = [
      ...Object.values(sitePages),
      ...Object.values(siteErrorFiles.notFound),
      siteErrorFiles.unavailable,
    ];
    const others = [...files.keys()].filter((file) => !named.some((name) => name === file));
    assert.deepEqual(
      others.map((file) => file.replace(/[0-9a-f]{16}/, "DIGEST")),
      ["assets/portal.DIGEST.css"],
    );
    for (const name of named) assert.ok(files.has(name), name);
  });

  it("have no address of a route of the API", () => {
    const find = routeTable(allRoutes);
    for (const path of Object.keys(sitePages)) assert.equal(find("GET", path).is, "nothing", path);
  });

  for (const { file, body } of pages)
    describe(file, () => {
      it("says its language, has a title, one heading of the first rank and a way to skip to it", () => {
        const language = file.startsWith("en/") ? "en" : "ja";
        assert.match(body, new RegExp(`^<!doctype html>\n<html lang="${language}">`));
        assert.match(body, /<meta charset="utf-8">/);
        assert.match(body, /<title>[^<|]+ \| [^<]+<\/title>/);
        assert.equal(body.match(/<h1>/g)?.length, 1);
        assert.match(body, /<a class="skip" href="#main">/);
        assert.match(body, /<main id="main">\n<h1>/);
        assert.ok(body.indexOf("<h1>") < (body.indexOf("<h2>") + 1 || Number.POSITIVE_INFINITY));
      });

      it("runs nothing and loads nothing from elsewhere", () => {
        assert.doesNotMatch(body, /<script|<style|<iframe|<img| style=| on\w+=|javascript:/i);
        for (const address of [...valuesOf(body, "href"), ...valuesOf(body, "action")])
          assert.match(address, /^[/#](?!\/)/);
      });

      it("leads to what there is", () => {
        const find = routeTable(allRoutes);
        const addresses = [...valuesOf(body, "href"), ...valuesOf(body, "action")];
        for (const address of addresses.filter((each) => each.startsWith("/"))) {
          const isPage = address in sitePages || files.has(address.slice(1));
          assert.ok(isPage || find("GET", address).is === "route", address);
        }
      });

      it("names every field, and describes it where it says so", () => {
        const ids = valuesOf(body, "id");
        assert.equal(new Set(ids).size, ids.length);
        const fields = [...body.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/g)];
        const all = body.match(/<(input|select|textarea)/g) ?? [];
        assert.equal(fields.length, all.length);
        for (const [, id = ""] of fields) assert.ok(body.includes(`<label for="${id}">`), id);
        for (const id of [...valuesOf(body, "aria-describedby"), ...valuesOf(body, "for")])
          assert.ok(ids.includes(id), id);
      });

      it("closes what it opens", () => {
        const open: string[] = [];
        for (const [, slash, tag = ""] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
          if (["meta", "link", "input", "br"].includes(tag)) continue;
          if (slash === "") open.push(tag);
          else assert.equal(open.pop(), tag);
        }
        assert.deepEqual(open, []);
      });
    });

  it("say the same in both languages, part for part", () => {
    for (const name of ["index", "tip-desk", "not-found"])
      assert.deepEqual(tagsOf(bodyOf(`ja/${name}.html`)), tagsOf(bodyOf(`en/${name}.html`)), name);
  });

  it("have a switch of languages that stays on the page", () => {
    assert.match(bodyOf("ja/tip-desk.html"), /<a href="\/en\/tip-desk" hreflang="en" lang="en">English<\/a>/);
    assert.match(bodyOf("en/tip-desk.html"), /<a href="\/ja\/tip-desk" hreflang="ja" lang="ja">日本語<\/a>/);
  });

  it("F-04 look a certification up by its number with a plain form", () => {
    assert.match(bodyOf("ja/index.html"), /<form [^>]*action="\/certifications" method="get">/);
    assert.match(bodyOf("ja/index.html"), /<input [^>]*name="number"/);
  });

  it("A-01 offer the categories there are, by the codes the register takes", () => {
    const options = [...bodyOf("ja/index.html").matchAll(/<option value="(\w+)">([^<]+)</g)];
    assert.deepEqual(
      options.map(([, code, name]) => [code, name]),
      Object.entries(categoryNames).map(([code, { ja }]) => [code, ja]),
    );
  });

  it("S-01 say how to give a tip here, in words the desk takes", () => {
    for (const language of ["ja", "en"]) {
      const body = bodyOf(`${language}/tip-desk.html`).replaceAll("&quot;", '"').replaceAll("&#39;", "'");
      const [, address, json = ""] = /curl (\S+\/tips) [\s\S]*?-d '(\{.*\})'/.exec(body) ?? [];
      assert.equal(address, `${site.portalUrl}/tips`);
      const giveTip = allRoutes.find(({ name }) => name === "giveTip");
      assert.deepEqual(giveTip?.body?.safeParse(JSON.parse(json)).error, undefined);
    }
  });

  it("are small", () => {
    for (const { file, body } of files.values()) assert.ok(Buffer.byteLength(body) < 20_000, file);
  });
});

describe("What is kept of the public pages", () => {
  it("is kept for ever under a name of its content, and a minute otherwise", () => {
    for (const { file, cacheControl } of files.values()) {
      const isAsset = file.startsWith("assets/");
      assert.equal(
        cacheControl,
        isAsset ? "public, max-age=31536000, immutable" : "public, max-age=60",
        file,
      );
    }
  });
});

describe("The plain files", () => {
  it("say where weaknesses are reported (RFC 9116)", () => {
    assert.deepEqual(bodyOf(".well-known/security.txt").split("\n"), [
      "Contact: mailto:security@certification.example.jp",
      "Expires: 2028-03-01T00:00:00.000Z",
      "Preferred-Languages: ja, en",
      "Canonical: https://certification.example.jp/.well-known/security.txt",
      "",
    ]);
  });

  it("expire within a year, and are the same all month", () => {
    for (const [now, expires] of [
      ["2027-04-01T00:00:00.000Z", "2028-03-01T00:00:00.000Z"],
      ["2027-04-30T23:59:59.999Z", "2028-03-01T00:00:00.000Z"],
      ["2027-12-31T12:00:00.000Z", "2028-11-01T00:00:00.000Z"],
      ["2028-02-29T00:00:00.000Z", "2029-01-01T00:00:00.000Z"],
    ] as const) {
      assert.equal(expiryOf(now), expires);
      assert.ok(Date.parse(expires) - Date.parse(now) < 365 * 24 * 3600 * 1000);
    }
  });

  it("keep the register out of search engines, which would show what was revoked since", () => {
    assert.match(bodyOf("robots.txt"), /^User-agent: \*\nDisallow: \/certifications\n/);
  });
});
