import type { Answer } from "#local/http/answer.ts";
import { both } from "#local/http/both.ts";
import { pageAnswer } from "#local/http/page.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { type Html, html } from "#web/html.ts";
import type { Account } from "./account.ts";
import { affiliationOf } from "./demo-accounts.ts";
import { roleNames } from "./role-names.ts";
import { passwordLength } from "./users.ts";

const text = (ja: string, en: string): Bilingual => ({ ja, en });
const signIn = text("サインイン", "Sign in");

function alert(message: Bilingual | undefined): Html | undefined {
  return message && html`<p class="alert" role="alert">${both(message)}</p>`;
}

const accountTypes = {
  prime: text("プライム", "prime"),
  member: text("メンバー", "member"),
  entry: text("エントリー", "entry"),
} as const;

function accountButton(account: Account): Html {
  const { subject, profile } = account;
  const roles = profile.groups.map((role) => roleNames[role]);
  const type = profile.account_type && accountTypes[profile.account_type];
  const details = [type, affiliationOf(account)].filter((each) => each !== undefined);
  return html`<li><button name="account" value="${subject}"><strong lang="ja">${profile.name}</strong>
<span lang="ja">${roles.map(({ ja }) => ja).join("・")}</span>
<span lang="en" class="en">${roles.map(({ en }) => en).join(", ")}</span>
<span class="details">${details.map(({ ja }) => ja).join("・")}</span>
<span lang="en" class="en">${details.map(({ en }) => en).join(", ")}</span></button></li>`;
}

/** The sign-in page of demo mode: every ready-made account is a button. */
export function demoSignInPage(action: string, accounts: readonly Account[]): Answer {
  const content = html`<p>${both(
    text("誰としてサインインするかを選んでください。", "Choose whom to sign in as."),
  )}</p>
<form method="post" action="${action}"><ul class="accounts">${accounts.map(accountButton)}</ul></form>`;
  return pageAnswer({ title: signIn, content, demo: true });
}

/** The sign-in page: name, password and one-time code. `refused` says that a try failed, and no more. */
export function signInPage(action: string, refused: boolean): Answer {
  const message = text(
    "サインインできませんでした。サインイン名・パスワード・確認コードを確かめてください。続けて5回失敗すると15分間サインインできません。",
    "You could not be signed in. Check the sign-in name, password and code. Five failures in a row lock the account for 15 minutes.",
  );
  const content = html`${alert(refused ? message : undefined)}
<form method="post" action="${action}" class="fields">
<label for="name">${both(text("サインイン名", "Sign-in name"))}</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100">
<label for="password">${both(text("パスワード", "Password"))}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="${passwordLength.maximum}">
<label for="code">${both(text("確認コード（認証アプリの6桁）", "Code (six digits from the authenticator app)"))}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required maxlength="6">
<button>${both(signIn)}</button>
</form>`;
  return pageAnswer({ title: signIn, content, status: refused ? 401 : 200 });
}

/** Asks for a password of one's own at the first sign-in. */
export function newPasswordPage(action: string, refused: boolean): Answer {
  const rule = text(
    `${passwordLength.minimum}文字以上で、渡された仮のパスワードとは別のもの。`,
    `At least ${passwordLength.minimum} characters, and not the one-time password you were given.`,
  );
  const title = text("新しいパスワード", "New password");
  const content = html`${alert(refused ? text("このパスワードは使えません。", "This password cannot be used.") : undefined)}
<form method="post" action="${action}" class="fields">
<label for="new-password">${both(title)}</label>
<p id="rule" class="hint">${both(rule)}</p>
<input id="new-password" name="new-password" type="password" autocomplete="new-password" aria-describedby="rule" required minlength="${passwordLength.minimum}" maxlength="${passwordLength.maximum}">
<button>${both(text("決定する", "Use this password"))}</button>
</form>`;
  return pageAnswer({ title, content, status: refused ? 422 : 200 });
}

/** What a person sees when a sign-in cannot go on. */
export function signInFailedPage(code: string): Answer {
  const content = html`<p role="alert">${both(
    text(
      "サインインを続けられません。時間が経ちすぎたか、アドレスに誤りがあります。最初からやり直してください。",
      "This sign-in cannot go on: it took too long, or the address is wrong. Please start again.",
    ),
  )}</p><p>${both(text("コード", "Code"))}: <code>${code}</code></p>
<p><a href="/">${both(text("はじめのページへ", "To the start page"))}</a></p>`;
  return pageAnswer({ title: text("サインインできません", "Sign-in failed"), content, status: 400 });
}
