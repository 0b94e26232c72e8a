import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openIdentityDatabase } from "#local/identity/identity-database.ts";
import { fromBase32, timeStep, totpCode } from "#local/identity/totp.ts";
import { users } from "#local/identity/users.ts";

const folder = mkdtempSync(join(tmpdir(), "identity-users-"));
const database = openIdentityDatabase(folder);
after(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** Guessing is cheap here, so that the tests are quick. */
const cheap = { N: 16, r: 1, p: 1 };
let added = 0;

/** A user who has chosen a password, and a clock to move. */
async function setup() {
  let time = Date.parse("2027-04-01T00:00:00.000Z");
  const clock = { now: () => new Date(time).toISOString() };
  const people = users(database, clock, cheap);
  added += 1;
  const signInName = `reviewer-${added}`;
  const first = await people.add({ signInName, profile: { name: "審査 太郎", groups: ["reviewer"] } });
  assert.ok(first !== undefined);
  const password = "正しい馬の電池ホチキス!";
  assert.equal(await people.choosePassword(first.subject, password), true);
  return {
    people,
    signInName,
    first,
    password,
    forward: (minutes: number) => {
      time += minutes * 60_000;
    },
    code: () => totpCode(fromBase32(first.totpSecret), timeStep(clock.now())),
  };
}

describe("N-03 People sign in with a password and a one-time code", () => {
  it("both right: signed in", async () => {
    const { people, signInName, password, code, first } = await setup();
    assert.deepEqual(await people.signIn(signInName, password, code()), {
      is: "signedIn",
      account: { subject: first.subject, profile: { name: "審査 太郎", groups: ["reviewer"] } },
    });
  });

  it("the same password in another normal form of Unicode is the same password", async () => {
    const { people, signInName, first, code } = await setup();
    await people.choosePassword(first.subject, "ガラスの城に住む人たち");
    const decomposed = "ガラスの城に住む人たち".normalize("NFD");
    assert.equal((await people.signIn(signInName, decomposed, code())).is, "signedIn");
  });

  it("a wrong password, a wrong code, no code, or nobody of that name: refused", async () => {
    const { people, signInName, first, password, code } = await setup();
    const refused = { is: "refused", subject: first.subject, locks: false };
    const wrong = code() === "000000" ? "000001" : "000000";
    assert.deepEqual(await people.signIn(signInName, `${password}x`, code()), refused);
    assert.deepEqual(await people.signIn(signInName, password, wrong), refused);
    assert.deepEqual(await people.signIn(signInName, password, ""), refused);
    const nobody = await people.signIn("nobody", password, code());
    assert.deepEqual(nobody, { is: "refused", locks: false });
  });

  it("a code counts once", async () => {
    const { people, signInName, password, code, forward } = await setup();
    assert.equal((await people.signIn(signInName, password, code())).is, "signedIn");
    assert.equal((await people.signIn(signInName, password, code())).is, "refused");
    forward(1);
    assert.equal((await people.signIn(signInName, password, code())).is, "signedIn");
  });

  it("a code used twice at the same moment counts once", async () => {
    const { people, signInName, password, code } = await setup();
    const tries = [1, 2, 3].map(() => people.signIn(signInName, password, code()));
    const results = (await Promise.all(tries)).map(({ is }) => is);
    assert.deepEqual(results.toSorted(), ["refused", "refused", "signedIn"]);
  });

  it("the password given at first must be changed, to another one", async () => {
    const { people } = await setup();
    const signInName = `newcomer-${added}`;
    const first = await people.add({ signInName, profile: { name: "新人", groups: ["auditor"] } });
    assert.ok(first !== undefined);
    const code = totpCode(fromBase32(first.totpSecret), timeStep("2027-04-01T00:00:00.000Z"));
    assert.equal((await people.signIn(signInName, first.password, code)).is, "mustChangePassword");
    assert.equal(await people.choosePassword(first.subject, first.password), false);
    assert.equal(await people.choosePassword(first.subject, "別のパスワードにする"), true);
  });

  it("a sign-in name is taken once", async () => {
    const { people, signInName } = await setup();
    const again = await people.add({ signInName, profile: { name: "別人", groups: ["decider"] } });
    assert.equal(again, undefined);
  });

  it("somebody removed is nobody", async () => {
    const { people, signInName, first, password, code } = await setup();
    assert.equal(people.remove(signInName), true);
    assert.equal(people.account(first.subject), undefined);
    const again = await people.signIn(signInName, password, code());
    assert.deepEqual(again, { is: "refused", locks: false });
    assert.equal(people.remove(signInName), false);
  });
});

describe("Repeated failures lock an account", () => {
  it("after five in a row even what is right is refused, for 15 minutes by the scheme's clock", async () => {
    const { people, signInName, password, code, forward } = await setup();
    for (let failure = 0; failure < 5; failure += 1) await people.signIn(signInName, "wrong", code());
    assert.equal((await people.signIn(signInName, password, code())).is, "refused");
    forward(14);
    assert.equal((await people.signIn(signInName, password, code())).is, "refused");
    forward(1);
    assert.equal((await people.signIn(signInName, password, code())).is, "signedIn");
  });

  it("the fifth says that it locks the account, and no other", async () => {
    const { people, signInName, first, code } = await setup();
    for (const locks of [false, false, false, false, true, false, false])
      assert.deepEqual(await people.signIn(signInName, "wrong", code()), {
        is: "refused",
        subject: first.subject,
        locks,
      });
  });

  it("four are forgiven by a success", async () => {
    const { people, signInName, password, code, forward } = await setup();
    for (let round = 0; round < 2; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) await people.signIn(signInName, "wrong", code());
      assert.equal((await people.signIn(signInName, password, code())).is, "signedIn");
      forward(1);
    }
  });

  it("wrong codes count as well", async () => {
    const { people, signInName, password, code, forward } = await setup();
    for (let failure = 0; failure < 5; failure += 1) await people.signIn(signInName, password, "abcdef");
    assert.equal((await people.signIn(signInName, password, code())).is, "refused");
    forward(16);
    assert.equal((await people.signIn(signInName, password, code())).is, "signedIn");
  });

  it("many tries at the same moment do not get past the limit", async () => {
    const { people, signInName, password, code } = await setup();
    const wrong = Array.from({ length: 8 }, () => people.signIn(signInName, "wrong", code()));
    const right = people.signIn(signInName, password, code());
    const results = await Promise.all([...wrong, right]);
    assert.ok(results.every(({ is }) => is === "refused"));
    assert.equal(results.filter((result) => result.is === "refused" && result.locks).length, 1);
  });
});
