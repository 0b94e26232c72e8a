import { asSeen, comparable, comparableCompany } from "./comparable.ts";
import {
  type Place,
  type RegisterEntry,
  type RegisteredService,
  type RegisterField,
  registerFields,
  type StatedEntry,
} from "./entry.ts";
import { inFixedOrder } from "./fixed-order.ts";
import { type Ambiguity, matchEntries } from "./matching.ts";
import { type AddedService, withNewIds } from "./new-ids.ts";
import type { RegisterReading } from "./read-rows.ts";
import { type Suspicion, suspicionsOf } from "./suspicions.ts";

export type FieldChange = {
  readonly field: RegisterField;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

export type ChangedService<T> = {
  readonly before: T;
  readonly after: RegisteredService;
  readonly fields: readonly FieldChange[];
  readonly place: Place;
};

/**
 * What an import of the register would change here. Every service here and every entry of the file is in exactly
 * one list, so that the totals reconcile.
 * @property withheld services that a row with a fault speaks of: not found, but not missing either
 * @property ambiguous what a person must tell apart; nothing of it is taken
 * @property outside services of categories the file does not speak for
 * @property suspicions not empty: a person must confirm before anything counts
 */
export type RegisterDifference<T extends RegisteredService> = {
  readonly added: readonly AddedService[];
  readonly changed: readonly ChangedService<T>[];
  readonly unchanged: readonly T[];
  readonly dropped: readonly T[];
  readonly withheld: readonly T[];
  readonly ambiguous: readonly Ambiguity<T>[];
  readonly outside: readonly T[];
  readonly suspicions: readonly Suspicion[];
};

/**
 * Compares the services here with what was read of a file. A service that is not in the file is dropped: an observation
 * from which a question to the provider follows elsewhere, and nothing here. Texts that a reader sees as the same are
 * unchanged, and what the file has no column for is kept.
 * @param of the services here; `idOf` as `withNewIds` takes it; dropping more than `permittedPercent` is suspicious
 */
export function registerDifference<T extends RegisteredService>(of: {
  readonly services: readonly T[];
  readonly reading: RegisterReading;
  readonly idOf: (identity: string) => string;
  readonly permittedPercent: number;
}): RegisterDifference<T> {
  const { services, reading, permittedPercent } = of;
  const { covers, entries, unread } = reading;
  const { pairs, servicesLeft, entriesLeft, ambiguous } = matchEntries(services, entries);
  const changes = pairs.map((pair) => changeOf(pair.service, pair.stated));
  const isSpokenOf = unreadMention(reading);
  const left = Map.groupBy(ordered(servicesLeft), (service) => {
    if (!covers.includes(service.category)) return "outside";
    return isSpokenOf(service) ? "withheld" : "dropped";
  });
  const dropped = left.get("dropped") ?? [];
  return {
    added: withNewIds(
      entriesLeft,
      services.map(({ id }) => id),
      of.idOf,
    ),
    changed: inFixedOrder(
      changes.filter(({ fields }) => fields.length > 0),
      ({ after }) => after,
    ),
    unchanged: ordered(changes.filter(({ fields }) => fields.length === 0).map(({ before }) => before)),
    dropped,
    withheld: left.get("withheld") ?? [],
    ambiguous: orderedAmbiguities(ambiguous),
    outside: left.get("outside") ?? [],
    suspicions: suspicionsOf({
      covers,
      services: services.filter(({ category }) => covers.includes(category)),
      dropped,
      entries: entries.map(({ entry }) => entry),
      rowsUnread: unread.length,
      permittedPercent,
    }),
  };
}

function changeOf<T extends RegisteredService>(service: T, stated: StatedEntry): ChangedService<T> {
  const { entry, columns, place } = stated;
  const fields = registerFields
    .filter((field) => columns.has(field) && asSeen(service[field] ?? "") !== asSeen(entry[field] ?? ""))
    .map((field) => ({ field, from: service[field], to: entry[field] }));
  return { before: service, after: updated(service, stated), fields, place };
}

/** The service as the file states it; what it has no column for stays. */
function updated(service: RegisteredService, { entry, columns }: StatedEntry): RegisteredService {
  const { registerNumber, corporateNumber, option, renewedOn } = {
    registerNumber: columns.has("registerNumber") ? entry.registerNumber : service.registerNumber,
    corporateNumber: columns.has("corporateNumber") ? entry.corporateNumber : service.corporateNumber,
    option: columns.has("option") ? entry.option : service.option,
    renewedOn: entry.renewedOn,
  };
  return {
    id: service.id,
    ...(registerNumber === undefined ? {} : { registerNumber }),
    category: entry.category,
    ...(option === undefined ? {} : { option }),
    serviceName: entry.serviceName,
    providerName: entry.providerName,
    ...(corporateNumber === undefined ? {} : { corporateNumber }),
    summary: entry.summary,
    registeredOn: entry.registeredOn,
    ...(renewedOn === undefined ? {} : { renewedOn }),
    reviewBody: entry.reviewBody,
  };
}

/**
 * Whether a row that was not taken speaks of a service: by its number, or by provider and service. The category does not
 * count, since that may be what could not be read.
 */
function unreadMention({ unread }: RegisterReading): (service: RegisterEntry) => boolean {
  const names = (provider: string, service: string) =>
    JSON.stringify([comparableCompany(provider), comparable(service)]);
  const numbers = new Set(unread.flatMap(({ registerNumber }) => registerNumber ?? []));
  const named = new Set(unread.map(({ providerName, serviceName }) => names(providerName, serviceName)));
  return ({ registerNumber, providerName, serviceName }) =>
    (registerNumber !== undefined && numbers.has(registerNumber)) ||
    named.has(names(providerName, serviceName));
}

function ordered<T extends RegisteredService>(services: readonly T[]): readonly T[] {
  return inFixedOrder(services, (service) => service);
}

function orderedAmbiguities<T extends RegisteredService>(
  ambiguities: readonly Ambiguity<T>[],
): readonly Ambiguity<T>[] {
  const withFirst = ambiguities.flatMap((group) => {
    const services = ordered(group.services);
    const entries = inFixedOrder(group.entries, ({ entry }) => entry);
    return services.slice(0, 1).map((first) => ({ first, services, entries }));
  });
  return inFixedOrder(withFirst, ({ first }) => first).map(({ services, entries }) => ({
    services,
    entries,
  }));
}
