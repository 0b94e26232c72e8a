/** Sent with every answer of the API: nothing in it may be sniffed, framed, scripted or passed on as a referrer. */
const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "cross-origin-resource-policy": "same-origin",
} as const;

const noContent = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The headers of an answer.
 * @param kept `nowhere` for what one person is shown and for every refusal; `revalidated` for what is public,
 * so that a withdrawn or expired certification is never shown from a cache
 * @param contentSecurityPolicy of a page; other answers may load nothing at all
 */
export function responseHeaders(
  contentType: string,
  kept: "nowhere" | "revalidated",
  contentSecurityPolicy: string = noContent,
): Record<string, string> {
  return {
    ...always,
    "content-type": contentType,
    "cache-control": kept === "nowhere" ? "no-store" : "no-cache",
    "content-security-policy": contentSecurityPolicy,
  };
}
