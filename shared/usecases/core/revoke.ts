import type { Deps, Write } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import type { Revocation } from "#records/revocation.ts";
import type { CertificationAct } from "#scheme/certification-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { system } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { barring, liftingBar } from "./bars.ts";
import { certificationCase, certificationStep, loadCertification } from "./certifications.ts";
import { claimCertification } from "./claims.ts";
import { alertDelegators } from "./delegate-loss.ts";
import { endingSurveillances, stillOpenCorrections } from "./end-surveillances.ts";
import { listAll } from "./load.ts";
import { todayOf } from "./revocations.ts";
import { allTasks, closing, newTask, opening, openTasks, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** As many tasks of a certification as one transaction ends: each takes two of its hundred writes. */
const tasksInOneCommit = 35;

export type Revoking = {
  readonly writes: readonly Write[];
  readonly effects: readonly Effect[];
  readonly barredUntil: string | undefined;
};

/**
 * What a revocation does to the certification and its company, to be committed with the decision: the certification
 * ends, nobody is waited for in its case any more, and the company is barred as the ground calls for.
 * @returns refused when the certification has ended already
 */
export async function revoking(deps: Needs, revocation: Revocation, by: ActedBy): Promise<Outcome<Revoking>> {
  const certification = await loadCertification(deps, revocation.certificationNumber);
  if (certification === undefined) return refused("not-possible-now");
  const { id: revocationId, ground } = revocation;
  const on = todayOf(deps);
  const tasks = (await openTasks(deps, certificationCase(certification))).slice(0, tasksInOneCommit);
  const endedTasks = tasks.map(({ id }) => id);
  const stepped = certificationStep(deps, {
    certification,
    act: "revoke",
    by,
    changes: {
      revocation: { revocationId, on, ground, statusBefore: certification.status, endedTasks },
      attentionDay: undefined,
    },
    data: { revocationId, ground },
  });
  if (!stepped.done) return stepped;
  const bar = await barring(deps, revocation, on);
  const ended = together(...tasks.map((task) => closing(task, "cancel", system, deps.clock.now())));
  return done({
    writes: [...stepped.value.writes, bar.write, ...ended.writes],
    effects: [
      ...ended.effects,
      endingSurveillances(certification),
      alertDelegators(certification, "revoked", on),
    ],
    barredUntil: bar.barredUntil,
  });
}

/** Back to what stood before; in correction again when there is still something to correct. */
function restoringAct({ revocation }: Certification, openCorrections: readonly string[]): CertificationAct {
  if (revocation?.statusBefore === "suspended") return "setRevocationAsideIntoSuspension";
  return openCorrections.length > 0 ? "setRevocationAsideIntoCorrection" : "setRevocationAside";
}

/**
 * What setting a revocation aside does, to be committed with the act: the certification stands as it stood before,
 * whoever was waited for in its case is waited for again, and the bar is taken back. The revocation stays on the
 * record.
 * @returns refused when the company has another certification in force in the category by now
 */
export async function restoring(
  deps: Needs,
  revocation: Revocation,
  by: ActedBy,
): Promise<Outcome<readonly Write[]>> {
  const certification = await loadCertification(deps, revocation.certificationNumber);
  const stands = certification?.revocation;
  if (certification === undefined || stands?.revocationId !== revocation.id)
    return refused("not-possible-now");
  const today = todayOf(deps);
  const past = { revocationId: revocation.id, on: stands.on, setAsideOn: today };
  const openCorrections = await stillOpenCorrections(deps, certification);
  const stepped = certificationStep(deps, {
    certification,
    act: restoringAct(certification, openCorrections),
    by,
    changes: {
      openCorrections,
      revocation: undefined,
      revocationsSetAside: [...(certification.revocationsSetAside ?? []), past],
      // Nobody looked after it while it stood revoked: the sweep does so at once.
      attentionDay: today,
    },
    data: { revocationId: revocation.id },
  });
  if (!stepped.done) return stepped;
  const claimed = await claimCertification(deps, certification, deps.clock.now(), today);
  return done([
    ...stepped.value.writes,
    claimed,
    ...(await liftingBar(deps, revocation)),
    ...(await waitingAgain(deps, certification)),
    ...(await attendedAgain(deps, certification, today)),
  ]);
}

/** The tasks that the revocation ended are opened anew, none due earlier than it was. */
async function waitingAgain(deps: Needs, certification: Certification): Promise<readonly Write[]> {
  const ended = certification.revocation?.endedTasks ?? [];
  const of = { ...certificationCase(certification), corporateNumber: certification.corporateNumber };
  const policy = policyVersion(certification.policyVersion);
  const tasks = (await allTasks(deps, of)).filter(({ id }) => ended.includes(id));
  return tasks.flatMap(({ taskKind, body, topic, dueDay }) => {
    const anew = newTask(deps, of, policy, taskKind, { body, topic });
    const later = anew.dueDay >= dueDay ? anew : newTask(deps, of, policy, taskKind, { body, topic, dueDay });
    return opening(later).writes;
  });
}

/** The sweep passed the prerequisites by; from today it looks at them again. */
async function attendedAgain(
  deps: Needs,
  { number }: Certification,
  today: string,
): Promise<readonly Write[]> {
  const prerequisites = await listAll(deps, "prerequisite", partitions.certification(number));
  return prerequisites
    .filter(({ attentionDay }) => attentionDay !== undefined && attentionDay < today)
    .map(
      (prerequisite: Prerequisite): Write => ({
        put: "replace",
        record: { ...prerequisite, version: prerequisite.version + 1, attentionDay: today },
        when: [{ field: "version", is: "oneOf", values: [prerequisite.version] }],
      }),
    );
}
