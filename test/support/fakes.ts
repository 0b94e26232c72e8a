import { readRegisterFile } from "#adapters/spreadsheet/read-register-file.ts";
import type { LogCode } from "#contracts/log-catalogue.ts";
import { sampleCompanies } from "#local/samples/companies.ts";
import { sampleListings } from "#local/samples/listings.ts";
import type { Deps, Ids } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import {
  type FakeBeacon,
  type FakeClock,
  type FakeDocuments,
  type FakeMailer,
  fakeBeacon,
  fakeClock,
  fakeDocuments,
  fakeInspect,
  fakeMailer,
  fakeRandom,
  fakeSigner,
  fakeVault,
} from "./fakes-ports.ts";
import { type FakeProcedures, fakeProcedures } from "./fakes-procedures.ts";
import { createMemoryRegister, type MemoryRegister } from "./memory-register.ts";

export type LogLine = { readonly code: LogCode; readonly details: unknown };

export type World = {
  readonly deps: Deps;
  readonly memory: MemoryRegister;
  readonly clock: FakeClock;
  readonly documents: FakeDocuments;
  readonly mailer: FakeMailer;
  readonly procedures: FakeProcedures;
  readonly beacon: FakeBeacon;
  readonly logged: readonly LogLine[];
  /** Everything that an act could have changed, to compare before and after. */
  readonly snapshot: () => unknown;
};

/** A Monday, 10:00 in Japan, in the time of the first policy. */
const firstMoment = "2027-05-10T01:00:00.000Z";
/** Companies that have services on the existing register of a new world. */
const listedCompanies = sampleCompanies.slice(0, 3).map(({ corporateNumber }) => corporateNumber);

/** Ids that count, in the shape of real ones. */
function countingIds(): Ids {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return `01TEST${String(last).padStart(20, "0")}`;
    },
  };
}

/** Puts the services of the listed companies on the existing register as if they had been renewed of late. */
export async function renewListings({ memory, clock }: Pick<World, "memory" | "clock">): Promise<void> {
  const listings = sampleListings(jstDay(clock.now())).filter(
    ({ corporateNumber }) => corporateNumber !== undefined && listedCompanies.includes(corporateNumber),
  );
  await memory.register.commit(listings.map((record) => ({ put: "upsert", record })));
}

/** The whole world of the use cases, by hand, with the services of three sample companies on the existing register. */
export async function setup(start: string = firstMoment): Promise<World> {
  const memory = createMemoryRegister();
  const clock = fakeClock(start);
  const documents = fakeDocuments();
  const mailer = fakeMailer();
  const procedures = fakeProcedures();
  const beacon = fakeBeacon();
  const logged: LogLine[] = [];
  const deps: Deps = {
    register: memory.register,
    documents,
    mailer,
    procedures,
    signer: fakeSigner(),
    tipVault: fakeVault(),
    answerVault: fakeVault(),
    beacon,
    clock,
    ids: countingIds(),
    random: fakeRandom(),
    malware: {
      scan: async (bytes) =>
        Buffer.from(bytes).toString("utf8").startsWith("%infected") ? "infected" : "clean",
    },
    inspect: fakeInspect,
    readSpreadsheet: readRegisterFile,
    directory: {
      sender: "scheme@secretariat.example",
      portal: "https://portal.example",
      addresses: (recipient) =>
        recipient.to === "secretariat"
          ? ["desk@secretariat.example"]
          : [`${recipient.body}@government.example`],
    },
    log: (code, details = {}) => {
      logged.push({ code, details });
    },
  };
  await renewListings({ memory, clock });
  return {
    deps,
    memory,
    clock,
    documents,
    mailer,
    procedures,
    beacon,
    logged,
    snapshot: () => ({
      records: memory.records(),
      kept: [...documents.kept.keys()],
      quarantined: [...documents.quarantine.keys()],
      tickets: documents.tickets.length,
      sent: mailer.sent.length,
      calls: [...procedures.calls],
    }),
  };
}
