import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { outcomeNotices } from "./revocation-notices.ts";
import { actOnRevocation, loadRevocation, todayOf } from "./revocations.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider was given the chance to be heard and let the due day pass: that is recorded, and the case goes on. */
export async function hearingOver(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const revocation = await loadRevocation(deps, task.caseId);
  if (revocation?.status !== "noticed" && revocation?.status !== "urgentNoticed") return done(undefined);
  const { dueDay } = revocation.notice;
  const text = `通知（${revocation.notice.at}）により弁明の機会を与えたが、期限（${dueDay}）までに弁明がなかった。`;
  const silence = { form: "silence", text, documents: [], at: deps.clock.now(), by: system };
  return actOnRevocation(deps, {
    revocation,
    act: "recordSilence",
    by: system,
    changes: { hearings: [silence] },
    data: { dueDay },
    ends: "expire",
  });
}

/** Nobody objected in time: the revocation is final. */
export async function objectionPeriodOver(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const revocation = await loadRevocation(deps, task.caseId);
  if (revocation?.status !== "revoked") return done(undefined);
  const { reasons } = revocation.decision;
  return actOnRevocation(deps, {
    revocation,
    act: "becomeFinal",
    by: system,
    data: { objectionUntil: revocation.objectionUntil },
    ends: "expire",
    effects: outcomeNotices(revocation, "final", { day: todayOf(deps), reasons }, ["secretariat"]),
  });
}
