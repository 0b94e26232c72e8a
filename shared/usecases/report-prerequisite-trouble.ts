import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { askingSecretariat } from "./core/prerequisite-tasks.ts";
import { troubleStep } from "./core/prerequisite-trouble.ts";
import { untilSettled } from "./core/retry.ts";
import { together } from "./core/tasks.ts";
import { prerequisiteFor } from "./core/upkeep-case.ts";
import { done, type Outcome } from "./outcome.ts";
import { ownCertificationView } from "./views/certification-view.ts";

type Route = typeof upkeepProviderRoutes.reportPrerequisiteTrouble;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The provider reports that a prerequisite was suspended or is lost (M-03, M-05): the secretariat is told and asked what
 * is to be made of it.
 */
export const reportPrerequisiteTrouble =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => reportOnce(deps, command));

async function reportOnce(
  deps: Needs,
  { actor, number, prerequisite: kind, what, reasons }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const act = what === "lost" ? "reportLost" : "reportSuspended";
  const found = await prerequisiteFor(deps, { actor, act, number, kind });
  if (!found.done) return found;
  const { certification, prerequisite } = found.value;
  const by = actingAs(actor, ["applicant", "signatory"]);
  const stepped = await troubleStep(deps, { prerequisite, act, by, reasons });
  if (!stepped.done) return stepped;
  const parts = together(
    stepped.value,
    await askingSecretariat(deps, { certification, prerequisite }, "prerequisiteReview"),
  );
  const committed = await commitTogether(deps, parts.writes, parts.effects);
  return committed.done ? done(await ownCertificationView(deps, certification)) : committed;
}
