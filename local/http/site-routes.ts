import { pageContentPolicy } from "#contracts/security-headers.ts";
import { sitePages } from "#contracts/site-pages.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { SiteFile } from "#web/site.ts";
import type { LocalRoute } from "./local-route.ts";

/** Where the pages of a user pool lead back to; on one machine the demo signs in by itself, and a pilot has no such page. */
const ofUserPool = ["/signed-in", "/signed-out"];

/** The public pages at the addresses they have on AWS, with the headers they get there. */
export function siteRoutes(files: readonly SiteFile[]): readonly LocalRoute[] {
  const byName = new Map(files.map((file) => [file.file, file]));
  const addresses = [
    ...Object.entries(sitePages).filter(([path]) => !ofUserPool.includes(path)),
    ...files.filter(({ file }) => file.startsWith("assets/")).map(({ file }) => [`/${file}`, file] as const),
  ];
  return addresses.map(([path, name]) => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`There is no file ${name}`);
    const headers = {
      ...responseHeaders(found.contentType, "revalidated", pageContentPolicy),
      "cache-control": found.cacheControl,
    };
    return { method: "GET", path, answer: () => ({ status: 200, headers, body: found.body }) };
  });
}
