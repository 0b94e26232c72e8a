import assert from "node:assert/strict";
import type { CaseRef } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { awaitTask } from "#usecases/await-task.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";
import { concludeInquiries } from "#usecases/conclude-inquiries.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";
import { issueCertificate } from "#usecases/issue-certificate.ts";
import { locateCase } from "#usecases/locate-case.ts";
import { locateInquiry } from "#usecases/locate-inquiry.ts";
import { locateRevocation } from "#usecases/locate-revocation.ts";
import { locateSurveillance } from "#usecases/locate-surveillance.ts";
import { notifySurveilledProvider } from "#usecases/notify-surveilled-provider.ts";
import { putInquiries } from "#usecases/put-inquiries.ts";
import { referForRevocation } from "#usecases/refer-for-revocation.ts";
import type { World } from "./fakes.ts";
import type { Ready } from "./fakes-procedures.ts";

/** A mark that no view, mail, log or record but the token's own may show. */
export const tokenMark = "SECRET-TASK-TOKEN";

/** Plays the state machine: delivers effects and takes executions on until each waits for somebody or has ended. */
export function createDriver({ deps, procedures, clock }: Pick<World, "deps" | "procedures" | "clock">) {
  let tokens = 0;

  async function wait(
    execution: string,
    of: CaseRef,
    on: { readonly taskKind: TaskKind; readonly timeoutSeconds: number; readonly body?: string },
  ): Promise<void> {
    const { timeoutSeconds, ...task } = on;
    assert.ok(timeoutSeconds >= 1 && timeoutSeconds <= 31_536_000, `a timer of ${timeoutSeconds} s`);
    tokens += 1;
    const token = `${tokenMark}-${tokens}`;
    procedures.wait(token, { execution, ...task, deadline: Date.parse(clock.now()) + timeoutSeconds * 1000 });
    await awaitTask(deps)({ ...of, token, ...task });
  }

  /** The case an execution drives. */
  function caseOf(execution: string): CaseRef {
    const { procedure, caseId } = procedures.caseOf(execution);
    return { caseKind: procedure === "randomSurveillance" ? "draw" : procedure, caseId };
  }

  async function revocationHub(execution: string): Promise<void> {
    const of = caseOf(execution);
    const { step, timeoutSeconds } = await locateRevocation(deps)(of);
    if (step === "end") return procedures.end(execution);
    return wait(execution, of, { taskKind: step, timeoutSeconds });
  }

  async function hub(execution: string): Promise<void> {
    const { procedure, caseId: applicationId } = procedures.caseOf(execution);
    if (procedure === "revocation") return revocationHub(execution);
    if (procedure === "surveillance") return surveillanceHub(execution, applicationId);
    const { step, bodies, timeoutSeconds } = await locateCase(deps)({ applicationId });
    switch (step) {
      case "checkAutomatically":
        await checkAutomatically(deps)({ applicationId });
        return hub(execution);
      case "putInquiries":
        await putInquiries(deps)({ applicationId });
        return hub(execution);
      case "issueCertificate":
        await issueCertificate(deps)({ applicationId });
        return hub(execution);
      case "inquiries":
        for (const body of bodies) await branch(execution, body);
        return bodies.length === 0 ? gather(execution) : undefined;
      case "end":
        return procedures.end(execution);
      default:
        return wait(execution, caseOf(execution), { taskKind: step, timeoutSeconds });
    }
  }

  async function surveillanceHub(execution: string, caseId: string): Promise<void> {
    const { step, timeoutSeconds } = await locateSurveillance(deps)({ caseId });
    if (step === "end") return procedures.end(execution);
    if (step === "notifyProvider") await notifySurveilledProvider(deps)({ caseId });
    else if (step === "referForRevocation") await referForRevocation(deps)({ caseId });
    else return wait(execution, { caseKind: "surveillance", caseId }, { taskKind: step, timeoutSeconds });
    return surveillanceHub(execution, caseId);
  }

  async function branch(execution: string, body: string): Promise<void> {
    const applicationId = procedures.caseOf(execution).caseId;
    const { step, timeoutSeconds } = await locateInquiry(deps)({ applicationId, body });
    if (step !== "end") return wait(execution, caseOf(execution), { taskKind: step, timeoutSeconds, body });
    const others = [...procedures.waits.values()].some((each) => each.execution === execution);
    if (!others) await gather(execution);
  }

  async function gather(execution: string): Promise<void> {
    await concludeInquiries(deps)({ applicationId: procedures.caseOf(execution).caseId });
    await hub(execution);
  }

  const proceed = ({ execution, body }: Ready) =>
    body === undefined ? hub(execution) : branch(execution, body);

  async function deliverPending(): Promise<number> {
    const { records } = await deps.register.listBy("outbox", "standing", partitions.pendingOutbox, {
      limit: 1000,
    });
    for (const { id } of records) await deliverEffect(deps)(id);
    return records.length;
  }

  /** Delivers and drives until nothing moves any more. */
  async function settle(): Promise<void> {
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const delivered = await deliverPending();
      let ready = procedures.nextReady();
      if (delivered === 0 && ready === undefined) return;
      for (; ready !== undefined; ready = procedures.nextReady()) await proceed(ready);
    }
    assert.fail("the procedures do not come to rest");
  }

  /** Fires every timer whose time is up, then settles. */
  async function fireTimers(): Promise<void> {
    for (
      let fired = procedures.takeTimedOut(clock.now());
      fired;
      fired = procedures.takeTimedOut(clock.now())
    ) {
      const { execution, taskKind, body } = fired;
      await closeOverdue(deps)({ ...caseOf(execution), taskKind, body });
      await proceed({ execution, ...(body === undefined ? {} : { body }) });
    }
    await settle();
  }

  return { settle, fireTimers, deliverPending };
}
