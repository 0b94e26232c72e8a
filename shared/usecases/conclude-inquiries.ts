import type { Deps } from "#ports";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import { system } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { aboutCase, loadForProcedure, loadInquiries, policyOf } from "./core/load.ts";
import { settledStep } from "./core/procedure-step.ts";
import { newTask, opening, taskCase } from "./core/tasks.ts";

/**
 * Takes the bodies' answers together once the last one is in, and asks the reviewer for a proposal (E-04).
 * While a body has still to answer, nothing changes.
 */
export const concludeInquiries = (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  settledStep(async ({ applicationId }) => {
    const application = await loadForProcedure(deps, applicationId);
    if (application.status !== "inquiry") return { done: true, value: undefined };
    const inquiries = await loadInquiries(deps, applicationId);
    const answeredBodies = inquiries
      .filter((inquiry) => isAnswered(inquiry.status))
      .map((inquiry) => inquiry.body);
    const bodies = policyOf(application).inquiry.bodies.value;
    if (!bodies.every((body) => answeredBodies.includes(body.code))) return { done: true, value: undefined };
    const result = inquiries.some((inquiry) => inquiry.status === "objection") ? "objection" : "noObjection";

    const task = newTask(deps, taskCase(application), policyOf(application), "proposal");
    const opened = opening(task);
    return actOnApplication(deps, {
      application,
      act: "concludeInquiries",
      by: system,
      changes: { inquiryResult: result },
      data: { result, answers: inquiries.map((inquiry) => `${inquiry.body} ${inquiry.status}`) },
      writes: opened.writes,
      effects: [
        notice(toSecretariat, {
          template: "taskOpened",
          ...aboutCase(application),
          taskKind: "proposal",
          dueDay: task.dueDay,
        }),
      ],
    });
  });
