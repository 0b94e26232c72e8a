import { governmentRoutes } from "./government-routes.ts";
import { providerRevocationRoutes, publicRevocationRoutes } from "./provider-revocation-routes.ts";
import { providerRoutes } from "./provider-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import { revocationRoutes } from "./revocation-routes.ts";
import type { Route } from "./route.ts";
import { secretariatRoutes } from "./secretariat-routes.ts";

/** Every route by name. */
export const routes = {
  ...providerRoutes,
  ...secretariatRoutes,
  ...governmentRoutes,
  ...publicRoutes,
  ...revocationRoutes,
  ...providerRevocationRoutes,
  ...publicRevocationRoutes,
} as const;

export const allRoutes: readonly Route[] = Object.values(routes);

/** Folder of a route's function below `functions/`, e.g. `provider/file-application`. */
export function functionFolder(route: Route): string {
  return `${route.audience}/${route.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
