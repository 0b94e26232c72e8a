import { changeReportRoutes } from "./change-report-routes.ts";
import { delegationRoutes } from "./delegation-routes.ts";
import { drawRoutes } from "./draw-routes.ts";
import { governmentRoutes } from "./government-routes.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { noticeRoutes } from "./notice-routes.ts";
import { providerRevocationRoutes, publicRevocationRoutes } from "./provider-revocation-routes.ts";
import { providerRoutes } from "./provider-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import { registerImportRoutes } from "./register-import-routes.ts";
import { revocationRoutes } from "./revocation-routes.ts";
import type { Route } from "./route.ts";
import { secretariatRoutes } from "./secretariat-routes.ts";
import { surveillanceProviderRoutes } from "./surveillance-provider-routes.ts";
import { surveillanceGovernmentRoutes, surveillanceRoutes } from "./surveillance-routes.ts";
import { tipDeskRoutes, tipRoutes } from "./tip-routes.ts";
import { upkeepProviderRoutes } from "./upkeep-provider-routes.ts";
import { upkeepSecretariatRoutes } from "./upkeep-secretariat-routes.ts";

/** Every route by name. */
export const routes = {
  ...providerRoutes,
  ...upkeepProviderRoutes,
  ...secretariatRoutes,
  ...noticeRoutes,
  ...upkeepSecretariatRoutes,
  ...changeReportRoutes,
  ...governmentRoutes,
  ...publicRoutes,
  ...registerImportRoutes,
  ...drawRoutes,
  ...delegationRoutes,
  ...incidentRoutes,
  ...revocationRoutes,
  ...providerRevocationRoutes,
  ...publicRevocationRoutes,
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
