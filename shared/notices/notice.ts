import type { NoticeContent } from "#records/notice-content.ts";
import type { Bilingual } from "#scheme/bilingual.ts";

/** A notice in words, in Japanese and English. */
export type RenderedNotice = { readonly subject: string; readonly text: string; readonly html: string };

export type NoticeContext = {
  /** Address of the portal without a trailing slash; the only place a notice links to. */
  readonly portal: string;
  /** Who sends the notice. */
  readonly operator: Bilingual;
};

export type ContentOf<Template extends NoticeContent["template"]> = Extract<
  NoticeContent,
  { template: Template }
>;
