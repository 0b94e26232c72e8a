import type { Deps } from "#ports";
import type { Application, FiledApplication } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import type { Finding } from "#scheme/finding.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import type { Outcome } from "../outcome.ts";
import { actOnApplication } from "./act-on-application.ts";
import { notice, toApplicant } from "./effects.ts";
import { aboutCase } from "./load.ts";
import { newTask, noTaskWrites, opening, type TaskWrites, taskCase, together } from "./tasks.ts";

/** Whether the time limit of a remediation has passed. It passes by its date, whether or not a sweep has run. */
export function pastRemediation(application: Application, now: string): boolean {
  return application.status === "remediation" && jstDay(now) > application.remediation.dueDay;
}

/** Sends findings back to the applicant: a new round with its time limit and its notice (D-09). */
export async function sendBack(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  request: {
    readonly application: FiledApplication;
    readonly policy: Policy;
    readonly by: ActedBy;
    readonly findings: readonly Finding[];
    readonly note?: string | undefined;
    readonly reviewedBy?: readonly string[];
    /** The staff task that this request answers or makes void. */
    readonly closed?: TaskWrites;
  },
): Promise<Outcome<Application>> {
  const { application, policy, by, findings } = request;
  const at = deps.clock.now();
  const round = application.remediationRounds + 1;
  const dueDay = addDays(jstDay(at), policy.remediation.days.value);
  const task = { ...newTask(deps, taskCase(application), policy, "remediation"), dueDay };
  const parts = together(opening(task), request.closed ?? noTaskWrites);
  return actOnApplication(deps, {
    application,
    act: "requestRemediation",
    by,
    changes: {
      findings,
      remediationRounds: round,
      reviewedBy: request.reviewedBy ?? application.reviewedBy,
      remediation: { round, dueDay, extensionsUsed: 0, requestedAt: at, requestedBy: by },
    },
    data: { round, dueDay, findings: findings.map((finding) => `${finding.code} ${finding.item}`) },
    writes: parts.writes,
    effects: [
      ...parts.effects,
      notice(toApplicant(application.id), {
        template: "remediationRequest",
        ...aboutCase(application),
        round,
        dueDay,
        findings: [...findings],
        ...(request.note === undefined ? {} : { note: request.note }),
      }),
    ],
  });
}
