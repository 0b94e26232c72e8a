import type * as z from "zod";
import type { Violation } from "#contracts/problems.ts";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import type { Listing } from "#records/certification.ts";
import { partitions } from "#records/layout.ts";
import type { importTotals } from "#records/register-import.ts";
import { type Category, categoryCodes } from "#scheme/categories.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { type RegisterDifference, registerDifference } from "#scheme/service-register/difference.ts";
import { fieldNames, type RegisteredService } from "#scheme/service-register/entry.ts";
import type { ImportFault } from "#scheme/service-register/import-fault.ts";
import { type RegisterReading, readRegister } from "#scheme/service-register/read-rows.ts";
import { everything } from "./everything.ts";
import type { DifferenceEntry } from "./register-imports.ts";

type Needs = Pick<Deps, "register" | "readSpreadsheet">;

/** A file as it was compared with the register, or why it could not be. */
export type Comparison =
  | { readonly read: false; readonly violations: readonly Violation[] }
  | {
      readonly read: true;
      readonly difference: readonly DifferenceEntry[];
      readonly totals: z.infer<typeof importTotals>;
      readonly suspicious: boolean;
    };

/** Faults beyond these are of no more help. */
const faultsShown = 50;

/**
 * Reads an export of the existing register and says what it adds, changes and drops.
 * @param covers the categories the file speaks for: of the others nothing is concluded
 */
export async function compareWithRegister(
  deps: Needs,
  of: { readonly bytes: Uint8Array; readonly policy: Policy; readonly covers: readonly Category[] },
): Promise<Comparison> {
  const { bytes, covers } = of;
  const rules = of.policy.serviceRegister;
  const limits = { bytes: rules.maximumBytes.value, rows: rules.maximumRows.value };
  const file = await deps.readSpreadsheet(bytes, limits);
  if ("fault" in file) return { read: false, violations: [violationOf(file.fault)] };
  const reading = readRegister(file.sheets, {
    headers: rules.headers.value,
    categoryWords: rules.categoryWords.value,
    optionWords: rules.optionWords.value,
    numberPattern: rules.numberPattern.value,
    covers,
  });
  if ("faults" in reading)
    return { read: false, violations: reading.faults.slice(0, faultsShown).map(violationOf) };
  const services = await registeredServices(deps, new RegExp(`^(?:${rules.numberPattern.value})$`, "u"));
  const found = registerDifference({
    services,
    reading,
    idOf: listingIdOf,
    permittedPercent: rules.suspiciousDropPercent.value,
  });
  return compared(services, reading, found);
}

function violationOf({ wrong, remedy, place }: ImportFault): Violation {
  const path = place === undefined ? "content" : `${place.sheet}:${place.row}`;
  return { path, wrong: { ja: `${wrong.ja}${remedy.ja}`, en: `${wrong.en} ${remedy.en}` } };
}

/** The number of the register is the id where it can be one; another text gives an id of its own. */
function listingIdOf(identity: string): string {
  return /^[0-9A-Za-z-]{1,40}$/.test(identity) ? identity : `L${sha256Hex(identity).slice(0, 24)}`;
}

/** The services as they are known; an id that is a number of the register is that number. */
async function registeredServices(
  deps: Pick<Deps, "register">,
  numbers: RegExp,
): Promise<readonly RegisteredService[]> {
  const found: Listing[] = [];
  for (const category of categoryCodes)
    found.push(...(await everything(deps, "listing", "group", partitions.listingsOf(category))));
  return found.map((listing) => ({
    ...listing,
    registerNumber: listing.registerNumber ?? (numbers.test(listing.id) ? listing.id : undefined),
  }));
}

function compared(
  services: readonly RegisteredService[],
  { entries, unread }: RegisterReading,
  found: RegisterDifference<RegisteredService>,
): Comparison {
  const { added, changed, unchanged, dropped, withheld, ambiguous, outside } = found;
  const doubted = ambiguous.reduce((sum, each) => sum + each.services.length, 0);
  return {
    read: true,
    suspicious: found.suspicions.length > 0,
    totals: {
      before: services.length,
      after: entries.length + unread.length,
      added: added.length,
      changed: changed.length,
      unchanged: unchanged.length,
      dropped: dropped.length,
      untouched: withheld.length + outside.length + doubted,
    },
    difference: [
      ...added.map(({ service }) => ({ kind: "added", listing: named(service) }) as const),
      ...changed.map(
        ({ before, after, fields }) =>
          ({
            kind: "changed",
            listing: { ...named(after), listingId: before.id },
            changes: fields.map(({ field, from = "", to = "" }) => ({
              field: fieldNames[field].ja,
              from,
              to,
            })),
          }) as const,
      ),
      ...dropped.map((service) => ({ kind: "dropped", listing: named(service) }) as const),
      ...unread.map(
        ({ place, faults }) =>
          ({ kind: "unread", ...place, wrong: faults.map(({ wrong }) => wrong) }) as const,
      ),
      ...ambiguous.map(
        (each) =>
          ({
            kind: "ambiguous",
            listingIds: each.services.map(({ id }) => id),
            rows: each.entries.map(({ place }) => place.row),
          }) as const,
      ),
    ],
  };
}

function named(service: RegisteredService) {
  const { id: listingId, category, serviceName, providerName, summary, registeredOn, reviewBody } = service;
  const { registerNumber, option, corporateNumber, renewedOn } = service;
  return {
    listingId,
    category,
    serviceName,
    providerName,
    summary,
    registeredOn,
    reviewBody,
    ...(registerNumber === undefined ? {} : { registerNumber }),
    ...(option === undefined ? {} : { option }),
    ...(corporateNumber === undefined ? {} : { corporateNumber }),
    ...(renewedOn === undefined ? {} : { renewedOn }),
  };
}
