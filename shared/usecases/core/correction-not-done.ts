import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { CorrectiveAction, Surveillance } from "#records/surveillance.ts";
import type { RevocationGround } from "#scheme/revocation-grounds.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import type { Outcome } from "../outcome.ts";
import { actOnCorrection } from "./act-on-correction.ts";
import { correctionNews } from "./corrections.ts";
import { factsOfCorrection, referring } from "./refer-case.ts";

/** What is revoked for when a correction was not done (X-01, L-03). */
function groundOf({ origin }: Surveillance): RevocationGround {
  return origin.kind === "secondment" ? "secondedMisconduct" : "correctionNotDone";
}

/**
 * Finds a corrective action not done: the case is closed and a revocation opened with it. The certification stays in
 * corrective action until that is decided (S-05, X-01).
 */
export async function notDone(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  found: {
    readonly surveillance: Surveillance;
    readonly action: CorrectiveAction;
    readonly act: "markNotDone" | "decideNotDone";
    readonly by: ActedBy;
    readonly reasons: string;
    readonly answers: TaskKind;
  },
): Promise<Outcome<CorrectiveAction>> {
  const { surveillance, action, act, by, reasons, answers } = found;
  const facts = factsOfCorrection(surveillance, action);
  const referred = await referring(deps, surveillance, groundOf(surveillance), facts);
  if (!referred.done) return referred;
  return actOnCorrection(deps, {
    ...found,
    changes: { finding: { reasons, by, at: deps.clock.now() } },
    data: { reasons, dueDay: action.dueDay },
    handover: { answers, how: act === "markNotDone" ? "expire" : "answer" },
    writes: referred.value.writes,
    effects: [
      ...referred.value.effects,
      correctionNews(surveillance, { news: "notDone", dueDay: action.dueDay }),
    ],
  });
}
