import type { Deps } from "#ports";
import type { FiledApplication } from "#records/application.ts";
import { anyStops, type Finding } from "#scheme/finding.ts";
import { findingsOf } from "#scheme/findings/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { system } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { lapse } from "./core/lapse.ts";
import { aboutCase, loadForProcedure, policyOf } from "./core/load.ts";
import { settledStep } from "./core/procedure-step.ts";
import { sendBack } from "./core/remediation.ts";
import { newTask, opening, taskCase } from "./core/tasks.ts";
import { validationInput } from "./core/validation.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The automatic check of what was filed (D-01…D-08): findings that stop send it back at once; what is clean goes to
 * the reviewer; after the last round the policy decides (D-09). Done twice, the second time changes nothing.
 */
export const checkAutomatically = (deps: Needs) =>
  settledStep(async ({ applicationId }) => {
    const application = await loadForProcedure(deps, applicationId);
    if (application.status !== "submitted") return { done: true, value: undefined };
    const policy = policyOf(application);
    const findings = findingsOf(await validationInput(deps, application, policy));
    if (!anyStops(findings)) return passOn(deps, application, policy, findings, "passAutomaticCheck");
    if (application.remediationRounds < policy.remediation.maximumRounds.value) {
      return sendBack(deps, { application, policy, by: system, findings });
    }
    if (policy.remediation.afterMaximumRounds.value === "secretariat") {
      return passOn(deps, application, policy, findings, "referOverdueRemediation");
    }
    return lapse(deps, { application, ground: "rounds", findings });
  });

function passOn(
  deps: Needs,
  application: FiledApplication,
  policy: Policy,
  findings: readonly Finding[],
  act: "passAutomaticCheck" | "referOverdueRemediation",
) {
  const task = newTask(deps, taskCase(application), policy, "formCheck");
  const opened = opening(task);
  return actOnApplication(deps, {
    application,
    act,
    by: system,
    changes: { findings },
    data: { findings: findings.map((finding) => `${finding.code} ${finding.item}`) },
    writes: opened.writes,
    effects: [
      notice(toSecretariat, {
        template: "taskOpened",
        ...aboutCase(application),
        taskKind: "formCheck",
        dueDay: task.dueDay,
      }),
    ],
  });
}
