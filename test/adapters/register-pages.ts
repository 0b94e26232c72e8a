import type { Page, Range } from "#ports";
import type { RecordKind, RecordOf } from "#records/index.ts";

/** All pages of a list, read one after another. */
export async function pagesOf<Kind extends RecordKind>(
  read: (range: Range) => Promise<Page<Kind>>,
  range: Range,
): Promise<readonly (readonly RecordOf<Kind>[])[]> {
  const pages: (readonly RecordOf<Kind>[])[] = [];
  let after: string | undefined;
  do {
    const page: Page<Kind> = await read(after === undefined ? range : { ...range, after });
    pages.push(page.records);
    after = page.next;
    if (pages.length > 1000) throw new Error("The pages never end");
  } while (after !== undefined);
  return pages;
}
