import { jsonLineLog } from "#adapters/log/json-line-log.ts";
import type { Clock, Log } from "#ports";

/** The log of a Lambda function: what is written to standard output goes to CloudWatch Logs, a line an event. */
export function standardOutputLog(clock: Clock): Log {
  return jsonLineLog((line) => process.stdout.write(`${line}\n`), clock);
}
