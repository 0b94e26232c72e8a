import type { Deps } from "#ports";
import type { RecordKind, RecordOf } from "#records/index.ts";
import type { IndexName } from "#records/layout.ts";

/** Every record of an index partition, page by page. */
export async function everything<Kind extends RecordKind>(
  deps: Pick<Deps, "register">,
  kind: Kind,
  index: IndexName,
  partition: string,
): Promise<RecordOf<Kind>[]> {
  const found: RecordOf<Kind>[] = [];
  let after: string | undefined;
  do {
    const page = await deps.register.listBy(kind, index, partition, {
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.records);
    after = page.next;
  } while (after !== undefined);
  return found;
}
