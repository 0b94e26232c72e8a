import type { Deps } from "#ports";
import type { CorrectiveAction, Surveillance } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import type { RevocationGround } from "#scheme/revocation-grounds.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { loadCertification, standingOn } from "./certifications.ts";
import { openingRevocation } from "./open-revocation.ts";
import { surveillanceStep } from "./surveillances.ts";
import { noTaskWrites, type TaskWrites } from "./tasks.ts";

/**
 * What closes a case that leads to a revocation, and opens that revocation, to be committed together (S-04, S-05, X-01).
 * Where a revocation is open already, or the certification has ended, the case is closed all the same.
 */
export async function referring(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  surveillance: Surveillance,
  ground: RevocationGround,
  facts: string,
): Promise<Outcome<TaskWrites & { readonly surveillance: Surveillance }>> {
  const opened = await opening(deps, surveillance, ground, facts);
  const revocationId = opened?.revocation.id;
  const stepped = surveillanceStep(deps, {
    surveillance,
    act: "referForRevocation",
    by: system,
    changes: { closedAt: deps.clock.now() },
    data: { ground, ...(revocationId === undefined ? {} : { revocationId }) },
  });
  if (!stepped.done) return stepped;
  const { writes, effects } = opened ?? noTaskWrites;
  return done({ surveillance: stepped.value.next, writes: [...stepped.value.writes, ...writes], effects });
}

async function opening(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { id, certificationNumber }: Surveillance,
  ground: RevocationGround,
  facts: string,
) {
  const certification = await loadCertification(deps, certificationNumber);
  if (certification === undefined) return undefined;
  const standing = await standingOn(deps, certification, jstDay(deps.clock.now()));
  if (hasEnded(standing)) return undefined;
  const origin = { kind: "surveillance", reference: id } as const;
  return openingRevocation(deps, { certification, ground, facts, origin, by: system });
}

/** What the refusal to cooperate was, in words for the notice of a revocation; never what is internal to the case. */
export function factsOfRefusal(surveillance: Surveillance): string {
  const asked = "requests" in surveillance ? surveillance.requests.at(-1) : undefined;
  const did = "responses" in surveillance ? surveillance.responses.at(-1)?.did : undefined;
  const how = {
    refused: "資料の提出を拒み",
    silent: "期限までに資料を提出せず",
    filed: "求めた資料を提出せず",
  };
  return `サーベイランス（${surveillance.number}）において、${how[did ?? "silent"]}、協力しなかった。期限：${asked?.dueDay ?? ""}`;
}

/** What was to be corrected and until when, in words for the notice of a revocation. */
export function factsOfCorrection({ number }: Surveillance, { demand, dueDay }: CorrectiveAction): string {
  return `サーベイランス（${number}）の結果による是正が、期限（${dueDay}）までに行われなかった。求めた是正：${demand}`;
}
