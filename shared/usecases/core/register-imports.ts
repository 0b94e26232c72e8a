import * as z from "zod";
import { differenceEntry } from "#contracts/register-import-shapes.ts";
import type { Deps, Write } from "#ports";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import { type RegisterImport, registerImportRecord } from "#records/register-import.ts";
import {
  type RegisterImportAct,
  registerImportStatusNames,
  registerImportTransitions,
} from "#scheme/register-import-transitions.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import type { JsonObject } from "./json.ts";

/** The claim that names the import the register rests on. */
const adoptedImportClaim = "register-import#adopted";

const differenceFile = z.array(differenceEntry);
export type DifferenceEntry = z.infer<typeof differenceEntry>;

/** The import that the register rests on now, or undefined when none was adopted yet. */
export async function adoptedImport(deps: Pick<Deps, "register">): Promise<string | undefined> {
  return (await deps.register.get("claim", keys.claim(adoptedImportClaim)))?.heldBy;
}

export function loadRegisterImport(
  deps: Pick<Deps, "register">,
  id: string,
): Promise<RegisterImport | undefined> {
  return deps.register.get("registerImport", keys.registerImport(id));
}

/** The difference as it was kept. Throws when the file is gone: evidence is never removed. */
export async function loadDifference(
  deps: Pick<Deps, "documents">,
  { differenceKey }: RegisterImport,
): Promise<readonly DifferenceEntry[]> {
  const bytes = await deps.documents.evidence(differenceKey);
  if (bytes === undefined) throw new Error(`The difference ${differenceKey} is not there`);
  return differenceFile.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
}

/** One act on an import, as the writes that make it. */
export function registerImportStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly record: RegisterImport;
    readonly act: RegisterImportAct;
    readonly by: ActedBy;
    readonly changes?: Partial<Pick<RegisterImport, "adoptedAt" | "adoptedBy">>;
    readonly data?: JsonObject;
  },
): Outcome<Stepped<RegisterImport>> {
  const { record, act, by, changes = {}, data = {} } = step;
  return stepOf(deps, {
    table: registerImportTransitions,
    record,
    act,
    by,
    aggregate: partitions.registerImport(record.id),
    next: (moved) => registerImportRecord.parse({ ...record, ...changes, ...moved }),
    data,
  });
}

/** The write by which the register rests on an import from now on. */
export async function restOn(deps: Pick<Deps, "register">, importId: string, at: string): Promise<Write> {
  const held = await deps.register.get("claim", keys.claim(adoptedImportClaim));
  const record = { kind: "claim", name: adoptedImportClaim, heldBy: importId, since: at } as const;
  if (held === undefined) return { put: "create", record };
  return { put: "replace", record, when: [{ field: "heldBy", is: "oneOf", values: [held.heldBy] }] };
}

/** An import as its readers see it. */
export function registerImportView(record: RegisterImport) {
  const { id, status, fileName, fileSha256, preparedAt, preparedBy, totals, suspicious } = record;
  const { before, after, added, changed, unchanged, dropped, untouched } = totals;
  return {
    importId: id,
    status,
    statusName: registerImportStatusNames[status],
    fileName,
    fileSha256,
    preparedAt,
    preparedByName: preparedBy.name,
    totals: { before, after, added, changed, unchanged, dropped, untouched },
    suspicious,
    ...(record.adoptedAt === undefined ? {} : { adoptedAt: record.adoptedAt }),
    ...(record.adoptedBy === undefined ? {} : { adoptedByName: record.adoptedBy.name }),
  };
}
