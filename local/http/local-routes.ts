import type { MovableClock } from "#local/clock/movable-clock.ts";
import type { Issuer } from "#local/identity/issuer.ts";
import type { Mailbox } from "#local/mail/read-mailbox.ts";
import type { Clock } from "#ports";
import type { SiteFile } from "#web/site.ts";
import { apiPageRoute } from "./api-page.ts";
import { demoClockRoutes } from "./demo-clock.ts";
import { demoSignInRoutes } from "./demo-sign-in.ts";
import { type DocumentEndpoints, documentRoutes } from "./document-routes.ts";
import { inboxRoutes } from "./inbox-pages.ts";
import type { LocalRoute } from "./local-route.ts";
import { siteRoutes } from "./site-routes.ts";
import { startPageRoute } from "./start-page.ts";
import { stylesheetRoute } from "./stylesheet.ts";

export type LocalRoutesOptions = {
  readonly baseUrl: string;
  readonly documents: DocumentEndpoints;
  readonly clock: Clock;
  /** The public pages. */
  readonly site: readonly SiteFile[];
  /** What only demo mode has; without it those addresses do not exist. */
  readonly demo?: {
    /** The embedded issuer, when it is the one that runs. */
    readonly issuer?: Issuer;
    readonly clock: MovableClock;
    /** Resolves when what fell due has happened. */
    readonly settle: () => Promise<void>;
    readonly mailbox: Mailbox;
  };
};

/** Everything the server of one machine answers itself. */
export function localRoutes({
  baseUrl,
  documents,
  clock,
  site,
  demo,
}: LocalRoutesOptions): readonly LocalRoute[] {
  const isDemo = demo !== undefined;
  const always = [apiPageRoute(isDemo), stylesheetRoute(), ...documentRoutes(baseUrl, documents)];
  const pages = siteRoutes(site);
  if (demo === undefined) return [...always, ...pages];
  return [
    ...always,
    ...pages.filter(({ path }) => path !== "/"),
    startPageRoute(),
    ...inboxRoutes(demo.mailbox),
    ...demoClockRoutes(demo.clock, demo.settle),
    ...(demo.issuer === undefined ? [] : demoSignInRoutes(baseUrl, demo.issuer, clock)),
  ];
}
