import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "#local/clock/system-clock.ts";
import { dataFolderFrom } from "#local/config.ts";
import { openIdentityDatabase } from "#local/identity/identity-database.ts";
import { newUser } from "#local/identity/new-user.ts";
import { type Users, users } from "#local/identity/users.ts";

const usage = `使い方 / Usage:
  npm run user -- add SIGN_IN_NAME --name "氏名" --role ROLE [--role ROLE]
      [--corporate-number 13桁 --account-type prime|member|entry]   申請者側 / people of companies
      [--body CODE]                                                照会先の回答者 / government responders
  npm run user -- remove SIGN_IN_NAME`;

type Result = { readonly code: 0 | 1 | 2; readonly text: string };
const misunderstood: Result = { code: 2, text: usage };

const flags = {
  name: { type: "string" },
  role: { type: "string", multiple: true },
  "corporate-number": { type: "string" },
  "account-type": { type: "string" },
  body: { type: "string" },
} as const;

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch {
    return undefined;
  }
}

async function add(people: Users, signInName: string, candidate: unknown): Promise<Result> {
  const user = newUser.safeParse({ signInName, profile: candidate });
  if (!user.success) {
    const wrong = user.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    return { code: 2, text: `${usage}\n\n${wrong.join("\n")}` };
  }
  const first = await people.add(user.data);
  if (first === undefined) return { code: 1, text: `${signInName} はすでにいます / is there already` };
  const issuer = encodeURIComponent("認定制度");
  const uri = `otpauth://totp/${issuer}:${encodeURIComponent(signInName)}?secret=${first.totpSecret}&issuer=${issuer}`;
  const text = `${signInName} を追加しました。次の2つは今だけ表示します。 / Added. The next two are shown this once only.
  仮のパスワード / one-time password : ${first.password}
  認証アプリの鍵 / authenticator key : ${first.totpSecret}
  ${uri}
最初のサインインで自分のパスワードに変えます。 / At the first sign-in it is replaced by a password of one's own.`;
  return { code: 0, text };
}

/**
 * Adds or removes somebody who may sign in outside demo mode.
 * @returns what to print, and the exit code: 0 done, 1 not done, 2 the command was not understood
 */
export async function manageUsers(args: readonly string[], people: Users): Promise<Result> {
  const parsed = read(args);
  const [command, signInName, ...others] = parsed?.positionals ?? [];
  if (parsed === undefined || signInName === undefined || others.length > 0) return misunderstood;
  const { name, role, body, ...company } = parsed.values;
  if (command === "remove") {
    return people.remove(signInName)
      ? { code: 0, text: `${signInName} を削除しました / removed` }
      : { code: 1, text: `${signInName} はいません / is not there` };
  }
  if (command !== "add") return misunderstood;
  const candidate = {
    name,
    groups: role,
    body,
    corporate_number: company["corporate-number"],
    account_type: company["account-type"],
  };
  return add(people, signInName, candidate);
}

async function main(): Promise<void> {
  const database = openIdentityDatabase(dataFolderFrom(process.env));
  const result = await manageUsers(process.argv.slice(2), users(database, systemClock));
  database.close();
  console[result.code === 0 ? "log" : "error"](result.text);
  process.exitCode = result.code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
