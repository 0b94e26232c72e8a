import type { Deps } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import { type Surveillance, type SurveillanceOrigin, surveillanceRecord } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { certifiedFields } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { nextInSequence } from "./sequence.ts";
import { newTask, noTaskWrites, opening, type TaskWrites, together } from "./tasks.ts";

export type SurveillanceOpening = {
  readonly certification: Certification;
  readonly origin: SurveillanceOrigin;
  /** What is suspected, in plain words. */
  readonly suspicion: string;
  readonly by: ActedBy;
};

/**
 * What opens a surveillance case, to be committed with the act that leads to it (S-02). Somebody deliberates whether
 * to act; a case that was drawn is conducted without a suspicion, so that nobody deliberates (S-03).
 */
export async function openingSurveillance(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { certification, origin, suspicion, by }: SurveillanceOpening,
): Promise<TaskWrites & { readonly surveillance: Surveillance }> {
  const at = deps.clock.now();
  const today = jstDay(at);
  const id = deps.ids.next();
  const sequence = await nextInSequence(deps, `surveillance#${today.slice(0, 4)}`);
  const drawn = origin.kind === "draw";
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.surveillance(id),
      act: "openSurveillance",
      to: drawn ? "decided" : "registered",
      by,
      at,
      data: { certificationNumber: certification.number, origin: [origin.kind, origin.reference ?? ""] },
    },
  });
  const surveillance = surveillanceRecord.parse({
    kind: "surveillance",
    id,
    version: 1,
    status: drawn ? "decided" : "registered",
    number: `SV-${today.slice(0, 4)}-${String(sequence.number).padStart(6, "0")}`,
    ...certifiedFields(certification, today),
    origin,
    suspicion,
    openedAt: at,
    openedBy: by,
    updatedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
    generation: 1,
    handledBy: by.role === "surveillanceOfficer" ? [by.subject] : [],
    conflictedStaff: [],
    ...(drawn ? { deliberation: { reasons: suspicion, by, at } } : {}),
  });
  const deliberation = drawn ? noTaskWrites : deliberating(deps, surveillance);
  const opened: TaskWrites = {
    writes: [sequence.write, { put: "create", record: surveillance }, { put: "create", record: event }],
    effects: [{ type: "startProcedure", procedure: "surveillance", caseId: id, generation: 1 }],
  };
  return { surveillance, ...together(opened, deliberation) };
}

function deliberating(deps: Pick<Deps, "clock" | "ids">, surveillance: Surveillance): TaskWrites {
  const { id: caseId, corporateNumber, number, providerName, category } = surveillance;
  const of = { caseKind: "surveillance", caseId } as const;
  const policy = policyVersion(surveillance.policyVersion);
  const task = newTask(deps, { ...of, corporateNumber }, policy, "surveillanceDeliberation");
  const opened = notice(toSecretariat, {
    template: "taskOpened",
    ...of,
    reference: number,
    providerName,
    category,
    taskKind: task.taskKind,
    dueDay: task.dueDay,
  });
  return { writes: opening(task).writes, effects: [opened] };
}
