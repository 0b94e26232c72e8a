import { nameIdentity } from "./comparable.ts";
import type { Place, RegisteredService, StatedEntry } from "./entry.ts";
import { inFixedOrder } from "./fixed-order.ts";

export type AddedService = { readonly service: RegisteredService; readonly place: Place };

/**
 * Gives new services ids: from the register number where there is one, else from provider, service and category. Whenever
 * the same file meets the same services, they get the same ids, so that what was shown before an import is what it does,
 * and one that was interrupted can be repeated. An id may be taken, as by a service that was renamed since: then the text
 * counts on until one is free.
 * @param taken ids of the services here
 * @param idOf an id from a text: the same for the same text, another for another
 * @throws RangeError when `idOf` has no more ids
 */
export function withNewIds(
  entries: readonly StatedEntry[],
  taken: readonly string[],
  idOf: (identity: string) => string,
): readonly AddedService[] {
  const used = new Set(taken);
  return inFixedOrder(entries, ({ entry }) => entry).map(({ entry, place }) => {
    const id = freeId(entry.registerNumber ?? nameIdentity(entry), used, idOf);
    used.add(id);
    return { service: { id, ...entry }, place };
  });
}

function freeId(identity: string, used: ReadonlySet<string>, idOf: (identity: string) => string): string {
  const first = idOf(identity);
  if (!used.has(first)) return first;
  for (let count = 2; count <= used.size + 2; count += 1) {
    const id = idOf(`${identity} (${count})`);
    if (!used.has(id)) return id;
  }
  throw new RangeError(`No id is free for ${identity}`);
}
