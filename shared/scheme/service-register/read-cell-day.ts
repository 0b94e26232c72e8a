import * as z from "zod";
import { wholeDay } from "../findings/read-days.ts";
import { normalised } from "../findings/text.ts";

const millisecondsADay = 86_400_000;
/** Days that a spreadsheet counts from 1900, for 2000-01-01 to 2099-12-31: other numbers are no days of a register. */
const firstSerial = 36_526;
const lastSerial = 73_050;
/** 31 December 1899 is day 0; from 1 March 1900 on the count is one too high, since 29 February 1900 never was. */
const dayOne = Date.UTC(1899, 11, 31);
const lastBeforeGap = 59;

const firstDayOfReiwa = "2019-05-01";
const eraNames: Readonly<Record<string, string>> = { r: "令和", h: "平成" };

/**
 * The day a spreadsheet program counts as number `serial` of its system of 1900 (ECMA-376 part 1, 18.17.4.1).
 * @param serial a fraction is a time of that day
 * @throws RangeError outside 1900-01-01 to 9999-12-31
 */
export function serialDay(serial: number): string {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= 2_958_465)) throw new RangeError(`Not a day of a spreadsheet: ${serial}`);
  const counted = whole > lastBeforeGap ? whole - 1 : whole;
  return new Date(dayOne + counted * millisecondsADay).toISOString().slice(0, 10);
}

/**
 * The day a cell states: `2025-03-31`, `2025/3/31`, `2025.3.31`, `2025年3月31日`, `令和7年3月31日`, `R7.3.31`, `20250331`, in
 * English with the name of the month, a number counted by a spreadsheet, each in any width and with a time behind it.
 * Days that can be read in two ways (3/4/2025), or that never were, are not read.
 * @returns a JST day, or undefined
 */
export function readCellDay(cell: string): string | undefined {
  const written = cell.normalize("NFKC").trim();
  if (/^\d{5}(\.\d+)?$/.test(written)) return daySerialised(Number(written));
  if (/^\d{8}$/.test(written)) return checked(written.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
  const untimed = normalised(written.replace(/(?<=\d|日)[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/i, ""));
  const text = untimed.replace(/^([rh])(\d{1,2}|元)\.(\d{1,2})\.(\d{1,2})$/, spelledOut);
  const day = wholeDay(text);
  const beforeItsEra = day !== undefined && text.includes("令和") && day < firstDayOfReiwa;
  return beforeItsEra ? undefined : day;
}

function daySerialised(serial: number): string | undefined {
  return serial >= firstSerial && serial < lastSerial + 1 ? serialDay(serial) : undefined;
}

function checked(day: string): string | undefined {
  return z.iso.date().safeParse(day).success ? day : undefined;
}

function spelledOut(_: string, letter: string, year: string, month: string, date: string): string {
  return `${eraNames[letter] ?? ""}${year}年${month}月${date}日`;
}
