import type { Category } from "../categories.ts";
import type { RegisterEntry } from "./entry.ts";

/**
 * Why a person must look at an import before it counts: a truncated file must not drop half the register.
 * `tooManyDropped`: more than so many per cent of the services the file speaks for. `categoryGone`: nothing is left of a
 * category. `rowsUnread`: what is dropped may stand in one of the rows that could not be read.
 */
export type Suspicion =
  | {
      readonly kind: "tooManyDropped";
      readonly dropped: number;
      readonly of: number;
      readonly permittedPercent: number;
    }
  | { readonly kind: "categoryGone"; readonly category: Category; readonly dropped: number }
  | { readonly kind: "rowsUnread"; readonly rows: number };

/**
 * What is suspicious about the services an import would drop.
 * @param of the services here in the categories the file speaks for, the dropped ones among them, the file's entries and
 * the number of its rows that were not read
 */
export function suspicionsOf(of: {
  readonly covers: readonly Category[];
  readonly services: readonly RegisterEntry[];
  readonly dropped: readonly RegisterEntry[];
  readonly entries: readonly RegisterEntry[];
  readonly rowsUnread: number;
  readonly permittedPercent: number;
}): readonly Suspicion[] {
  const { services, dropped, entries, rowsUnread, permittedPercent } = of;
  const tooMany = dropped.length * 100 > services.length * permittedPercent;
  const count = (list: readonly RegisterEntry[], category: Category) =>
    list.filter((each) => each.category === category).length;
  const gone = of.covers
    .map((category) => ({ category, dropped: count(dropped, category) }))
    .filter(({ category, dropped: all }) => all > 0 && all === count(services, category))
    .filter(({ category }) => count(entries, category) === 0);
  return [
    ...(tooMany
      ? [
          {
            kind: "tooManyDropped",
            dropped: dropped.length,
            of: services.length,
            permittedPercent,
          } as const,
        ]
      : []),
    ...gone.map((each) => ({ kind: "categoryGone", ...each }) as const),
    ...(rowsUnread > 0 && dropped.length > 0 ? [{ kind: "rowsUnread", rows: rowsUnread } as const] : []),
  ];
}
