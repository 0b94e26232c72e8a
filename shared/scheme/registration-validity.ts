import { validUntilAfterYears } from "./calendar.ts";

/** What the existing register says of a service. Days are JST. */
type Registered = { readonly registeredOn: string; readonly renewedOn?: string | undefined };

/** The last day of a service's registration: whole years from its registration or last renewal (M-03). */
export function registeredUntil({ registeredOn, renewedOn }: Registered, years: number): string {
  return validUntilAfterYears(renewedOn ?? registeredOn, years);
}

/**
 * The last day on which all of the services are registered: that of the one that ends first.
 * @returns undefined when there is none
 */
export function allRegisteredUntil(services: readonly Registered[], years: number): string | undefined {
  return services.map((service) => registeredUntil(service, years)).toSorted()[0];
}
