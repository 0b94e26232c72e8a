import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from "aws-lambda";
import * as z from "zod";
import { InvalidPageToken } from "#adapters/register/page-token.ts";
import { RecordTooLarge } from "#adapters/register/register.ts";
import type { Route } from "#contracts/route.ts";
import { type CommandOf, httpFunction } from "#functions/middleware/http-function.ts";
import type { Pages } from "#functions/middleware/replies.ts";
import { claimsOf, eventOf, secrets } from "#test/functions/support/requests.ts";
import { watchedDeps } from "#test/functions/support/spy.ts";
import { done, type Outcome, refused } from "#usecases/outcome.ts";

const route = {
  name: "tryIt",
  audience: "provider",
  method: "POST",
  path: "/try/{id}",
  summary: { ja: "試す", en: "Try" },
  roles: ["applicant"],
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({}),
  body: z.strictObject({ text: z.string() }),
  status: 201,
  reply: z.object({ shown: z.string() }),
  refusals: [],
} as const satisfies Route;
const open = { ...route, roles: "anyone" } as const satisfies Route;
const { body: _, ...withoutBody } = open;
const openRead = { ...withoutBody, method: "GET" } as const satisfies Route;

type Reply = { shown: string };
const good = eventOf({ params: { id: "A" }, body: { text: secrets.text }, claims: claimsOf("applicant") });

function wired(act: (command: CommandOf<typeof route>) => Promise<Outcome<Reply>>, pages?: Pages<Reply>) {
  const { deps, lines } = watchedDeps();
  return {
    lines,
    handle: httpFunction(route, () => act, pages)(deps),
    handleOpen: httpFunction(
      open,
      () =>
        async ({ id }) =>
          done({ shown: id }),
      pages,
    )(deps),
  };
}

const fails = (error: unknown) => wired(() => Promise.reject(error));

describe("httpFunction", () => {
  it("answers with the status and the fields of the contract, and no others", async () => {
    const internal = { shown: "yes", token: "never", internal: { notes: 1 } };
    const { handle } = wired(async () => done(internal));
    const reply = await handle(good);
    assert.equal(reply.statusCode, 201);
    assert.equal(reply.body, '{"shown":"yes"}');
    assert.equal(reply.headers["content-type"], "application/json");
  });

  it("lets nobody but itself say who acts", async () => {
    let actor: unknown;
    const { handle } = wired(async (command) => {
      actor = command.actor;
      return done({ shown: "yes" });
    });
    await handle({ ...good, ...{ actor: "forged", input: { actor: "forged" } } });
    assert.equal(Object(actor).subject, secrets.subject);
  });

  it("sends headers that keep an answer from being stored, sniffed, framed or scripted", async () => {
    const { handle, handleOpen } = wired(async () => done({ shown: "yes" }));
    const signedIn = (await handle(good)).headers;
    assert.equal(signedIn["cache-control"], "no-store");
    assert.equal(signedIn["x-content-type-options"], "nosniff");
    assert.equal(signedIn["referrer-policy"], "no-referrer");
    assert.match(signedIn["content-security-policy"] ?? "", /^default-src 'none';.*frame-ancestors 'none'$/);
    assert.match(signedIn["strict-transport-security"] ?? "", /^max-age=\d{8}/);
    const anyone = (await handleOpen({ ...good, headers: good.headers })).headers;
    assert.equal(anyone["cache-control"], "no-store");
    const readOpen = httpFunction(openRead, () => async () => done({ shown: "yes" }))(watchedDeps().deps);
    const read = await readOpen(eventOf({ params: { id: "A" } }));
    assert.equal(read.headers["cache-control"], "no-cache");
  });

  it("answers a refusal of the use case with its problem", async () => {
    const { handle, lines } = wired(async () => refused("already-open", { reference: "A1" }));
    const reply = await handle(good);
    assert.equal(reply.statusCode, 409);
    assert.deepEqual(JSON.parse(reply.body).reference, "A1");
    assert.equal(lines.length, 1);
    assert.deepEqual(JSON.parse(lines[0] ?? ""), {
      time: "2027-04-01T00:00:00.000Z",
      level: "INFO",
      code: "REQUEST_ANSWERED",
      message: "A request was answered",
      route: "tryIt",
      requestId: "request-0001",
      status: 409,
    });
  });

  it("answers a fault of ours with 500 and the request's id, and logs its name without its words", async () => {
    const { handle, lines } = fails(Object.assign(new TypeError(secrets.text), { code: "ECONNREFUSED" }));
    const reply = await handle(good);
    assert.equal(reply.statusCode, 500);
    const details = JSON.parse(reply.body);
    assert.equal(details.code, "our-fault");
    assert.equal(details.reference, "request-0001");
    assert.ok(!reply.body.includes(secrets.text));
    const [failed, answered] = lines.map((line) => JSON.parse(line));
    assert.equal(failed.code, "REQUEST_FAILED");
    assert.equal(failed.level, "ERROR");
    assert.equal(failed.error, "TypeError");
    assert.equal(failed.errorCode, "ECONNREFUSED");
    assert.equal(answered.code, "REQUEST_ANSWERED");
    assert.equal(answered.status, 500);
    for (const secret of Object.values(secrets)) assert.ok(!lines.join("").includes(secret));
  });

  it("answers what is not in the contract of the reply with 500 rather than letting it out", async () => {
    const wrong: unknown = { shown: 1 };
    const { handle, lines } = wired(async () => done(wrong as Reply));
    assert.equal((await handle(good)).statusCode, 500);
    assert.match(lines[0] ?? "", /"issue":"invalid_type at shown"/);
  });

  it("answers whatever else is thrown with 500", async () => {
    for (const thrown of [undefined, null, "text", { statusCode: 200 }, new Error("text")]) {
      assert.equal((await fails(thrown).handle(good)).statusCode, 500);
    }
  });

  it("takes a page token nobody gave out, and a record nobody can hold, for the caller's fault", async () => {
    const token = JSON.parse((await fails(new InvalidPageToken("x")).handle(good)).body);
    assert.equal(token.code, "invalid-input");
    assert.equal(token.violations[0].path, "after");
    const large = JSON.parse((await fails(new RecordTooLarge("application", 500_000)).handle(good)).body);
    assert.equal(large.code, "body-too-large");
  });

  it("keeps requests that run at the same time apart", async () => {
    const { handle } = wired(async ({ id, text }) => {
      await new Promise((resolve) => setImmediate(resolve));
      return done({ shown: `${id}${text}` });
    });
    const asked = Array.from({ length: 50 }, (_, n) => `${n}`);
    const replies = await Promise.all(
      asked.map((n) => handle({ ...good, pathParameters: { id: n }, body: JSON.stringify({ text: n }) })),
    );
    assert.deepEqual(
      replies.map(({ body }) => JSON.parse(body).shown),
      asked.map((n) => `${n}${n}`),
    );
  });

  it("answers before Lambda would cut it off", async () => {
    const { handle } = wired(() => new Promise(() => undefined));
    const context = { getRemainingTimeInMillis: () => 6 } as Context;
    const reply = await handle(good, context);
    assert.equal(reply.statusCode, 500);
    assert.equal(JSON.parse(reply.body).code, "our-fault");
  });

  it("answers a page to who prefers one, for what was done and for what was refused", async () => {
    const pages: Pages<Reply> = {
      answer: ({ shown }) => `<p>${shown}</p>`,
      problem: ({ code }) => `<p>${code}</p>`,
      contentSecurityPolicy: "default-src 'none'",
    };
    const asking = { ...good, headers: { ...good.headers, accept: "text/html,*/*;q=0.8" } };
    const { handle, handleOpen } = wired(async () => refused("not-found"), pages);
    const page = await handleOpen(asking);
    assert.equal(page.body, "<p>A</p>");
    assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
    assert.equal(page.headers["vary"], "accept");
    assert.equal((await handle(asking)).body, "<p>not-found</p>");
    const unread = await handle({ ...asking, body: "{" });
    assert.equal(unread.statusCode, 400);
    assert.equal(unread.body, "<p>bad-json</p>");
    assert.equal((await handleOpen(good)).body, '{"shown":"A"}');
    assert.equal((await handleOpen(good)).headers["vary"], "accept");
  });

  it("fits the types of API Gateway", () => {
    type Gateway = (
      event: APIGatewayProxyEventV2WithJWTAuthorizer,
      context: Context,
    ) => Promise<Readonly<APIGatewayProxyStructuredResultV2>>;
    const { handle } = wired(async () => done({ shown: "yes" }));
    const gateway: Gateway = handle;
    assert.equal(gateway, handle);
  });
});
