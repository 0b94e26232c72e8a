import type { Bilingual } from "#scheme/bilingual.ts";

/** How every letter ends: where to go on, and what a letter of ours never does. */
export const closing: { readonly signIn: Bilingual; readonly caution: Bilingual } = {
  signIn: {
    ja: "手続は、次のポータルにサインインして行ってください。",
    en: "To go on, sign in to the portal:",
  },
  caution: {
    ja: "このメールのリンクを開くだけで手続が行われることはありません。また、パスワードをお尋ねすることもありません。このメールは送信専用です。",
    en: "Opening a link in this mail never performs an act, and we never ask for your password. Replies to this mail are not read.",
  },
};
