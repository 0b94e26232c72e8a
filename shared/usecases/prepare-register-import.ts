import type { registerImportRoutes } from "#contracts/register-import-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import { type RegisterImport, registerImportRecord } from "#records/register-import.ts";
import { jstDay } from "#scheme/calendar.ts";
import { categoryCodes } from "#scheme/categories.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { type Comparison, compareWithRegister } from "./core/register-comparison.ts";
import { adoptedImport, registerImportView } from "./core/register-imports.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof registerImportRoutes.prepareRegisterImport;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "documents" | "clock" | "ids" | "readSpreadsheet">;

/**
 * Reads an export of the existing register and compares it with what is known. The file and the difference are
 * kept; nothing of the register changes until somebody adopts it.
 */
export const prepareRegisterImport =
  (deps: Needs) =>
  async ({
    actor,
    fileName,
    content,
    covers = [...categoryCodes],
  }: Command): Promise<Outcome<ReplyOf<Route>>> => {
    const bytes = new Uint8Array(Buffer.from(content, "base64"));
    const basedOn = await adoptedImport(deps);
    const policy = policyOn(jstDay(deps.clock.now()));
    const compared = await compareWithRegister(deps, { bytes, policy, covers });
    if (!compared.read) return refused("register-unreadable", { violations: compared.violations });
    const by = actingAs(actor, ["reviewer", "administrator"]);
    return keep(deps, { fileName, bytes, compared, by, basedOn });
  };

async function keep(
  deps: Needs,
  of: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly compared: Extract<Comparison, { read: true }>;
    readonly by: ActedBy;
    readonly basedOn: string | undefined;
  },
): Promise<Outcome<ReplyOf<Route>>> {
  const { fileName, bytes, compared, by, basedOn } = of;
  const id = deps.ids.next();
  const difference = new TextEncoder().encode(JSON.stringify(compared.difference));
  const fileKey = `imports/${id}/register`;
  const differenceKey = `imports/${id}/difference.json`;
  await deps.documents.store(fileKey, bytes, "application/octet-stream");
  await deps.documents.store(differenceKey, difference, "application/json");
  const { record, event } = prepared(deps, {
    id,
    fileName,
    bytes: bytes.length,
    fileSha256: sha256Hex(bytes),
    fileKey,
    differenceSha256: sha256Hex(difference),
    differenceKey,
    totals: compared.totals,
    suspicious: compared.suspicious,
    ...(basedOn === undefined ? {} : { basedOn }),
    preparedBy: by,
  });
  const committed = await commitTogether(deps, [
    { put: "create", record },
    { put: "create", record: event },
  ]);
  return committed.done ? done(registerImportView(record)) : committed;
}

function prepared(
  deps: Pick<Deps, "clock">,
  fields: Omit<RegisterImport, "kind" | "version" | "status" | "preparedOn" | "preparedAt" | "ledger">,
) {
  const at = deps.clock.now();
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.registerImport(fields.id),
      act: "prepareImport",
      to: "prepared",
      by: fields.preparedBy,
      at,
      data: {
        fileSha256: fields.fileSha256,
        differenceSha256: fields.differenceSha256,
        totals: fields.totals,
      },
    },
  });
  const record = registerImportRecord.parse({
    kind: "registerImport",
    version: 1,
    status: "prepared",
    ...fields,
    preparedOn: jstDay(at),
    preparedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  return { record, event };
}
