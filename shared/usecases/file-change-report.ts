import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps, Write } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import { type ChangeReport, changeReportRecord } from "#records/change-report.ts";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { certifiedFields, loadCertification, standingOn } from "./core/certifications.ts";
import { askingForCheck, askingForReview, companyOf, loadChangeReport } from "./core/change-reports.ts";
import { changeViolations, judgedChange, lastDayOfChange } from "./core/judged-change.ts";
import { loadForProcedure } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { changeReportView } from "./views/change-report-view.ts";

type Route = typeof changeReportRoutes.fileChangeReport;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Takes the report of a change (M-06). How heavy the change is, the policy says at once: a light one waits for a
 * reviewer, for a large one the provider files a change application. The same report filed twice is one.
 */
export const fileChangeReport =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => fileOnce(deps, command));

async function fileOnce(deps: Needs, { actor, ...command }: Command): Promise<Outcome<ReplyOf<Route>>> {
  const certification = await loadCertification(deps, command.number);
  if (certification === undefined) return refused("not-found");
  const forbidden = forbids(actor, "fileChangeReport", companyOf(certification));
  if (forbidden !== undefined) return forbidden;
  const today = jstDay(deps.clock.now());
  const violations = changeViolations(command, lastDayOfChange(certification, today));
  if (violations.length > 0) return refused("invalid-input", { violations });
  const { happensOn, changes, explanation } = command;
  const claim = keyOfSame(certification, { happensOn, changes, explanation });
  const earlier = await deps.register.get("claim", keys.claim(claim));
  if (earlier !== undefined) return filedEarlier(deps, certification, earlier.heldBy);
  if (hasEnded(await standingOn(deps, certification, today))) return refused("certification-over");

  const by = actingAs(actor, ["applicant", "signatory"]);
  const { report, writes } = await newReport(deps, certification, command, by);
  const asked = report.weight === "large" ? askingForReview(deps, report) : askingForCheck(deps, report);
  const held = { kind: "claim", name: claim, heldBy: report.id, since: report.filedAt } as const;
  const filed = await commitTogether(
    deps,
    [...writes, { put: "create", record: held }, ...asked.writes],
    asked.effects,
  );
  if (filed.done) return done(await changeReportView(deps, report));
  // Somebody filed the same at the same moment: the next try finds it.
  return filed.code === "already-open" ? refused("changed-meanwhile") : filed;
}

/** The name that a report of just this content holds. */
function keyOfSame({ number }: Certification, content: object): string {
  return `changeReport#${number}#${digestOf(content)}`;
}

async function filedEarlier(
  deps: Needs,
  { number }: Certification,
  id: string,
): Promise<Outcome<ReplyOf<Route>>> {
  const report = await loadChangeReport(deps, number, id);
  return report === undefined ? refused("not-found") : done(await changeReportView(deps, report));
}

async function newReport(
  deps: Needs,
  certification: Certification,
  command: Omit<Command, "actor">,
  by: ActedBy,
): Promise<{ report: ChangeReport; writes: readonly Write[] }> {
  const at = deps.clock.now();
  const today = jstDay(at);
  const id = deps.ids.next();
  const judged = judgedChange(command, policyOn(today), today);
  const { conflictedStaff } = await loadForProcedure(deps, certification.applicationId);
  const status = judged.weight === "large" ? "reviewRequired" : "filed";
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.changeReport(id),
      act: "fileChangeReport",
      to: status,
      by,
      at,
      data: {
        certificationNumber: certification.number,
        weight: judged.weight,
        late: judged.late,
        contentDigest: digestOf(judged),
      },
    },
  });
  const report = changeReportRecord.parse({
    kind: "changeReport",
    id,
    version: 1,
    status,
    ...certifiedFields(certification, today),
    ...judged,
    filedAt: at,
    filedBy: by,
    updatedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
    conflictedStaff,
  });
  return {
    report,
    writes: [
      { put: "create", record: report },
      { put: "create", record: event },
    ],
  };
}
