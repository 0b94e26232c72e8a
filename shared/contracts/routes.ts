import { governmentRoutes } from "./government-routes.ts";
import { providerRoutes } from "./provider-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import type { Route } from "./route.ts";
import { secretariatRoutes } from "./secretariat-routes.ts";
import { surveillanceProviderRoutes } from "./surveillance-provider-routes.ts";
import { surveillanceGovernmentRoutes, surveillanceRoutes } from "./surveillance-routes.ts";
import { tipDeskRoutes, tipRoutes } from "./tip-routes.ts";

/** Every route by name. */
export const routes = {
  ...providerRoutes,
  ...secretariatRoutes,
  ...governmentRoutes,
  ...publicRoutes,
  ...surveillanceRoutes,
  ...surveillanceProviderRoutes,
  ...surveillanceGovernmentRoutes,
  ...tipDeskRoutes,
  ...tipRoutes,
} as const;

export const allRoutes: readonly Route[] = Object.values(routes);

/** Folder of a route's function below `functions/`, e.g. `provider/file-application`. */
export function functionFolder(route: Route): string {
  return `${route.audience}/${route.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
