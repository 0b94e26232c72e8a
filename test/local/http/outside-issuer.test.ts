import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { after, before, describe, it } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { tokenCheck } from "#local/http/check-token.ts";
import { outsideIssuer } from "#local/identity/outside-issuer.ts";
import { freePort } from "#test/support/free-port.ts";

describe("An outside issuer", () => {
  const clock = { now: () => "2027-04-01T00:00:00.000Z" };
  let issuer: string;
  let server: Server;
  let token: string;
  let answering = true;
  let named: string | undefined;

  before(async () => {
    const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
    const port = await freePort();
    issuer = `http://127.0.0.1:${port}/pool`;
    const documents: Record<string, () => unknown> = {
      "/pool/.well-known/openid-configuration": () => ({
        issuer: named ?? issuer,
        jwks_uri: `${issuer}/keys`,
      }),
      "/pool/keys": () => ({ keys: [jwk] }),
    };
    const jwk = { ...(await exportJWK(publicKey)), kid: "k", alg: "RS256", use: "sig" };
    server = createServer((request, response) => {
      const document = answering ? documents[request.url ?? ""] : undefined;
      response.writeHead(document === undefined ? 503 : 200).end(JSON.stringify(document?.()));
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const now = Date.parse(clock.now()) / 1000;
    token = await new SignJWT({ client_id: "app", groups: ["reviewer"] })
      .setProtectedHeader({ alg: "RS256", kid: "k" })
      .setIssuer(issuer)
      .setSubject("s")
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(privateKey);
  });
  after(() => server.close());

  it("its tokens are taken by its own keys", async () => {
    const check = tokenCheck(outsideIssuer({ issuer, audience: "app" }), clock);
    assert.equal((await check(`Bearer ${token}`))?.sub, "s");
    const other = tokenCheck(outsideIssuer({ issuer, audience: "other-app" }), clock);
    assert.equal(await other(`Bearer ${token}`), undefined);
  });

  it("when it is away, that is a fault of ours, and over when it is back", async () => {
    const check = tokenCheck(outsideIssuer({ issuer, audience: "app" }), clock);
    answering = false;
    await assert.rejects(check(`Bearer ${token}`), /503/);
    answering = true;
    assert.equal((await check(`Bearer ${token}`))?.sub, "s");
  });

  it("a document of another issuer is not believed", async () => {
    const check = tokenCheck(outsideIssuer({ issuer, audience: "app" }), clock);
    named = "https://elsewhere.example";
    await assert.rejects(check(`Bearer ${token}`));
    named = undefined;
  });

  it("must be reached by https, unless it is on this machine", () => {
    assert.throws(() => outsideIssuer({ issuer: "http://issuer.example", audience: "a" }), /https/);
    assert.ok(outsideIssuer({ issuer: "https://issuer.example", audience: "a" }));
  });
});
