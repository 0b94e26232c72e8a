import type { Deps } from "#ports";
import type { Draw } from "#records/draw.ts";
import { keys } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { drawFile } from "#scheme/draw/draw-file.ts";
import { system } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { loadCertification, standingOn } from "./core/certifications.ts";
import { drawStep, loadDraw, loadJson } from "./core/draws.ts";
import { openingSurveillance } from "./core/open-surveillance.ts";
import { settled } from "./core/procedure-step.ts";
import { done, type Outcome } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "documents" | "clock" | "ids">;

/**
 * Opens a surveillance case for everybody who was drawn (S-03), each in a transaction of its own and each once, however
 * often this is begun. Who has given the certification back meanwhile, or lost it, has nothing left to look at.
 */
export const openDrawnCases =
  (deps: Needs) =>
  async ({ caseId }: { readonly caseId: string }): Promise<{ caseId: string }> => {
    const draw = await loadDraw(deps, caseId);
    if (draw?.status !== "drawn" || draw.fileKey === undefined) return { caseId };
    const file = drawFile.parse(await loadJson(deps, draw.fileKey));
    for (const number of file.picks.flatMap(({ picks }) => picks))
      await settled(() => openCase(deps, draw, number));
    await settled(() => conclude(deps, caseId));
    return { caseId };
  };

async function openCase(deps: Needs, draw: Draw, number: string): Promise<Outcome<undefined>> {
  const name = `drawn#${draw.id}#${number}`;
  const certification = await loadCertification(deps, number);
  const opened = await deps.register.get("claim", keys.claim(name));
  if (certification === undefined || opened !== undefined) return done(undefined);
  const at = deps.clock.now();
  if (hasEnded(await standingOn(deps, certification, jstDay(at)))) return done(undefined);
  const { writes, effects } = await openingSurveillance(deps, {
    certification,
    origin: { kind: "draw", reference: draw.id },
    suspicion: `抽選 ${draw.id} により選ばれた（疑いによるものではない）。`,
    by: system,
  });
  const claim = { kind: "claim", name, heldBy: draw.id, since: at } as const;
  const committed = await commitTogether(deps, [{ put: "create", record: claim }, ...writes], effects);
  // Somebody else has opened it in this moment.
  return !committed.done && committed.code === "already-open" ? done(undefined) : committed;
}

async function conclude(deps: Needs, id: string): Promise<Outcome<unknown>> {
  const draw = await loadDraw(deps, id);
  if (draw?.status !== "drawn") return done(undefined);
  const stepped = drawStep(deps, { draw, act: "openCases", by: system });
  return stepped.done ? commitTogether(deps, stepped.value.writes) : stepped;
}
