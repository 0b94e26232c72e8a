import { responseHeaders } from "#functions/middleware/response-headers.ts";
import { stylesheet } from "#web/stylesheet.ts";
import type { LocalRoute } from "./local-route.ts";

/** The stylesheet of the local pages, under a name that does not change. */
export function stylesheetRoute(): LocalRoute {
  const headers = responseHeaders("text/css; charset=utf-8", "revalidated");
  return {
    method: "GET",
    path: "/assets/portal.css",
    answer: () => ({ status: 200, headers, body: stylesheet }),
  };
}
