import { pathToFileURL } from "node:url";
import * as z from "zod";
import { parseDuration } from "#local/clock/duration.ts";
import { formatJst, jstDay, wareki } from "#scheme/calendar.ts";

const usage = `使い方 / Usage: npm run clock -- +14d
  +14d  14日 / 14 days    +2w  2週間 / 2 weeks    +3h  3時間 / 3 hours    +90m  90分 / 90 minutes
  時計は進めるだけで、戻せません。 / The clock can only be moved on, never back.`;

const clockReply = z.object({ now: z.iso.datetime() });

type Result = { readonly code: 0 | 1 | 2; readonly text: string };

const failure = (text: string): Result => ({ code: 1, text });

/**
 * Moves the clock of the running installation, as `npm run clock -- +14d` does.
 * @param send how to speak HTTP; `fetch` unless told
 * @returns what to print, and the exit code: 0 moved, 1 not moved, 2 the command was not understood
 */
export async function moveClock(
  args: readonly string[],
  environment: { readonly port: string },
  send: typeof fetch = fetch,
): Promise<Result> {
  const [move = "", ...others] = args;
  if (parseDuration(move) === undefined || others.length > 0) return { code: 2, text: usage };
  const url = `http://127.0.0.1:${environment.port}/demo/clock`;
  const answer = await post(send, url, { move });
  if (answer === undefined) {
    return failure(
      `サーバーが応答しません（${url}）。npm start で起動し、PORT を合わせてください。\n` +
        `The server does not answer (${url}). Start it with npm start, and use the same PORT.`,
    );
  }
  if (answer.status === 404) {
    return failure(
      "サーバーはデモモードではありません。時計を動かせるのはデモモードだけです。\n" +
        "The server is not in demo mode; only a demonstration has a clock that can be moved.",
    );
  }
  const reply = clockReply.safeParse(answer.body);
  if (!answer.ok || !reply.success) {
    return failure(
      `時計を動かせませんでした（${answer.status}）。\nThe clock was not moved (${answer.status}).`,
    );
  }
  const { now } = reply.data;
  return { code: 0, text: `現在時刻 / It is now  ${formatJst(now)}（${wareki(jstDay(now))}）` };
}

type Answer = { readonly ok: boolean; readonly status: number; readonly body: unknown };

/** Undefined when nobody answers. */
async function post(send: typeof fetch, url: string, body: unknown): Promise<Answer | undefined> {
  try {
    const response = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: jsonOf(text) };
  } catch {
    return undefined;
  }
}

/** Another program may listen on that port and answer something else. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const result = await moveClock(process.argv.slice(2), { port: process.env["PORT"] ?? "3000" });
  console[result.code === 0 ? "log" : "error"](result.text);
  process.exitCode = result.code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
