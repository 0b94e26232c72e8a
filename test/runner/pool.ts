/** Does `work` for every item, at most `size` at a time, in order of the list. Results keep the order of the items. */
export async function runInPool<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const open = items.entries();
  const lane = async () => {
    for (const [at, item] of open) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: size }, lane));
  return results;
}
