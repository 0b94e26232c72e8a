import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { askingSecretariat } from "./core/prerequisite-tasks.ts";
import { prerequisiteStep } from "./core/prerequisites.ts";
import { untilSettled } from "./core/retry.ts";
import { prerequisiteFor } from "./core/upkeep-case.ts";
import { namedDocuments } from "./core/upkeep-documents.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { ownCertificationView } from "./views/certification-view.ts";

type Route = typeof upkeepProviderRoutes.declareRenewing;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The provider declares, with evidence, that it applied for the renewal of a prerequisite before its last day (M-03):
 * the renewal then gets the time the policy gives it. The secretariat is asked to look at the evidence.
 */
export const declareRenewing =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => declareOnce(deps, command));

async function declareOnce(
  deps: Needs,
  { actor, number, prerequisite: kind, documents, note = "" }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const found = await prerequisiteFor(deps, { actor, act: "declareRenewing", number, kind });
  if (!found.done) return found;
  const { certification, prerequisite } = found.value;
  const today = jstDay(deps.clock.now());
  if (today > prerequisite.validUntil) return refused("deadline-passed");
  const named = await namedDocuments(deps, certification, documents);
  if (!named.done) return named;

  const by = actingAs(actor, ["applicant", "signatory"]);
  const stepped = prerequisiteStep(deps, {
    prerequisite,
    act: "declareRenewing",
    by,
    changes: { renewing: { documents, note, declaredOn: today, declaredBy: by } },
    data: { documents: named.value.map(({ sha256 }) => sha256) },
  });
  if (!stepped.done) return stepped;
  const asked = await askingSecretariat(deps, found.value, "prerequisiteReview");
  const committed = await commitTogether(deps, [...stepped.value.writes, ...asked.writes], asked.effects);
  return committed.done ? done(await ownCertificationView(deps, certification)) : committed;
}
