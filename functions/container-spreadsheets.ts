import type { Deps } from "#ports";

/** The reader of spreadsheets, for the one function that reads some. */
export async function bringSpreadsheets(): Promise<Pick<Deps, "readSpreadsheet">> {
  const { readRegisterFile } = await import("#adapters/spreadsheet/read-register-file.ts");
  return { readSpreadsheet: readRegisterFile };
}
