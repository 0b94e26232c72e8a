import type { Result } from "./benchmark.ts";
import { median, spreadPercent } from "./samples.ts";

type Taken = readonly [name: string, rates: readonly number[]];

/** Rates as a table, each in per cent of the bare one; all were taken in one run. */
export function againstBare(bare: Taken, ...ours: readonly Taken[]): Pick<Result, "columns" | "rows"> {
  const rowOf = ([name, rates]: Taken): [string, ...number[]] => [
    name,
    median(rates),
    percentOf(bare[1], rates),
    spreadPercent(rates),
  ];
  return {
    columns: ["", "per second", "% of bare", "spread %"],
    rows: [bare, ...ours].map(rowOf),
  };
}

/** A rate in per cent of the bare one, by their medians. */
export function percentOf(bare: readonly number[], rates: readonly number[]): number {
  return (100 * median(rates)) / median(bare);
}
