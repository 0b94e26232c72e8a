import { type PriceName, prices } from "./prices.ts";

/** How much of what is used: quantities in the unit of each price. */
export type Usage = Readonly<Partial<Record<PriceName, number>>>;

export type BillLine = {
  readonly price: PriceName;
  readonly quantity: number;
  /** US dollars. */
  readonly dollars: number;
};
export type Bill = { readonly lines: readonly BillLine[]; readonly dollars: number };

const names = Object.keys(prices) as readonly PriceName[];

/** All usages together. */
export function together(...usages: readonly Usage[]): Usage {
  return Object.fromEntries(
    names.flatMap((name) => {
      const quantity = usages.reduce((sum, usage) => sum + (usage[name] ?? 0), 0);
      return quantity === 0 ? [] : [[name, quantity]];
    }),
  );
}

/** A usage so many times over. */
export function times(factor: number, usage: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).map(([name, quantity]) => [name, quantity * factor]));
}

/** What a usage costs, the dearest line first. */
export function billOf(usage: Usage): Bill {
  const lines = names
    .flatMap((price): BillLine[] => {
      const quantity = usage[price];
      return quantity === undefined ? [] : [{ price, quantity, dollars: quantity * prices[price].dollars }];
    })
    .toSorted((one, other) => other.dollars - one.dollars);
  return { lines, dollars: lines.reduce((sum, { dollars }) => sum + dollars, 0) };
}
