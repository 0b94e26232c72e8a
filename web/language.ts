/** The languages of the pages, the scheme's own first. They are also the first segment of an address. */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** A text in every language. */
export type Words = Readonly<Record<Language, string>>;

export const languageNames: Words = { ja: "日本語", en: "English" };
