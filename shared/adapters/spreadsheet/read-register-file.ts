import type { ReadSpreadsheet } from "#ports";
import { readSpreadsheet } from "./read-spreadsheet.ts";
import { spreadsheetLimits } from "./spreadsheet-limits.ts";

/** The port's reader: within the policy's limits, and what a file may cost at all. */
export const readRegisterFile: ReadSpreadsheet = (bytes, limits) =>
  readSpreadsheet(bytes, { ...spreadsheetLimits, ...limits });
