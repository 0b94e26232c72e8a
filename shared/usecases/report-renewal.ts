import type { Violation } from "#contracts/problems.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import type { Prerequisite } from "#records/certification.ts";
import { anyStops } from "#scheme/finding.ts";
import { renewalFindings } from "#scheme/findings/m04-renewal.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationPolicy } from "./core/certifications.ts";
import { maySign } from "./core/intake.ts";
import { askingSecretariat, prerequisiteTask } from "./core/prerequisite-tasks.ts";
import { prerequisiteStep } from "./core/prerequisites.ts";
import { renewalInput } from "./core/renewal-input.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, noTaskWrites, together } from "./core/tasks.ts";
import { prerequisiteFor } from "./core/upkeep-case.ts";
import { namedDocuments } from "./core/upkeep-documents.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { ownCertificationView } from "./views/certification-view.ts";

type Route = typeof upkeepProviderRoutes.reportRenewal;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The provider reports that a prerequisite is renewed, or one that was suspended or lost restored, with its evidence
 * (M-04). It is checked as an application is: findings that stop refuse the report, and nothing is written. What is in
 * order goes to a reviewer.
 */
export const reportRenewal =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => reportOnce(deps, command));

async function reportOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number, prerequisite: kind } = command;
  const found = await prerequisiteFor(deps, { actor, act: "reportRenewal", number, kind });
  if (!found.done) return found;
  const { certification, prerequisite } = found.value;
  if (!maySign(actor, certificationPolicy(certification))) return refused("account-may-not-sign");
  const restores = prerequisite.status === "suspended" || prerequisite.status === "lost";
  if (restores && (await prerequisiteTask(deps, prerequisite, "renewalCheck")) !== undefined)
    return refused("not-possible-now");
  const violations = violationsOf(command, prerequisite, restores);
  if (violations.length > 0) return refused("invalid-input", { violations });
  const named = await namedDocuments(deps, certification, command.documents);
  if (!named.done) return named;
  const input = await renewalInput(deps, found.value, command, named.value);
  const findings = renewalFindings(kind, input, command.validUntil);
  if (anyStops(findings)) return refused("renewal-not-in-order", { findings });

  const at = deps.clock.now();
  const by = actingAs(actor, ["signatory"]);
  const { validFrom, validUntil, documents, note = "" } = command;
  const report = { validFrom, validUntil, documents, note, filedAt: at, filedBy: by };
  const stepped = prerequisiteStep(deps, {
    prerequisite,
    act: restores ? "reportRestored" : "reportRenewal",
    by,
    changes: { report },
    data: { validFrom, validUntil, documents: named.value.map(({ sha256 }) => sha256) },
  });
  if (!stepped.done) return stepped;
  const waited = await prerequisiteTask(deps, prerequisite, "renewalReport");
  const parts = together(
    waited === undefined ? noTaskWrites : closing(waited, "answer", by, at),
    await askingSecretariat(deps, found.value, "renewalCheck"),
  );
  const committed = await commitTogether(deps, [...stepped.value.writes, ...parts.writes], parts.effects);
  return committed.done ? done(await ownCertificationView(deps, certification)) : committed;
}

const violation = (path: string, ja: string, en: string): Violation => ({ path, wrong: { ja, en } });

/** What the shape of a report alone shows to be wrong. */
function violationsOf(command: Command, prerequisite: Prerequisite, restores: boolean): readonly Violation[] {
  const { validFrom, validUntil } = command;
  const foreign = (["isms", "scs"] as const).filter(
    (section) => command[section] !== undefined && section !== prerequisite.prerequisite,
  );
  return [
    ...foreign.map((section) =>
      violation(section, "この前提条件の項目ではありません。", "This belongs to another prerequisite."),
    ),
    ...(validUntil < validFrom
      ? [violation("validUntil", "有効期限が初日より前です。", "The last day is before the first.")]
      : []),
    ...(!restores && validUntil <= prerequisite.validUntil
      ? [
          violation(
            "validUntil",
            `登録されている有効期限（${prerequisite.validUntil}）より後の日を記入してください。`,
            `A renewal ends after the last day on the register (${prerequisite.validUntil}).`,
          ),
        ]
      : []),
  ];
}
