/** How long a browser keeps to TLS once it came that way; two years, as lists of preloaded names ask for. */
export const strictTransportSeconds = 2 * 365 * 24 * 3600;

/** Sent with every answer: nothing in it may be sniffed, framed, shared, given a device or passed on as a referrer. */
export const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "strict-transport-security": `max-age=${strictTransportSeconds}; includeSubDomains; preload`,
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
} as const;

/** For what is no page: it may load nothing at all. */
export const noContentPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For pages: style sheets, pictures and forms of our own; no script, no frame, nothing from elsewhere. */
export const pageContentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
