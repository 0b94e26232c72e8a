import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pageContentPolicy, securityHeaders } from "#contracts/security-headers.ts";
import { sitePages } from "#contracts/site-pages.ts";
import { stylesheetPath } from "#web/stylesheet.ts";
import { type SmallInstallation, smallInstallation } from "./small-installation.ts";

describe("The public pages on one machine", () => {
  let demo: SmallInstallation;
  let pilot: SmallInstallation;
  before(async () => {
    demo = await smallInstallation();
    pilot = await smallInstallation({ demo: false });
  });
  after(async () => {
    await demo.stop();
    await pilot.stop();
  });

  const paths = Object.keys(sitePages).filter((path) => !/^\/signed-(in|out)$/.test(path));
  for (const path of [...paths, stylesheetPath])
    it(`has ${path} with the headers it has on AWS`, async () => {
      const { status, headers } = await fetch(`${pilot.baseUrl}${path}`);
      assert.equal(status, 200);
      for (const [name, value] of Object.entries(securityHeaders)) assert.equal(headers.get(name), value);
      assert.equal(headers.get("content-security-policy"), pageContentPolicy);
      const kept = path === stylesheetPath ? "public, max-age=31536000, immutable" : "public, max-age=60";
      assert.equal(headers.get("cache-control"), kept);
    });

  it("are at the root, but for a demo, whose start page leads to them", async () => {
    const root = async ({ baseUrl }: SmallInstallation) => (await fetch(`${baseUrl}/`)).text();
    const front = await (await fetch(`${pilot.baseUrl}/ja/`)).text();
    assert.equal(await root(pilot), front);
    assert.match(await root(demo), /href="\/demo\/sign-in"[\s\S]*href="\/ja\/"/);
  });
});
