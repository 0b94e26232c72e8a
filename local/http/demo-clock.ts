import * as z from "zod";
import { RequestRefused } from "#functions/middleware/problem.ts";
import { readBody } from "#functions/middleware/read-body.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import { type Duration, parseDuration } from "#local/clock/duration.ts";
import type { MovableClock } from "#local/clock/movable-clock.ts";
import type { Clock } from "#ports";
import type { Answer } from "./answer.ts";
import type { LocalRoute } from "./local-route.ts";
import { readRequestBody } from "./request-body.ts";

const order = z.strictObject({ move: z.string() });

const invalidMove = new RequestRefused({
  code: "invalid-input",
  violations: [
    {
      path: "move",
      wrong: {
        ja: "+14d、+2w、+3h、+30m のように書いてください。時計は戻せず、20年より先へは進みません。",
        en: "Write it like +14d, +2w, +3h or +30m. The clock never goes back, and no further than 20 years.",
      },
    },
  ],
});

function nowAnswer(clock: Clock): Answer {
  const headers = responseHeaders("application/json", "nowhere");
  return { status: 200, headers, body: JSON.stringify({ now: clock.now() }) };
}

function moveOn(clock: MovableClock, duration: Duration): void {
  try {
    clock.move(duration);
  } catch (error) {
    throw error instanceof RangeError ? invalidMove : error;
  }
}

/**
 * Reads and moves the clock; only demo mode has these addresses.
 * @param settle resolves when what fell due by the move has happened
 */
export function demoClockRoutes(clock: MovableClock, settle: () => Promise<void>): readonly LocalRoute[] {
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
        const duration = parseDuration(order.safeParse(value).data?.move ?? "");
        if (duration === undefined) throw invalidMove;
        moveOn(clock, duration);
        await settle();
        return nowAnswer(clock);
      },
    },
  ];
}
