import { readFileSync } from "node:fs";
import { join } from "node:path";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { LocalRoute } from "./local-route.ts";

/** The one stylesheet of the local pages. */
export function stylesheetRoute(): LocalRoute {
  const body = readFileSync(join(import.meta.dirname, "portal.css"));
  const headers = responseHeaders("text/css; charset=utf-8", "revalidated");
  return { method: "GET", path: "/assets/portal.css", answer: () => ({ status: 200, headers, body }) };
}
