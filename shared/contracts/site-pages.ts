/**
 * The addresses of the public pages, each with the file it is kept in. They share one name with the routes of the API,
 * so a page may not have the address of a route. The languages are the first segment; `/` is Japanese.
 */
export const sitePages = {
  "/": "ja/index.html",
  "/ja/": "ja/index.html",
  "/en/": "en/index.html",
  "/ja/tip-desk": "ja/tip-desk.html",
  "/en/tip-desk": "en/tip-desk.html",
  "/signed-in": "signed-in.html",
  "/signed-out": "signed-out.html",
  "/robots.txt": "robots.txt",
  "/.well-known/security.txt": ".well-known/security.txt",
} as const;

/** What is shown where there is no page, by the language of the address, and when nothing answers. */
export const siteErrorFiles = {
  notFound: { ja: "ja/not-found.html", en: "en/not-found.html" },
  unavailable: "unavailable.html",
} as const;

/** Below it are files that never change: their names hold a digest of their content. */
export const assetsPath = "/assets/";
