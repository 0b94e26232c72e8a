/**
 * Formats that are built in and show a day: ECMA-376 part 1, 18.8.30, with those of Japanese and other East Asian Excel
 * (27–36, 50–58).
 */
function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** What a format code holds beside its symbols: texts, single characters, fillers, colours and locales; and its names. */
const besideSymbols = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|G\/標準|[0#?]E[+-]/gi;

/**
 * Whether a number format shows a day, alone or with a time.
 * @param id of the format
 * @param code where the workbook defines it
 */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDay(id);
  const [first = ""] = code.replaceAll(besideSymbols, "").split(";");
  return /[ydge]/i.test(first);
}
