import { comparable, nameIdentity } from "./comparable.ts";
import type { RegisterEntry, RegisteredService, StatedEntry } from "./entry.ts";

/** Which service here is which entry of a file. Each of either is in exactly one place. */
export type Matching<T extends RegisteredService> = {
  readonly pairs: readonly { readonly service: T; readonly stated: StatedEntry }[];
  readonly servicesLeft: readonly T[];
  readonly entriesLeft: readonly StatedEntry[];
  readonly ambiguous: readonly Ambiguity<T>[];
};

/** Services and entries of which one could be several of the others. */
export type Ambiguity<T> = { readonly services: readonly T[]; readonly entries: readonly StatedEntry[] };

/**
 * Matches the services here with the entries of a file. What agrees in number and names, and is alone in that, is
 * the same. Of the rest, those are candidates for one another that agree in their number, in provider, service and
 * category, or in corporate number, service and category; one service and one entry that are candidates for each other
 * and for nothing else are the same. Among candidates that all have numbers, the numbers decide. New names under a known
 * number, and a new number on known names, are thus one service that changed. Nothing depends on the order of the lists.
 */
export function matchEntries<T extends RegisteredService>(
  services: readonly T[],
  entries: readonly StatedEntry[],
): Matching<T> {
  const alike = grouped({ services, entries }, (entry) => [wholeIdentity(entry)]);
  const candidates = grouped(joined(alike.filter((group) => !isPair(group))), identities);
  const groups = [...alike.filter(isPair), ...candidates.flatMap(decidedByNumber)];
  return {
    pairs: groups
      .filter(isPair)
      .flatMap((group) =>
        group.services.flatMap((service) => group.entries.map((stated) => ({ service, stated }))),
      ),
    servicesLeft: groups.flatMap((group) => (group.entries.length === 0 ? group.services : [])),
    entriesLeft: groups.flatMap((group) => (group.services.length === 0 ? group.entries : [])),
    ambiguous: groups.filter(
      (group) => group.services.length > 0 && group.entries.length > 0 && !isPair(group),
    ),
  };
}

function joined<T>(groups: readonly Ambiguity<T>[]): Ambiguity<T> {
  return {
    services: groups.flatMap(({ services }) => services),
    entries: groups.flatMap(({ entries }) => entries),
  };
}

/** A group of candidates as it is, or, where all of it have numbers, taken apart by them. */
function decidedByNumber<T extends RegisteredService>(group: Ambiguity<T>): readonly Ambiguity<T>[] {
  const numbers = [...group.services, ...group.entries.map(({ entry }) => entry)].map(
    ({ registerNumber }) => registerNumber,
  );
  if (isPair(group) || numbers.includes(undefined)) return [group];
  const byNumber = grouped(group, ({ registerNumber = "" }) => [registerNumber]);
  const rest = joined(byNumber.filter((each) => !isPair(each)));
  return [...byNumber.filter(isPair), ...grouped(rest, identities)];
}

/** Same names alone do not make two companies one: with two corporate numbers, only the register number does. */
function isPair<T extends RegisteredService>({ services, entries }: Ambiguity<T>): boolean {
  const [service, stated] = [services[0], entries[0]];
  if (services.length !== 1 || entries.length !== 1 || service === undefined || stated === undefined)
    return false;
  const { entry } = stated;
  const numbersAgree =
    service.registerNumber !== undefined && service.registerNumber === entry.registerNumber;
  const companiesDiffer =
    service.corporateNumber !== undefined &&
    entry.corporateNumber !== undefined &&
    service.corporateNumber !== entry.corporateNumber;
  return numbersAgree || !companiesDiffer;
}

function wholeIdentity(entry: RegisterEntry): string {
  return JSON.stringify([entry.registerNumber ?? "", nameIdentity(entry)]);
}

/** All that can tell that two entries are one service. */
function identities(entry: RegisterEntry): readonly string[] {
  const { registerNumber, corporateNumber, category, serviceName } = entry;
  return [
    `names ${nameIdentity(entry)}`,
    ...(registerNumber === undefined ? [] : [`number ${registerNumber}`]),
    ...(corporateNumber === undefined
      ? []
      : [`company ${JSON.stringify([corporateNumber, category, comparable(serviceName)])}`]),
  ];
}

type Node<T> = ({ readonly service: T } | { readonly stated: StatedEntry }) & {
  readonly identities: readonly string[];
};

/** Groups what shares an identity, directly or by way of others. */
function grouped<T extends RegisteredService>(
  { services, entries }: Ambiguity<T>,
  identitiesOf: (entry: RegisterEntry) => readonly string[],
): readonly Ambiguity<T>[] {
  const nodes: readonly Node<T>[] = [
    ...services.map((service) => ({ service, identities: identitiesOf(service) })),
    ...entries.map((stated) => ({ stated, identities: identitiesOf(stated.entry) })),
  ];
  const sharing = Map.groupBy(
    nodes.flatMap((node) => node.identities.map((identity) => ({ identity, node }))),
    ({ identity }) => identity,
  );
  const seen = new Set<Node<T>>();
  return nodes.flatMap((start) => {
    const group = seen.has(start) ? [] : [start];
    seen.add(start);
    for (const { identities: each } of group) {
      const others = each.flatMap((identity) => sharing.get(identity) ?? []);
      for (const { node } of others) {
        if (!seen.has(node)) group.push(node);
        seen.add(node);
      }
      for (const identity of each) sharing.delete(identity);
    }
    return group.length === 0 ? [] : [sidesOf(group)];
  });
}

function sidesOf<T>(group: readonly Node<T>[]): Ambiguity<T> {
  return {
    services: group.flatMap((node) => ("service" in node ? [node.service] : [])),
    entries: group.flatMap((node) => ("stated" in node ? [node.stated] : [])),
  };
}
