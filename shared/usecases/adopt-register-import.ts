import type { registerImportRoutes } from "#contracts/register-import-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps, Write } from "#ports";
import type { Listing } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import type { RegisterImport } from "#records/register-import.ts";
import { type Actor, system } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { askAboutDropped, settleListedAgain } from "./core/dropped-listings.ts";
import {
  adoptedImport,
  type DifferenceEntry,
  loadDifference,
  loadRegisterImport,
  registerImportStep,
  registerImportView,
  restOn,
} from "./core/register-imports.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof registerImportRoutes.adoptRegisterImport;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "documents" | "clock" | "ids" | "log">;

/** A transaction takes a hundred writes; one is left for nothing to be forgotten. */
const batch = 90;

/**
 * Makes the register what an import says. It takes several transactions, each of which can be repeated: an
 * adoption that was broken off is gone on with by the same call. A service that is dropped opens a question to the
 * providers certified for it, and revokes nothing.
 */
export const adoptRegisterImport =
  (deps: Needs) =>
  async (command: Command): Promise<Outcome<ReplyOf<Route>>> => {
    const begun = await untilSettled(() => begin(deps, command));
    if (!begun.done) return begun;
    const entries = (await loadDifference(deps, begun.value)).filter(changesAListing);
    await writeListings(deps, begun.value, entries);
    await settleListedAgain(deps, begun.value, listedIn(entries));
    for (const entry of entries)
      if (entry.kind === "dropped") await askAboutDropped(deps, begun.value, entry);
    return untilSettled(() => finish(deps, command.importId));
  };

async function begin(deps: Needs, command: Command): Promise<Outcome<RegisterImport>> {
  const record = await loadRegisterImport(deps, command.importId);
  if (record === undefined) return refused("not-found");
  if (record.status === "adopting") return done(record);
  if (record.status !== "prepared") return refused("not-possible-now");
  if (record.suspicious && command.confirmation === undefined) return refused("import-suspicious");
  if ((await adoptedImport(deps)) !== record.basedOn) return refused("import-outdated");
  const by = actingAs(command.actor, ["reviewer", "administrator"]);
  const stepped = registerImportStep(deps, {
    record,
    act: "beginAdoption",
    by,
    changes: { adoptedBy: by },
    data: command.confirmation === undefined ? {} : { confirmation: command.confirmation },
  });
  if (!stepped.done) return stepped;
  // From here on another import that was compared with the same register is outdated.
  const rests = await restOn(deps, record.id, deps.clock.now());
  const committed = await commitTogether(deps, [...stepped.value.writes, rests]);
  return committed.done ? done(stepped.value.next) : committed;
}

type ListingChange = Extract<DifferenceEntry, { kind: "added" | "changed" | "dropped" }>;

/** What is in doubt changes nothing. */
function changesAListing(entry: DifferenceEntry): entry is ListingChange {
  return entry.kind === "added" || entry.kind === "changed" || entry.kind === "dropped";
}

function listedIn(entries: readonly ListingChange[]): ReadonlySet<string> {
  return new Set(entries.filter(({ kind }) => kind !== "dropped").map(({ listing }) => listing.listingId));
}

async function writeListings(
  deps: Needs,
  { id: importId, preparedOn }: RegisterImport,
  entries: readonly ListingChange[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += batch) {
    const writes: Write[] = [];
    for (const entry of entries.slice(from, from + batch)) {
      const before = await deps.register.get("listing", keys.listing(entry.listing.listingId));
      writes.push({ put: "upsert", record: listingAfter(entry, before, { importId, preparedOn }) });
    }
    const outcome = await deps.register.commit(writes);
    if (!outcome.committed) throw new Error(`The listings could not be written: ${outcome.reason}`);
  }
}

/** What an export does not say stays as it was known: whether a service only supplies a tool. */
function listingAfter(
  { kind, listing }: ListingChange,
  before: Listing | undefined,
  by: { readonly importId: string; readonly preparedOn: string },
): Listing {
  const { listingId: id, ...named } = listing;
  const after: Listing = {
    kind: "listing",
    id,
    ...named,
    suppliesOnlyTool: before?.suppliesOnlyTool ?? false,
    importId: by.importId,
  };
  return kind === "dropped" ? { ...after, dropped: { importId: by.importId, on: by.preparedOn } } : after;
}

async function finish(deps: Needs, id: string): Promise<Outcome<ReplyOf<Route>>> {
  const record = await loadRegisterImport(deps, id);
  if (record === undefined) return refused("not-found");
  if (record.status === "adopted") return done(registerImportView(record));
  const stepped = registerImportStep(deps, {
    record,
    act: "finishAdoption",
    by: system,
    changes: { adoptedAt: deps.clock.now() },
    data: { added: record.totals.added, changed: record.totals.changed, dropped: record.totals.dropped },
  });
  if (!stepped.done) return stepped;
  const committed = await commitTogether(deps, stepped.value.writes);
  return committed.done ? done(registerImportView(stepped.value.next)) : committed;
}
