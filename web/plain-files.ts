/**
 * Where weaknesses are reported (RFC 9116).
 * @param expires ISO 8601 in UTC, less than a year ahead
 */
export function securityTxt(site: {
  readonly portalUrl: string;
  readonly securityContact: string;
  readonly expires: string;
}): string {
  return [
    `Contact: ${site.securityContact}`,
    `Expires: ${site.expires}`,
    "Preferred-Languages: ja, en",
    `Canonical: ${site.portalUrl}/.well-known/security.txt`,
    "",
  ].join("\n");
}

/** A search engine would go on showing a certification that was revoked since, so it is to leave the register alone. */
export const robotsTxt = [
  "User-agent: *",
  ...["/certifications", "/provider/", "/secretariat/", "/government/", "/tips"].map(
    (path) => `Disallow: ${path}`,
  ),
  "",
].join("\n");

/**
 * When a security.txt written now expires: on the first of the month, eleven months ahead, so that files made in one
 * month are the same.
 * @param now ISO 8601 in UTC
 */
export function expiryOf(now: string): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 11, 1)).toISOString();
}
