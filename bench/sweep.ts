import { join } from "node:path";
import * as z from "zod";
import { openDatabase } from "#local/register/open-database.ts";
import { openSqliteRegister } from "#local/register/sqlite-store.ts";
import type { Register } from "#ports";
import type { Certification } from "#records/certification.ts";
import { addDays } from "#scheme/calendar.ts";
import { setup } from "#test/support/fakes.ts";
import { onRegister } from "#test/support/fakes-register.ts";
import { certificationOf, certify, moveTo } from "#test/support/fakes-upkeep.ts";
import { sweep as sweepOf } from "#usecases/sweep.ts";
import type { Benchmark } from "./benchmark.ts";
import { countingReads, type Reads, sizeOf, together } from "./counted-reads.ts";
import { seconds } from "./samples.ts";
import { inScratch } from "./scratch.ts";

const dueDay = "2030-05-10";
/** Of a million certifications 913 are due on a day: one in three years, of each. */
const dueShare = 913 / 1_000_000;
const atOnce = 100;

/** Certifications that expire on the day before, and others that expire long after. */
function crowd(model: Certification, size: number): { due: Certification[]; others: Certification[] } {
  const due = Math.max(1, Math.round(size * dueShare));
  const copies = Array.from({ length: size }, (_, index): Certification => {
    const expires = index < due ? addDays(dueDay, -1) : addDays(dueDay, 400 + (index % 600));
    return {
      ...model,
      number: `CSP-2027-VA-${String(index + 1).padStart(7, "0")}`,
      validUntil: expires,
      attentionDay: index < due ? dueDay : addDays(expires, -180),
    };
  });
  return { due: copies.slice(0, due), others: copies.slice(due) };
}

async function store(register: Register, records: readonly Certification[]): Promise<void> {
  for (let from = 0; from < records.length; from += atOnce)
    await register.commit(records.slice(from, from + atOnce).map((record) => ({ put: "upsert", record })));
}

const total = z.object({ records: z.number(), bytes: z.number() });

/** What a scan of the whole store reads. */
function scanOf(file: string): Reads {
  const database = openDatabase(file, {});
  const sum = "SELECT count(*) AS records, sum(octet_length(data)) AS bytes FROM items";
  const scanned = total.parse(database.prepare(sum).get());
  database.close();
  return scanned;
}

/**
 * What the daily sweep reads of a store in which few certifications are due: to find them, and in all (each is read again
 * before it is acted on), against the due records themselves and against a scan. In bytes of the records, which is what
 * DynamoDB charges for; the shares hold at any size.
 */
export const sweep: Benchmark = ({ smallest, size = smallest ? 2000 : 300_000 }) =>
  inScratch(async (folder) => {
    const file = join(folder, "register");
    const world = await setup();
    const { number } = await certify(world);
    const model = await certificationOf(world, number);
    const { register, close } = openSqliteRegister(file, { synchronous: "NORMAL" });
    const { due, others } = crowd(model, size);
    await store(register, [...due, ...others]);
    const doneThrough = addDays(dueDay, -1);
    await register.commit([
      { put: "create", record: { kind: "watermark", name: "sweep", version: 1, doneThrough } },
    ]);
    const scanned = scanOf(file);
    moveTo(world, dueDay);

    const { register: counted, reads } = countingReads(register);
    const took = await seconds(async () => {
      const { attended } = await sweepOf(onRegister(world.deps, counted))();
      if (attended !== due.length) throw new Error(`${attended} attended, not ${due.length}`);
    });
    close();

    const dueItems = sizeOf(due);
    const rowOf = (name: string, { records, bytes }: Reads): [string, ...number[]] => [
      name,
      records,
      bytes / 1024,
      bytes / dueItems.bytes,
      scanned.bytes / bytes,
    ];
    return {
      title: `sweep: ${due.length} due of ${size} certifications, in ${took.toFixed(2)} s`,
      columns: ["read", "records", "KiB", "× the due", "scan is × more"],
      rows: [
        rowOf("the due records themselves", dueItems),
        rowOf("to find them", reads.due),
        rowOf("in all, with attending to each", together(reads.due, reads.other)),
        rowOf("a scan of the store", scanned),
      ],
      goals: [
        {
          what: "read to find what is due",
          value: reads.due.bytes / dueItems.bytes,
          unit: "× the due records",
          limit: { atMost: 1.2 },
        },
        {
          what: "a scan instead",
          value: scanned.bytes / reads.due.bytes,
          unit: "× more",
          limit: { atLeast: 1000 },
        },
      ],
    };
  });
