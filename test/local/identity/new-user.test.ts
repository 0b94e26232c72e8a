import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openIdentityDatabase } from "#local/identity/identity-database.ts";
import { users } from "#local/identity/users.ts";
import { manageUsers } from "#local/tools/user.ts";

const folder = mkdtempSync(join(tmpdir(), "new-user-"));
const database = openIdentityDatabase(folder);
const people = users(database, { now: () => "2027-04-01T00:00:00.000Z" }, { N: 16, r: 1, p: 1 });
after(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const number = ["--corporate-number", "4000012090001"];
const company = [...number, "--account-type", "prime"];
const body = ["--body", "meti"];
const roles = (...names: string[]) => names.flatMap((name) => ["--role", name]);
const add = (name: string, ...args: string[]) =>
  manageUsers(["add", name, "--name", "山田", ...args], people);

describe("N-03 somebody to be added fits one side", () => {
  const good: readonly (readonly [string, readonly string[]])[] = [
    ["applicant-1", [...roles("applicant"), ...company]],
    ["signatory-1", [...roles("applicant", "signatory"), ...company]],
    ["responder-1", [...roles("governmentResponder"), ...body]],
    ["reviewer-1", roles("reviewer", "decider")],
    ["auditor-1", roles("auditor", "administrator", "surveillanceOfficer")],
  ];
  for (const [name, args] of good) {
    it(`${args.join(" ")} is added`, async () => assert.equal((await add(name, ...args)).code, 0));
  }

  const bad: readonly (readonly [readonly string[], RegExp])[] = [
    [[...roles("applicant", "reviewer"), ...company], /互いに兼ねられません.*two sides/],
    [[...roles("signatory", "governmentResponder"), ...company, ...body], /two sides/],
    [[...roles("governmentResponder", "auditor"), ...body], /two sides/],
    [[...roles("administrator", "governmentResponder"), ...body], /two sides/],
    [[...roles("reviewer"), ...company], /two sides/],
    [[...roles("reviewer"), "--account-type", "entry"], /two sides/],
    [[...roles("decider"), ...body], /two sides/],
    [[...roles("applicant"), ...company, ...body], /two sides/],
    [[...roles("governmentResponder"), ...body, ...number], /two sides/],
    [roles("applicant"), /people of companies need --corporate-number/],
    [[...roles("applicant"), "--account-type", "prime"], /people of companies need --corporate-number/],
    [[...roles("signatory"), ...number], /people of companies need --account-type/],
    [roles("governmentResponder"), /government responders need --body/],
    [
      [...roles("applicant"), "--corporate-number", "1000012090001", "--account-type", "prime"],
      /検査用数字が合いません.*check digit/,
    ],
    [[], /groups/],
    [roles("king"), /groups/],
  ];
  for (const [args, message] of bad) {
    it(`${args.join(" ") || "no role"} is refused with a reason`, async () => {
      const { code, text } = await add("somebody", ...args);
      assert.equal(code, 2);
      assert.match(text, message);
    });
  }

  for (const args of [
    ["add", "a a a", "--name", "あ", ...roles("reviewer")],
    ["add"],
    ["promote", "aaa"],
    ["add", "aaa", "--admin"],
  ]) {
    it(`${args.join(" ")} is not understood`, async () => {
      assert.equal((await manageUsers(args, people)).code, 2);
    });
  }
});
