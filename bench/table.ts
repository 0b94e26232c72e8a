import { type Goal, isMet, type Result } from "./benchmark.ts";

/** A number as a person reads it: whole from a hundred on, else with one or two decimals; a dash for one not known. */
function written(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toString();
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function goalLine(goal: Goal): string {
  const { what, value, unit, limit } = goal;
  const wanted = "atMost" in limit ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`;
  return `${isMet(goal) ? "✓" : "✗"} ${what}: ${written(value)} ${unit} (${wanted})`;
}

/** A result as a table in columns, with its goals below. */
export function tableOf({ title, columns, rows, shown = rows.length, goals }: Result): string {
  const cells = rows.slice(0, shown).map(([name, ...values]) => [name, ...values.map(written)]);
  const lines = [columns, ...cells];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const aligned = lines.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  "),
  );
  const left = rows.length - cells.length;
  const rest = left > 0 ? [`… and ${left} more in bench/results.json`] : [];
  return [`— ${title}`, ...aligned, ...rest, ...goals.map(goalLine)].join("\n");
}
