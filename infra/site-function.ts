import { siteErrorFiles, sitePages } from "#contracts/site-pages.ts";

const { ja, en } = siteErrorFiles.notFound;
const fileOf = { ...sitePages, [`/${siteErrorFiles.unavailable}`]: siteErrorFiles.unavailable };

/**
 * What runs at the edge before a page is fetched: it leads an address to its file, and any other to the page that says
 * so. CloudFront's own error pages cannot: they would replace the refusals of the API as well.
 */
export const siteRequestCode = `const pages = ${JSON.stringify(fileOf)};
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (uri === "/ja" || uri === "/en")
    return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value: uri + "/" } } };
  const missing = uri.startsWith("/en/") ? "${en}" : "${ja}";
  request.uri = "/" + (pages[uri] || missing);
  request.querystring = {};
  return request;
}
`;

/** What runs at the edge before a page is sent: where there is no page, the answer says 404. */
export const siteResponseCode = `const found = ${JSON.stringify([
  ...new Set([...Object.keys(fileOf), ...Object.values(fileOf).map((file) => `/${file}`)]),
])};
function handler(event) {
  const response = event.response;
  if (!found.includes(event.request.uri)) {
    response.statusCode = 404;
    response.statusDescription = "Not Found";
  }
  return response;
}
`;
