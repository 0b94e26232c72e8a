import { noContentPolicy, securityHeaders } from "#contracts/security-headers.ts";

/**
 * The headers of an answer.
 * @param kept `nowhere` for what one person is shown and for every refusal; `revalidated` for what is public,
 * so that a withdrawn or expired certification is never shown from a browser's cache
 * @param contentSecurityPolicy of a page; other answers may load nothing at all
 */
export function responseHeaders(
  contentType: string,
  kept: "nowhere" | "revalidated",
  contentSecurityPolicy: string = noContentPolicy,
): Record<string, string> {
  return {
    ...securityHeaders,
    "content-type": contentType,
    "cache-control": kept === "nowhere" ? "no-store" : "no-cache",
    "content-security-policy": contentSecurityPolicy,
  };
}
