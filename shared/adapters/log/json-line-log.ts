import { type LogCode, logCatalogue } from "#contracts/log-catalogue.ts";
import type { Clock, Log } from "#ports";

/** Longer values are no ids; a line must stay a line. */
const longestDetail = 300;

function levelOf(code: LogCode): "ERROR" | "INFO" {
  return code.endsWith("_FAILED") ? "ERROR" : "INFO";
}

/**
 * A log of one JSON object per line: time, level, code, the code's sentence, and the details it was given.
 * @param write takes a line without its end
 */
export function jsonLineLog(write: (line: string) => void, clock: Clock): Log {
  return (code, details = {}) => {
    const shortened = Object.entries(details).map(([name, value]) => [
      name,
      typeof value === "string" ? value.slice(0, longestDetail) : value,
    ]);
    const line = {
      ...Object.fromEntries(shortened),
      time: clock.now(),
      level: levelOf(code),
      code,
      message: logCatalogue[code],
    };
    write(JSON.stringify(line));
  };
}
