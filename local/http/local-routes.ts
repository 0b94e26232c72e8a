import type { Issuer } from "#local/identity/issuer.ts";
import type { Mailbox } from "#local/mail/read-mailbox.ts";
import type { Clock } from "#ports";
import { apiPageRoute } from "./api-page.ts";
import { tokenCheck } from "./check-token.ts";
import { type DemoClock, demoClockRoutes } from "./demo-clock.ts";
import { demoSignInRoutes } from "./demo-sign-in.ts";
import { type DocumentEndpoints, documentRoutes } from "./document-routes.ts";
import { inboxRoutes } from "./inbox-pages.ts";
import type { LocalRoute } from "./local-route.ts";
import { startPageRoute } from "./start-page.ts";
import { stylesheetRoute } from "./stylesheet.ts";

export type LocalRoutesOptions = {
  readonly baseUrl: string;
  readonly documents: DocumentEndpoints;
  readonly clock: Clock;
  /** What only demo mode has; without it those addresses do not exist. */
  readonly demo?: { readonly identity: Issuer; readonly clock: DemoClock; readonly mailbox: Mailbox };
};

/** Everything the server of one machine answers itself. */
export function localRoutes({ baseUrl, documents, clock, demo }: LocalRoutesOptions): readonly LocalRoute[] {
  const isDemo = demo !== undefined;
  const always = [
    startPageRoute(isDemo),
    apiPageRoute(isDemo),
    stylesheetRoute(),
    ...documentRoutes(baseUrl, documents),
  ];
  if (demo === undefined) return always;
  const { issuer } = demo.identity;
  const checkToken = tokenCheck(demo.identity, clock);
  return [
    ...always,
    ...inboxRoutes(demo.mailbox),
    ...demoClockRoutes(demo.clock),
    ...demoSignInRoutes({ baseUrl, issuer, checkToken }),
  ];
}
