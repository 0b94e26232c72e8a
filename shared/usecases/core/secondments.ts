import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import { type Secondment, secondmentRecord } from "#records/delegation.ts";
import { keys, partitions } from "#records/layout.ts";
import { type SecondmentAct, secondmentTransitions } from "#scheme/secondment-transitions.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether, type Stepped, stepOf } from "./act.ts";
import { loadCertification } from "./certifications.ts";
import type { JsonObject } from "./json.ts";
import { openingSurveillance } from "./open-surveillance.ts";

export function loadSecondment(
  deps: Pick<Deps, "register">,
  number: string,
  id: string,
): Promise<Secondment | undefined> {
  return deps.register.get("secondment", keys.secondment(number, id));
}

/** One act on a secondment, as the writes that make it. */
export function secondmentStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly secondment: Secondment;
    readonly act: SecondmentAct;
    readonly by: ActedBy;
    readonly changes: Partial<Pick<Secondment, "ended" | "misconducts">>;
    readonly data: JsonObject;
  },
): Outcome<Stepped<Secondment>> {
  const { secondment, act, by, changes, data } = step;
  return stepOf(deps, {
    table: secondmentTransitions,
    record: secondment,
    act,
    by,
    aggregate: partitions.secondment(secondment.certificationNumber, secondment.id),
    next: (moved) => secondmentRecord.parse({ ...secondment, ...changes, ...moved }),
    data,
  });
}

export type Misconduct = { readonly what: string; readonly foundOn: string; readonly measures: string };

/**
 * Records misconduct of a seconded person and opens the surveillance case that follows it up, together (L-03, S-02).
 * The same misconduct told again is the one that is there.
 */
export async function recordingMisconduct(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  secondment: Secondment,
  misconduct: Misconduct,
  by: ActedBy,
): Promise<Outcome<Secondment>> {
  const { what, foundOn, measures } = misconduct;
  const known = secondment.misconducts.some((each) => each.what === what && each.foundOn === foundOn);
  if (known) return done(secondment);
  const certification = await loadCertification(deps, secondment.certificationNumber);
  if (certification === undefined) return refused("not-found");
  const opened = await openingSurveillance(deps, {
    certification,
    origin: { kind: "secondment", reference: secondment.id },
    suspicion: suspicionOf(secondment, misconduct),
    by,
  });
  const { id: surveillanceId, number: surveillanceNumber } = opened.surveillance;
  const told = { what, foundOn, measures, at: deps.clock.now(), by, surveillanceId, surveillanceNumber };
  const step = secondmentStep(deps, {
    secondment,
    act: "recordMisconduct",
    by,
    changes: { misconducts: [...secondment.misconducts, told] },
    data: { foundOn, surveillanceId },
  });
  if (!step.done) return step;
  const written = await commitTogether(deps, [...step.value.writes, ...opened.writes], opened.effects);
  return written.done ? done(step.value.next) : written;
}

function suspicionOf({ personReference, employer }: Secondment, misconduct: Misconduct): string {
  return [
    `出向者（${personReference}、出向元 ${employer}）の不正行為の報告があった。`,
    `判明した日: ${misconduct.foundOn}`,
    `内容: ${misconduct.what}`,
    `事業者の措置: ${misconduct.measures}`,
  ].join("\n");
}
