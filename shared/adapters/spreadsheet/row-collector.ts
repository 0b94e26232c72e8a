import { SpreadsheetRefusal } from "./spreadsheet-faults.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

export type RowCollector = {
  /** Keeps a text. Rows and columns count from 0 and come in any order; empty texts leave no trace. */
  readonly put: (row: number, column: number, text: string) => void;
  /** The rows of the sheet up to here, and begins the next sheet. */
  readonly rows: () => readonly (readonly string[])[];
};

/**
 * Collects the cells of a file's sheets, one sheet after the other, within what a file may hold: a single text in a far
 * corner must not make a table of all that lies before it.
 * @throws SpreadsheetRefusal from `put` as soon as there is too much
 */
export function createRowCollector(limits: SpreadsheetLimits): RowCollector {
  let rows: string[][] = [];
  let rowsLeft = limits.rows;
  let cellsLeft = limits.cells;
  let charactersLeft = limits.characters;

  function rowAt(row: number): string[] {
    rowsLeft -= Math.max(0, row + 1 - rows.length);
    if (rowsLeft < 0) throw new SpreadsheetRefusal("too-many-rows");
    while (rows.length <= row) rows.push([]);
    return rows[row] ?? [];
  }

  return {
    put: (row, column, text) => {
      if (text === "") return;
      const cells = rowAt(row);
      cellsLeft -= Math.max(0, column + 1 - cells.length);
      charactersLeft -= text.length;
      if (text.length > limits.cellCharacters || cellsLeft < 0 || charactersLeft < 0)
        throw new SpreadsheetRefusal("too-many-cells");
      while (cells.length < column) cells.push("");
      cells[column] = text;
    },
    rows: () => {
      const collected = rows;
      rows = [];
      return collected;
    },
  };
}
