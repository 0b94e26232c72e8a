import type { Deps } from "#ports";
import type { Application, ApplicationIn } from "#records/application.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Finding } from "#scheme/finding.ts";
import { system } from "../actor.ts";
import type { Outcome } from "../outcome.ts";
import { actOnApplication } from "./act-on-application.ts";
import { releaseOpenApplication } from "./claims.ts";
import { notice, toApplicant, toSecretariat } from "./effects.ts";
import { followingEnd } from "./follow-up.ts";
import { aboutCase, policyOf } from "./load.ts";
import { objectionUntil } from "./refusal-notice.ts";
import { noTaskWrites, type TaskWrites } from "./tasks.ts";

/**
 * Ends an application that was not remedied (D-09): the notice names the points that are left, and how and until when
 * to object.
 */
export async function lapse(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  request: {
    readonly application: ApplicationIn<"remediation"> | ApplicationIn<"submitted">;
    readonly ground: "timeLimit" | "rounds";
    readonly findings: readonly Finding[];
    readonly closed?: TaskWrites;
  },
): Promise<Outcome<Application>> {
  const { application, ground, findings, closed = noTaskWrites } = request;
  const policy = policyOf(application);
  const at = deps.clock.now();
  const day = jstDay(at);
  const content = {
    template: "lapsed",
    ...aboutCase(application),
    ground,
    lapsedOn: day,
    ...(application.status === "remediation" ? { dueDay: application.remediation.dueDay } : {}),
    findings: findings.filter((finding) => finding.weight === "stops"),
    objectionUntil: objectionUntil(day, policy),
    objectionAddressee: policy.objection.addressee.value,
    objectionText: policy.objection.text.value,
  } as const;
  const followed = await followingEnd(deps, application, "lapsed", system);
  if (!followed.done) return followed;
  return actOnApplication(deps, {
    application,
    act: "lapse",
    by: system,
    changes: { findings, lapse: { at, day, ground } },
    data: { ground, findings: findings.map((finding) => `${finding.code} ${finding.item}`) },
    writes: [releaseOpenApplication(application), ...closed.writes, ...followed.value.writes],
    effects: [
      ...closed.effects,
      ...followed.value.effects,
      notice(toApplicant(application.id), content),
      notice(toSecretariat, content),
    ],
  });
}
