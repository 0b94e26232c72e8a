import type { Bilingual } from "#scheme/bilingual.ts";

/** The installation cannot start as it is set up; says which setting it is and what to do. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
  readonly why: Bilingual;
  constructor(why: Bilingual, options?: ErrorOptions) {
    super(why.en, options);
    this.why = why;
  }
}
