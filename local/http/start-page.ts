import type { Bilingual } from "#scheme/bilingual.ts";
import { type Html, html } from "#web/html.ts";
import { both } from "./both.ts";
import type { LocalRoute } from "./local-route.ts";
import { pageAnswer } from "./page.ts";

type Link = { readonly to: string; readonly name: Bilingual; readonly about: Bilingual };

const forEverybody: readonly Link[] = [
  {
    to: "/ja/",
    name: { ja: "公開ページ", en: "Public pages" },
    about: {
      ja: "認定番号で調べる、公表情報を見る。",
      en: "Look up a certification, see what is published.",
    },
  },
  {
    to: "/api",
    name: { ja: "APIの説明", en: "API reference" },
    about: { ja: "できること全部と、誰がしてよいか。", en: "Everything that can be done, and by whom." },
  },
  {
    to: "/openapi.json",
    name: { ja: "APIの定義（OpenAPI）", en: "API document (OpenAPI)" },
    about: { ja: "プログラムで読むための定義。", en: "The same for programs." },
  },
  {
    to: "/policy",
    name: { ja: "審査基準と期間", en: "Criteria and periods" },
    about: {
      ja: "公表している基準。値ごとに根拠を示します。",
      en: "The published rules, each value with its basis.",
    },
  },
  {
    to: "/.well-known/certificate-keys.json",
    name: { ja: "認定証を検証する鍵", en: "Certificate keys" },
    about: { ja: "認定証の署名は誰でも確かめられます。", en: "Anybody can verify a certificate with them." },
  },
];

const forDemo: readonly Link[] = [
  {
    to: "/demo/sign-in",
    name: { ja: "試しにサインイン", en: "Demo sign-in" },
    about: { ja: "役割ごとに用意した人になってみる。", en: "Be one of the people prepared for every role." },
  },
  {
    to: "/inbox",
    name: { ja: "受信箱", en: "Inbox" },
    about: { ja: "送られた通知をすべて読めます。", en: "Every notice that was sent." },
  },
  {
    to: "/demo/clock",
    name: { ja: "デモの時計", en: "Demo clock" },
    about: {
      ja: "端末で npm run clock -- +14d とすると進みます。",
      en: "Run npm run clock -- +14d in a terminal to move it.",
    },
  },
];

function card({ to, name, about }: Link): Html {
  return html`<li><a href="${to}">${both(name)}</a><p>${both(about)}</p></li>`;
}

/** The start page of a demo: what this is, and where to go. Otherwise the public front page is there. */
export function startPageRoute(): LocalRoute {
  const content = html`<p>${both({
    ja: "サイバーセキュリティ・サービスを提供する事業者が、信頼できる体制で運営されていることを認定する制度です。申請、補正、関係機関への照会、決定、認定証の発行と検証までを、この一台で行います。",
    en: "Providers of cybersecurity services are certified as trustworthy. This machine runs the scheme whole: application, remediation, inquiries to government bodies, decision, and a certificate that anybody can verify.",
  })}</p>
<h2>${both({ ja: "試してみる", en: "Try it" })}</h2><ul class="cards">${forDemo.map(card)}</ul>
<h2>${both({ ja: "調べる", en: "Look things up" })}</h2><ul class="cards">${forEverybody.map(card)}</ul>`;
  const title = { ja: "認定制度システム", en: "Certification system" };
  return { method: "GET", path: "/", answer: () => pageAnswer({ title, content, demo: true }) };
}
