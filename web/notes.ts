import { type Html, html } from "./html.ts";
import type { Language, Words } from "./language.ts";

/** A page that says one thing and leads back. */
type Note = { readonly title: Words; readonly text: Words };

export const notFound: Note = {
  title: { ja: "ページが見つかりません", en: "There is no such page" },
  text: {
    ja: "アドレスが間違っているか、ページがなくなりました。入り口から探してください。",
    en: "The address is wrong, or the page is gone. Please start from the front page.",
  },
};

export const unavailable: Note = {
  title: { ja: "ただいま利用できません", en: "Not available just now" },
  text: {
    ja: "一時的な障害です。数分後に、もう一度お試しください。送ったものが届いたかどうかは、再開後に確かめてください。",
    en: "This is a passing fault. Please try again in a few minutes, and then check whether what you sent arrived.",
  },
};

export const signedIn: Note = {
  title: { ja: "サインインしました", en: "You are signed in" },
  text: {
    ja: "このページのアドレスを、そのまま npm run sign-in の画面に貼り付けてください。ほかの人に渡さないでください。",
    en: "Paste the address of this page, as it is, where npm run sign-in asks for it. Give it to nobody else.",
  },
};

export const signedOut: Note = {
  title: { ja: "サインアウトしました", en: "You are signed out" },
  text: { ja: "この画面は閉じてかまいません。", en: "You can close this page." },
};

const back: Words = { ja: "入り口へ", en: "To the front page" };

/** A note in one language. */
export function noteIn({ text }: Note, language: Language): Html {
  return html`<p>${text[language]}</p>
<p><a href="/${language}/">${back[language]}</a></p>`;
}

/** A note in both languages on one page, for addresses that belong to none. */
export function noteInBoth(note: Note): Html {
  return html`${noteIn(note, "ja")}
<section lang="en">
<h2>${note.title.en}</h2>
${noteIn(note, "en")}
</section>`;
}
