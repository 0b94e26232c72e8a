/** What a problem says, in both languages. */
export const problemText = (ja: string, en: string) => ({ ja, en });
