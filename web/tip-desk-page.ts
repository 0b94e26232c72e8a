import { type Html, html } from "./html.ts";
import type { Language, Words } from "./language.ts";

export const tipDeskTitle: Words = { ja: "情報提供の窓口", en: "The tip desk" };

const words = {
  what: {
    ja: "認定事業者が、申請で虚偽を述べた、誓約に反した、問題を隠した、などの情報を受け付けます。",
    en: "The desk takes what you know of a certified provider: false statements, breaches of the pledge, things concealed.",
  },
  protected: { ja: "提供した人を守ります", en: "You are protected" },
  how: { ja: "伝え方", en: "How to give a tip" },
  howAbout: {
    ja: "書き込み用の画面はまだありません。今は、次のように送ります。返ってくる受付コード（receiptCode）は一度しか示されません。控えておいてください。",
    en: "There is no form on this site yet. For now a tip is sent like this. The receipt code (receiptCode) in the answer is shown only once: keep it.",
  },
  follow: { ja: "その後を知る", en: "What comes of it" },
  followAbout: {
    ja: "受付コードで、状況と事務局からの連絡を見られます。受付コードのほかに、提供した情報にたどり着く手がかりはありません。",
    en: "The receipt code shows where the tip stands and what the desk wrote to you. It is the only way back to your tip.",
  },
} satisfies Record<string, Words>;

const promises: readonly Words[] = [
  { ja: "名前や連絡先は、伝えなくてもかまいません。", en: "You need not say who you are." },
  {
    ja: "伝えた場合も、暗号化して保管し、通報対応担当だけが、理由を記録したうえで開きます。",
    en: "If you do, it is kept sealed. Only the tip officer can open it, and each opening is recorded with its reason.",
  },
  {
    ja: "窓口を使った人の接続元のアドレスは記録しません。攻撃として遮断した通信は記録します。",
    en: "The addresses of those who use the desk are not written down, only those of requests turned away as attacks.",
  },
];

const tip = (language: Language) =>
  JSON.stringify({
    kind: "falseApplication",
    about: { named: "certification", certificationNumber: "CSP-2027-AU-0001" },
    text: {
      ja: "知っていることを、できるだけ具体的に書きます。",
      en: "Write what you know, as exactly as you can.",
    }[language],
  });

/**
 * How to give a tip, what protects the reporter, and how to follow it up (S-01).
 * @param portalUrl without a trailing slash
 */
export function tipDeskPage(language: Language, portalUrl: string): Html {
  const say = (text: Words) => text[language];
  return html`<p>${say(words.what)}</p>
<h2>${say(words.protected)}</h2>
<ul>
${promises.map((promise) => html`<li>${say(promise)}</li>\n`)}</ul>
<h2>${say(words.how)}</h2>
<p>${say(words.howAbout)}</p>
<pre>curl ${portalUrl}/tips -H 'content-type: application/json' \\
  -d '${tip(language)}'</pre>
<h2>${say(words.follow)}</h2>
<p>${say(words.followAbout)}</p>
<pre>curl ${portalUrl}/tips/status -H 'content-type: application/json' \\
  -d '{"code":"…"}'</pre>`;
}
