import { type Html, html } from "./html.ts";
import type { Language, Words } from "./language.ts";

/** The categories of services by code, each with its name. */
export type Categories = Readonly<Record<string, Words>>;

export const frontTitle: Words = {
  ja: "サイバーセキュリティ・サービス事業者の認定",
  en: "Certified cybersecurity service providers",
};

const words = {
  lead: {
    ja: "サイバーセキュリティ・サービスを提供する事業者が、信頼できる体制で運営されていることを認定する制度です。審査登録された区分ごとに認定し、有効期間は認定証に書かれています。",
    en: "The scheme certifies that a provider of cybersecurity services is run in a way that can be trusted. A certification is for one category of registered services, for the period written on its certificate.",
  },
  lookUp: { ja: "認定を調べる", en: "Look up a certification" },
  lookUpAbout: {
    ja: "認定番号を入れると、その認定が今日有効かどうかが分かります。",
    en: "Enter the number of a certification to see whether it is in force today.",
  },
  number: { ja: "認定番号", en: "Certification number" },
  numberHint: {
    ja: "認定証に書かれています。例：CSP-2027-AU-0001",
    en: "It is on the certificate, e.g. CSP-2027-AU-0001.",
  },
  lookUpButton: { ja: "調べる", en: "Look up" },
  registered: { ja: "登録サービスを調べる", en: "See registered services" },
  registeredAbout: {
    ja: "認定の対象になるのは、審査登録制度に登録されたサービスです。区分ごとの一覧をJSON形式で見られます。",
    en: "Only services on the existing register can be certified. The list of each category is data (JSON).",
  },
  category: { ja: "区分", en: "Category" },
  registeredButton: { ja: "一覧を見る", en: "See the list" },
  published: { ja: "公表している情報", en: "What is published" },
  publishedAbout: {
    ja: "どれもサインインなしで見られます。「データ」は、プログラムで読むためのJSON形式です。",
    en: "No sign-in is needed for any of it. “Data” is JSON, made for programs to read.",
  },
} satisfies Record<string, Words>;

type Link = { readonly to: string; readonly name: Words; readonly about: Words };

const links: readonly Link[] = [
  {
    to: "/revocations",
    name: { ja: "取消しの一覧（データ）", en: "Revocations (data)" },
    about: {
      ja: "現在効力のある認定取消しを、新しい順に示します。",
      en: "The revocations that stand, the newest first.",
    },
  },
  {
    to: "/draws",
    name: { ja: "抽選の記録（データ）", en: "Random draws (data)" },
    about: {
      ja: "無作為に調べる事業者の選び方を、誰でも計算し直せます。",
      en: "How providers are picked for a check at random; anybody can compute it again.",
    },
  },
  {
    to: "/policy",
    name: { ja: "審査基準と期間（データ）", en: "Criteria and periods (data)" },
    about: {
      ja: "公表している値と、その根拠です。",
      en: "The published values, each with its basis.",
    },
  },
  {
    to: "/.well-known/certificate-keys.json",
    name: { ja: "認定証を検証する鍵（データ）", en: "Keys of certificates (data)" },
    about: {
      ja: "認定証の電子署名は、この鍵で誰でも確かめられます。",
      en: "With them anybody can verify the signature of a certificate.",
    },
  },
  {
    to: "/openapi.json",
    name: { ja: "APIの定義（OpenAPI）", en: "API document (OpenAPI)" },
    about: {
      ja: "申請や照会など、できることのすべての定義です。",
      en: "Everything that can be done, applications and inquiries included, for programs.",
    },
  },
];

const tipDesk = {
  name: { ja: "情報提供の窓口", en: "The tip desk" },
  about: {
    ja: "認定事業者の違反や虚偽を知らせることができます。名前はなくてもかまいません。",
    en: "Tell of a false statement or a breach by a certified provider. No name is needed.",
  },
} satisfies Record<string, Words>;

function card({ to, name, about }: Link, language: Language): Html {
  return html`<li><a href="${to}">${name[language]}</a><p>${about[language]}</p></li>`;
}

/** What the certification is, and where its register can be looked into. */
export function frontPage(language: Language, categories: Categories): Html {
  const say = (text: Words) => text[language];
  const options = Object.entries(categories).map(
    ([code, name]) => html`<option value="${code}">${say(name)}</option>`,
  );
  const cards = [...links, { to: `/${language}/tip-desk`, ...tipDesk }].map((link) => card(link, language));
  return html`<p>${say(words.lead)}</p>
<h2>${say(words.lookUp)}</h2>
<p>${say(words.lookUpAbout)}</p>
<form class="fields" action="/certifications" method="get">
<label for="number">${say(words.number)}</label>
<p class="hint" id="number-hint">${say(words.numberHint)}</p>
<input id="number" name="number" type="text" required autocomplete="off" spellcheck="false" aria-describedby="number-hint">
<button type="submit">${say(words.lookUpButton)}</button>
</form>
<h2>${say(words.registered)}</h2>
<p>${say(words.registeredAbout)}</p>
<form class="fields" action="/service-register" method="get">
<label for="category">${say(words.category)}</label>
<select id="category" name="category">${options}</select>
<button type="submit">${say(words.registeredButton)}</button>
</form>
<h2>${say(words.published)}</h2>
<p>${say(words.publishedAbout)}</p>
<ul class="cards">
${cards}
</ul>`;
}
