/** How far a clock is moved. */
export type Duration = { readonly milliseconds: number };

const minute = 60_000;
const units: Readonly<Record<string, number>> = {
  m: minute,
  h: 60 * minute,
  d: 24 * 60 * minute,
  w: 7 * 24 * 60 * minute,
};

/**
 * Reads `+90m`, `+3h`, `+14d` or `+2w`: minutes, hours, days of 24 hours, weeks. The plus sign may be left out.
 * @returns undefined for anything else, for nothing at all (`+0d`) and for a way back (`-1d`)
 */
export function parseDuration(text: string): Duration | undefined {
  const [, digits = "", unit = ""] = /^\+?(\d{1,5})([mhdw])$/.exec(text.trim()) ?? [];
  const milliseconds = Number(digits) * (units[unit] ?? 0);
  return milliseconds > 0 ? { milliseconds } : undefined;
}
