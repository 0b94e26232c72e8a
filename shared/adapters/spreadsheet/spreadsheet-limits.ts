const mebibyte = 1024 * 1024;

/** What a file of the register may cost to read. The register of March 2026 has 398 rows and a few hundred KiB. */
export type SpreadsheetLimits = {
  readonly bytes: number;
  /** What all that is read of an XLSX may unpack to, in bytes. */
  readonly unpackedBytes: number;
  /** Parts in an XLSX. */
  readonly parts: number;
  /** Rows of all sheets together, up to the last that is not empty in each. */
  readonly rows: number;
  /** Cells of all sheets together, up to the last that is not empty in each row; and texts that cells share. */
  readonly cells: number;
  /** Characters of one cell, as Excel has it, and of all cells together. */
  readonly cellCharacters: number;
  readonly characters: number;
};

export const spreadsheetLimits: SpreadsheetLimits = {
  bytes: 20 * mebibyte,
  unpackedBytes: 64 * mebibyte,
  parts: 1000,
  rows: 100_000,
  cells: 2_000_000,
  cellCharacters: 32_767,
  characters: 32 * mebibyte,
};
