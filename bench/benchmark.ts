/** What a benchmark is, and what comes of it. Every figure is a ratio or a count of one run: machines are shared and noisy. */

/** How much is measured: the least that shows that the benchmark works, or what the figures are made from. */
export type Effort = {
  readonly smallest: boolean;
  /** How many certifications there are, where a benchmark asks for a number. */
  readonly size?: number;
};

/** A figure of ours with its limit. Missing it fails nothing: it is said. */
export type Goal = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: { readonly atMost: number } | { readonly atLeast: number };
};

export type Result = {
  readonly title: string;
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly [string, ...number[]])[];
  /** How many rows are printed; all of them unless told. */
  readonly shown?: number;
  readonly goals: readonly Goal[];
};

export type Benchmark = (effort: Effort) => Promise<Result>;

export function isMet({ value, limit }: Goal): boolean {
  return "atMost" in limit ? value <= limit.atMost : value >= limit.atLeast;
}
