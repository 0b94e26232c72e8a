import { RequestRefused } from "#functions/middleware/problem.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { LocalRequest, LocalRoute } from "./local-route.ts";

/** What the documents of one machine do over HTTP, as S3 does on AWS. */
export type DocumentEndpoints = {
  /** Takes a POST made from an upload ticket. */
  readonly receiveUpload: (request: {
    readonly headers: Record<string, string | undefined>;
    readonly body: AsyncIterable<Uint8Array>;
  }) => Promise<{ readonly status: number; readonly body?: string }>;
  /** Opens a link to a piece of evidence. */
  readonly openLink: (
    url: string,
  ) => Promise<
    | { readonly bytes: Uint8Array; readonly fileName: string; readonly contentType: string }
    | "expired"
    | "forged"
    | "missing"
  >;
};

function plainHeaders({ request }: LocalRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** `attachment` with the name in UTF-8, every other letter encoded (RFC 6266, RFC 8187). */
function disposition(fileName: string): string {
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}

/** The upload address and the short-lived links to evidence. */
export function documentRoutes(baseUrl: string, documents: DocumentEndpoints): readonly LocalRoute[] {
  return [
    {
      method: "POST",
      path: "/upload",
      async answer(local) {
        const body = local.request.iterator({ destroyOnReturn: false });
        const result = await documents.receiveUpload({ headers: plainHeaders(local), body });
        const type = result.body?.startsWith("<") === true ? "application/xml" : "text/plain; charset=utf-8";
        return { status: result.status, headers: responseHeaders(type, "nowhere"), body: result.body ?? "" };
      },
    },
    {
      method: "GET",
      path: "/evidence/{key+}",
      async answer({ request }) {
        const opened = await documents.openLink(`${baseUrl}${request.url ?? ""}`);
        if (opened === "missing") throw new RequestRefused({ code: "not-found" });
        if (opened === "expired" || opened === "forged") throw new RequestRefused({ code: "not-allowed" });
        const headers = {
          ...responseHeaders(opened.contentType, "nowhere", "default-src 'none'; sandbox"),
          "content-disposition": disposition(opened.fileName),
        };
        return { status: 200, headers, body: opened.bytes };
      },
    },
  ];
}
