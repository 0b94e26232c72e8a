import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Application } from "#records/application.ts";
import type { Inquiry, Task } from "#records/procedure.ts";
import type { InquiryBody } from "#scheme/policy/schema.ts";
import { system } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { inquiryAggregate } from "./core/act-on-inquiry.ts";
import { inquiryNotice } from "./core/inquiry-notice.ts";
import { loadForProcedure, loadInquiries, policyOf } from "./core/load.ts";
import { settledStep } from "./core/procedure-step.ts";
import { newTask } from "./core/tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Puts the inquiry to every body of the policy at once, each with its own due day (E-01). A body that answered in an
 * earlier round of the same application is not asked again. Done twice, the second time changes nothing.
 */
export const putInquiries = (deps: Needs) =>
  settledStep(async ({ applicationId }) => {
    const application = await loadForProcedure(deps, applicationId);
    if (application.status !== "accepted") return { done: true, value: undefined };
    const policy = policyOf(application);
    const asked = new Set((await loadInquiries(deps, applicationId)).map((inquiry) => inquiry.body));
    const bodies = policy.inquiry.bodies.value.filter((body) => !asked.has(body.code));
    const inquiries = bodies.map((body) => {
      const task = newTask(deps, application, policy, "inquiryAnswer", body.code);
      return { body, task, writes: writesOf(deps, application, body, task) };
    });
    return actOnApplication(deps, {
      application,
      act: "putInquiries",
      by: system,
      data: { bodies: bodies.map((body) => body.code) },
      writes: inquiries.flatMap((each) => each.writes),
      effects: inquiries.map(({ body, task }) => inquiryNotice(application, body, 1, task.dueDay)),
    });
  });

function writesOf(deps: Needs, application: Application, body: InquiryBody, task: Task): Write[] {
  const at = deps.clock.now();
  const of = { applicationId: application.id, body: body.code };
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: inquiryAggregate(of),
      act: "putInquiry",
      to: "sent",
      by: system,
      at,
      data: { body: body.code, round: 1, dueDay: task.dueDay },
    },
  });
  const inquiry: Inquiry = {
    kind: "inquiry",
    ...of,
    version: 1,
    status: "sent",
    round: 1,
    sentAt: at,
    dueDay: task.dueDay,
    released: false,
    turns: 0,
    ledger: { sequence: event.sequence, hash: event.hash },
  };
  return [inquiry, event, task].map((record) => ({ put: "create", record }));
}
