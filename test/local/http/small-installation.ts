import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import type { LogCode } from "#contracts/log-catalogue.ts";
import type { Route } from "#contracts/route.ts";
import { createHttpServer, type Patience } from "#local/http/create-http-server.ts";
import type { DocumentEndpoints } from "#local/http/document-routes.ts";
import type { HttpApiEvent, LambdaHandler } from "#local/http/lambda-event.ts";
import { localRoutes } from "#local/http/local-routes.ts";
import { createIdentity } from "#local/identity/create-identity.ts";
import { readMailbox } from "#local/mail/read-mailbox.ts";
import type { Clock } from "#ports";
import { categoryNames } from "#scheme/categories.ts";
import { freePort } from "#test/support/free-port.ts";
import { siteFiles } from "#web/site.ts";

const anything = z.object({});
const base = {
  audience: "public",
  summary: { ja: "試験", en: "Test" },
  params: anything,
  query: anything,
  status: 200,
  reply: anything,
  refusals: [],
} as const;

/** Routes that answer with the event their function was given. */
const routes: readonly Route[] = [
  { ...base, name: "whoAmI", method: "GET", path: "/who-am-i", roles: ["reviewer"] },
  { ...base, name: "open", method: "GET", path: "/open", roles: "anyone" },
  { ...base, name: "tell", method: "POST", path: "/things/{thingId}/told", roles: "anyone", body: anything },
  { ...base, name: "newest", method: "GET", path: "/things/newest", roles: "anyone" },
  { ...base, name: "thing", method: "GET", path: "/things/{thingId}", roles: "anyone" },
  { ...base, name: "larger", method: "PUT", path: "/larger", roles: "anyone", maximumBytes: 200_000 },
  { ...base, name: "broken", method: "GET", path: "/broken", roles: "anyone" },
];

const echo: LambdaHandler = async (event) => ({
  statusCode: 200,
  headers: { "content-type": "application/json", "cache-control": "max-age=60" },
  body: JSON.stringify(event),
});

const broken: LambdaHandler = async () => {
  throw new TypeError("secret: 3141592");
};

/** Counts what is uploaded, and has one good link. */
function fakeDocuments(baseUrl: string, uploads: string[]): DocumentEndpoints {
  return {
    receiveUpload: async ({ body }) => {
      let bytes = 0;
      for await (const chunk of body) bytes += chunk.byteLength;
      uploads.push(String(bytes));
      return { status: 204 };
    },
    openLink: async (url) => {
      const path = url.slice(`${baseUrl}/evidence/`.length);
      if (path === "expired") return "expired";
      if (path === "forged") return "forged";
      if (path !== "good") return "missing";
      const fileName = "誓約書\r\nx-evil: 1\"'*.pdf";
      return { bytes: Buffer.from("%PDF-1.7"), fileName, contentType: "application/pdf" };
    },
  };
}

export type Logged = { readonly code: LogCode; readonly details: unknown };

export type SmallInstallationOptions = {
  readonly demo?: boolean;
  /** A data folder to go on with; a new one unless told. */
  readonly folder?: string;
  readonly port?: number;
  readonly patience?: Partial<Patience>;
  /** Documents of its own; ones that only count unless told. */
  readonly documents?: (here: {
    baseUrl: string;
    folder: string;
    clock: Clock;
  }) => Promise<DocumentEndpoints>;
};

/** The server and the sign-in of one machine, with a few routes of its own and a clock to move. */
export async function smallInstallation(options: SmallInstallationOptions = {}) {
  const { demo = true } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "small-installation-"));
  const port = options.port ?? (await freePort());
  const baseUrl = `http://127.0.0.1:${port}`;
  let offset = 0;
  const clock = {
    now: () => new Date(Date.parse("2027-04-01T00:00:00.000Z") + offset).toISOString(),
    move: ({ milliseconds }: { milliseconds: number }) => {
      if (offset + milliseconds > 1e12) throw new RangeError("too far");
      offset += milliseconds;
    },
    onMoved: () => () => undefined,
  };
  const logged: Logged[] = [];
  const log = (code: LogCode, details?: unknown) => void logged.push({ code, details });
  const identity = await createIdentity({ baseUrl, folder, demo, clock, log });
  const uploads: string[] = [];
  const documents =
    (await options.documents?.({ baseUrl, folder, clock })) ?? fakeDocuments(baseUrl, uploads);
  let settled = 0;
  const settle = async () => {
    settled += 1;
  };
  const mailbox = readMailbox(join(folder, "mailbox"));
  const server = createHttpServer({
    baseUrl,
    routes,
    handlers: new Map(routes.map(({ name }) => [name, name === "broken" ? broken : echo])),
    identity,
    localRoutes: localRoutes({
      baseUrl,
      documents,
      clock,
      site: siteFiles({
        portalUrl: baseUrl,
        securityContact: "mailto:security@scheme.example",
        expires: "2028-03-01T00:00:00.000Z",
        categories: categoryNames,
      }),
      ...(demo ? { demo: { issuer: identity, clock, mailbox, settle } } : {}),
    }),
    clock,
    log,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  await server.listen(port);

  return {
    baseUrl,
    port,
    folder,
    clock,
    identity,
    logged,
    uploads,
    /** How often what fell due was waited for. */
    settled: () => settled,
    /** Stops; the data folder stays when it is to be gone on with. */
    async stop(keepFolder = false): Promise<void> {
      await server.close();
      identity.close();
      if (!keepFolder) rmSync(folder, { recursive: true });
    },
  };
}

export type SmallInstallation = Awaited<ReturnType<typeof smallInstallation>>;

const event = z.custom<HttpApiEvent>((value) => typeof value === "object" && value !== null);

/** The event a function was given, from its echo. */
export async function echoed(response: Response): Promise<HttpApiEvent> {
  return event.parse(await response.json());
}
