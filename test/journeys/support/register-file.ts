import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { until } from "#local/demo/until.ts";
import { type RecordKind, type RecordOf, recordSchemas } from "#records/index.ts";
import { partitions } from "#records/layout.ts";
import type { NoticeRecipient } from "#records/notice-content.ts";
import { assertInvariants } from "#test/support/fakes-invariants.ts";

const row = z.object({ pk: z.string(), sk: z.string(), kind: z.string(), data: z.string() });
const fields = z.record(z.string(), z.unknown());

function rowsIn(dataFolder: string): readonly z.infer<typeof row>[] {
  const database = new DatabaseSync(join(dataFolder, "register.sqlite"), { readOnly: true });
  try {
    const found = database.prepare("SELECT pk, sk, kind, data FROM items ORDER BY pk, sk").all();
    return found.map((each) => row.parse(each));
  } finally {
    database.close();
  }
}

/** Every record of one kind in the register of a data folder, read from its file. */
export function recordsIn<Kind extends RecordKind>(dataFolder: string, kind: Kind): RecordOf<Kind>[];
export function recordsIn(dataFolder: string, kind: RecordKind): unknown[] {
  const found = rowsIn(dataFolder).filter((each) => each.kind === kind);
  return found.map((each) => recordSchemas[kind].parse(JSON.parse(each.data)));
}

/**
 * Everything in the register, by key, to compare before and after.
 * @param except kinds that are left out: what procedures and notices change by themselves
 */
export function registerDump(
  dataFolder: string,
  except: readonly RecordKind[] = [],
): ReadonlyMap<string, string> {
  const left: readonly string[] = except;
  const rows = rowsIn(dataFolder).filter((each) => !left.includes(each.kind));
  return new Map(rows.map(({ pk, sk, data }) => [`${pk} ${sk}`, data]));
}

/** Asserts what holds in a register at every moment: chains, tasks, claims, four eyes, filings. */
export function assertRegisterSound(dataFolder: string): void {
  const records = rowsIn(dataFolder).map((each) => fields.parse(JSON.parse(each.data)));
  assertInvariants({ memory: { records: () => records } });
}

function nameOf(recipient: NoticeRecipient): string {
  return recipient.to === "body" ? recipient.body : recipient.to;
}

/** What happened in a case: every act by what it acted on, every notice that went out, every certificate. */
export type Trail = {
  readonly acts: readonly string[];
  readonly inquiryActs: readonly string[];
  readonly notices: readonly string[];
  readonly certificates: number;
};

/** What happened in a case, read from the register's file; nothing in it says when, so that two cases can be compared. */
export function trailOf(dataFolder: string, applicationId: string): Trail {
  const events = recordsIn(dataFolder, "event");
  const actsOn = (aggregate: string) =>
    events
      .filter((event) => event.aggregate === aggregate)
      .map(({ act, from, to }) => `${from} ${act} ${to}`);
  const certifications = recordsIn(dataFolder, "certification").filter(
    (each) => each.applicationId === applicationId,
  );
  const notices = recordsIn(dataFolder, "notice").filter((each) => each.caseId === applicationId);
  return {
    acts: [
      ...actsOn(partitions.application(applicationId)),
      ...certifications.flatMap(({ number }) => actsOn(partitions.certification(number))),
    ],
    inquiryActs: events
      .filter(({ aggregate }) => aggregate.startsWith(`inquiry#${applicationId}#`))
      .map(({ aggregate, act }) => `${aggregate.split("#")[2]} ${act}`)
      .toSorted(),
    notices: notices
      .map(({ template, recipient, status }) => `${template} to ${nameOf(recipient)} ${status}`)
      .toSorted(),
    certificates: certifications.filter(({ certificate }) => certificate !== undefined).length,
  };
}

/** The types of the effects that have still to be delivered. */
export function pendingEffects(dataFolder: string): readonly string[] {
  const entries = recordsIn(dataFolder, "outbox").filter(({ status }) => status === "pending");
  return entries.map(({ effect }) => effect.type);
}

/** Waits until every effect has been delivered. */
export async function everyEffect(dataFolder: string): Promise<void> {
  await until("every effect", async () => (pendingEffects(dataFolder).length === 0 ? true : undefined));
}
