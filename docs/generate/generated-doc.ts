/** A page that is made from the truth in the code: its path from the top of the checkout, and its whole text. */
export type GeneratedDoc = { path: string; text: string };
