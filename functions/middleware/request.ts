import type { MiddlewareObj } from "@middy/core";
import type { Actor } from "#usecases/actor.ts";
import type { HttpEvent, HttpReply } from "./http-event.ts";

/** The event on its way through the chain: each part adds what the next one needs. */
export type Request = HttpEvent & {
  readonly actor?: Actor;
  readonly input?: Record<string, unknown>;
};

export type Part = MiddlewareObj<Request, HttpReply>;
