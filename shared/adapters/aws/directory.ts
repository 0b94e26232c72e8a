import type { Directory } from "#ports";
import type { Environment } from "./environment.ts";

type Settings = Pick<Environment, "MAIL_SENDER" | "PORTAL_URL" | "SECRETARIAT_ADDRESSES" | "BODY_ADDRESSES">;

/** Where notices go, as the deployment says. */
export function environmentDirectory(settings: Settings): Directory {
  const bodies = new Map(Object.entries(settings.BODY_ADDRESSES));
  return {
    sender: settings.MAIL_SENDER,
    portal: settings.PORTAL_URL,
    addresses: (recipient) =>
      recipient.to === "secretariat" ? settings.SECRETARIAT_ADDRESSES : (bodies.get(recipient.body) ?? []),
  };
}
