import type { siteErrorFiles, sitePages } from "#contracts/site-pages.ts";
import { type Categories, frontPage, frontTitle } from "./front-page.ts";
import type { Html } from "./html.ts";
import type { Language, Words } from "./language.ts";
import { layout } from "./layout.ts";
import { noteIn, noteInBoth, notFound, signedIn, signedOut, unavailable } from "./notes.ts";
import { robotsTxt, securityTxt } from "./plain-files.ts";
import { stylesheet, stylesheetPath } from "./stylesheet.ts";
import { tipDeskPage, tipDeskTitle } from "./tip-desk-page.ts";

export type Site = {
  /** Where the portal is reached, without a trailing slash. */
  readonly portalUrl: string;
  /** Where weaknesses are reported, as an address with its scheme. */
  readonly securityContact: string;
  /** When what security.txt says is to be checked again, ISO 8601 in UTC. */
  readonly expires: string;
  readonly categories: Categories;
};

type ErrorFile = (typeof siteErrorFiles.notFound)[Language] | typeof siteErrorFiles.unavailable;
type FileName = (typeof sitePages)[keyof typeof sitePages] | ErrorFile;

export type SiteFile = {
  readonly file: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly body: string;
};

function page(language: Language, name: string, title: Words, content: Html): string {
  return layout({ language, title: title[language], content, addressIn: (each) => `/${each}/${name}` });
}

function note(given: typeof notFound): string {
  return layout({
    language: "ja",
    title: given.title.ja,
    content: noteInBoth(given),
    addressIn: (language) => `/${language}/`,
  });
}

function bodies(site: Site): Readonly<Record<FileName, string>> {
  const front = (language: Language) => page(language, "", frontTitle, frontPage(language, site.categories));
  const tipDesk = (language: Language) =>
    page(language, "tip-desk", tipDeskTitle, tipDeskPage(language, site.portalUrl));
  const missing = (language: Language) => page(language, "", notFound.title, noteIn(notFound, language));
  return {
    "ja/index.html": front("ja"),
    "en/index.html": front("en"),
    "ja/tip-desk.html": tipDesk("ja"),
    "en/tip-desk.html": tipDesk("en"),
    "ja/not-found.html": missing("ja"),
    "en/not-found.html": missing("en"),
    "signed-in.html": note(signedIn),
    "signed-out.html": note(signedOut),
    "unavailable.html": note(unavailable),
    "robots.txt": robotsTxt,
    ".well-known/security.txt": securityTxt(site),
  };
}

/** Every file of the public pages, the style sheet first: a page must find it when it is there itself. */
export function siteFiles(site: Site): readonly SiteFile[] {
  const asset: SiteFile = {
    file: stylesheetPath.slice(1),
    contentType: "text/css; charset=utf-8",
    cacheControl: "public, max-age=31536000, immutable",
    body: stylesheet,
  };
  const pages = Object.entries(bodies(site)).map(([file, body]) => ({
    file,
    contentType: `text/${file.endsWith(".html") ? "html" : "plain"}; charset=utf-8`,
    cacheControl: "public, max-age=60",
    body,
  }));
  return [asset, ...pages];
}
