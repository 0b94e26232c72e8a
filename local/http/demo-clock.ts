import * as z from "zod";
import { RequestRefused } from "#functions/middleware/problem.ts";
import { readBody } from "#functions/middleware/read-body.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { Clock } from "#ports";
import type { Answer } from "./answer.ts";
import type { LocalRoute } from "./local-route.ts";
import { readRequestBody } from "./request-body.ts";

/** The clock of demo mode: it can be moved forward, and what is due by then happens. */
export type DemoClock = Clock & { readonly advance: (milliseconds: number) => Promise<void> | void };

const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const maximumDays = 3660;
const order = z.strictObject({ move: z.string() });

/** `+14d`, `+3h` or `+30m` in milliseconds; undefined for anything else, more than ten years, or a step back. */
export function parseMove(text: string): number | undefined {
  const [, count, letter] = /^\+([1-9]\d{0,6})([mhd])$/.exec(text) ?? [];
  if (count === undefined || (letter !== "m" && letter !== "h" && letter !== "d")) return undefined;
  const milliseconds = Number(count) * unit[letter];
  return milliseconds <= maximumDays * unit.d ? milliseconds : undefined;
}

const invalidMove = new RequestRefused({
  code: "invalid-input",
  violations: [
    {
      path: "move",
      wrong: {
        ja: "+14d、+3h、+30m のように書いてください。時計は戻せません。",
        en: "Write it like +14d, +3h or +30m. The clock never goes back.",
      },
    },
  ],
});

function nowAnswer(clock: Clock): Answer {
  const headers = responseHeaders("application/json", "nowhere");
  return { status: 200, headers, body: JSON.stringify({ now: clock.now() }) };
}

/** Reads and moves the clock; only demo mode has these addresses. */
export function demoClockRoutes(clock: DemoClock): readonly LocalRoute[] {
  return [
    { method: "GET", path: "/demo/clock", answer: () => nowAnswer(clock) },
    {
      method: "POST",
      path: "/demo/clock",
      async answer({ request }) {
        const body = await readRequestBody(request, 1024);
        const { "content-type": contentType } = request.headers;
        // JSON only: a form on another site can send no JSON unasked.
        if (body.byteLength === 0) throw new RequestRefused({ code: "bad-json" });
        const value = readBody({
          headers: { "content-type": contentType },
          body: body.toString("base64"),
          isBase64Encoded: true,
          requestContext: { requestId: "" },
        });
        const move = parseMove(order.safeParse(value).data?.move ?? "");
        if (move === undefined) throw invalidMove;
        await clock.advance(move);
        return nowAnswer(clock);
      },
    },
  ];
}
