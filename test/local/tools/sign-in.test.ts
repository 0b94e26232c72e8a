import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { type SignInWorld, signInByHand } from "#local/tools/sign-in.ts";

const issuer = "https://issuer.example/pool";
const args = ["--issuer", issuer, "--client", "c1", "--portal", "https://portal.example/"];

/** An issuer that gives a code to whoever comes with a challenge, and a token for the code and its verifier. */
function fakeIssuer(change: (back: URL) => void = () => undefined) {
  const asked: URL[] = [];
  const world: SignInWorld = {
    random: (count) => new Uint8Array(count).fill(7),
    async ask(text) {
      const page = new URL(/https:\S+/.exec(text)?.[0] ?? "");
      asked.push(page);
      const back = new URL(page.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "the-code");
      back.searchParams.set("state", page.searchParams.get("state") ?? "");
      change(back);
      return ` ${back.href}\n`;
    },
    async fetch(input, init) {
      if (String(input) === `${issuer}/.well-known/openid-configuration`)
        return Response.json({
          authorization_endpoint: "https://pages.example/oauth2/authorize",
          token_endpoint: "https://pages.example/oauth2/token",
        });
      assert.equal(String(input), "https://pages.example/oauth2/token");
      const form = new URLSearchParams(String(init?.body));
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      const isRight =
        form.get("code") === "the-code" &&
        form.get("redirect_uri") === "https://portal.example/signed-in" &&
        challenge === asked[0]?.searchParams.get("code_challenge");
      return isRight ? Response.json({ access_token: "the-token" }) : new Response("", { status: 400 });
    },
  };
  return { world, asked };
}

describe("npm run sign-in", () => {
  it("gives the token of the person who signed in, by code and challenge", async () => {
    const { world, asked } = fakeIssuer();
    assert.deepEqual(await signInByHand(args, world), { code: 0, text: "the-token" });
    const query = Object.fromEntries(asked[0]?.searchParams ?? []);
    assert.deepEqual(
      [query["client_id"], query["response_type"], query["scope"], query["code_challenge_method"]],
      ["c1", "code", "openid profile email", "S256"],
    );
  });

  const wrong: readonly [string, (back: URL) => void, number, RegExp][] = [
    ["another sign-in's address", (back) => back.searchParams.set("state", "other"), 1, /not the address/],
    ["an address without a code", (back) => back.searchParams.delete("code"), 1, /not the address/],
    ["another site's address", (back) => (back.hostname = "elsewhere.example"), 1, /not the address/],
    ["a code that is not good", (back) => back.searchParams.set("code", "old"), 1, /no token \(400\)/],
  ];
  for (const [name, change, code, text] of wrong)
    it(`refuses ${name}`, async () => {
      const result = await signInByHand(args, fakeIssuer(change).world);
      assert.equal(result.code, code);
      assert.match(result.text, text);
    });

  it("says so when the issuer does not answer", async () => {
    for (const answer of [
      () => Promise.reject(new Error("no network")),
      async () => new Response("", { status: 404 }),
      async () => Response.json({}),
    ]) {
      const result = await signInByHand(args, { ...fakeIssuer().world, fetch: answer });
      assert.deepEqual([result.code, /does not answer/.test(result.text)], [1, true]);
    }
  });

  it("shows how it is used when it is not understood", async () => {
    for (const given of [[], args.slice(2), [...args, "--more"], ["--issuer", "x", ...args.slice(2)]])
      assert.equal((await signInByHand(given, fakeIssuer().world)).code, 2);
  });
});
