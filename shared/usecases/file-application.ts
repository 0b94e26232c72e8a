import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps, Write } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { type Application, type Filing, filingRecord } from "#records/application.ts";
import { type ActedBy, applicationCase } from "#records/common.ts";
import type { Effect } from "#records/operation.ts";
import { jstDay } from "#scheme/calendar.ts";
import { receiptNumber } from "#scheme/certification-number.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { notice, toApplicant } from "./core/effects.ts";
import { asFiled, currentDocuments } from "./core/filed-documents.ts";
import { followingFiling } from "./core/follow-up.ts";
import { intakeRefusal, maySign } from "./core/intake.ts";
import { aboutCase, loadApplication, policyOf } from "./core/load.ts";
import { providerWrites } from "./core/provider-history.ts";
import { pastRemediation } from "./core/remediation.ts";
import { untilSettled } from "./core/retry.ts";
import { nextInSequence } from "./core/sequence.ts";
import { closing, noTaskWrites, openTask, type TaskWrites, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { receiptView } from "./views/receipt-view.ts";

type Route = typeof providerRoutes.fileApplication;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Files a draft, or files again what was sent back, and gives the receipt (B-05, B-06, D-09).
 * Filing the same thing twice gives the same receipt and changes nothing.
 */
export const fileApplication =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => fileOnce(deps, command));

async function fileOnce(
  deps: Needs,
  { actor, applicationId }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, applicationId);
  if (application === undefined) return refused("not-found");
  const act = application.status === "remediation" ? "resubmit" : "submit";
  const forbidden = forbids(actor, act, application);
  if (forbidden !== undefined) return forbidden;
  const policy = act === "submit" ? policyOn(jstDay(deps.clock.now())) : policyOf(application);
  if (!maySign(actor, policy)) return refused("account-may-not-sign");
  if (pastRemediation(application, deps.clock.now())) return refused("deadline-passed");
  const alreadyFiled = receiptOfEarlier(application);
  if (alreadyFiled !== undefined) return done(alreadyFiled);
  if (application.status !== "draft" && application.status !== "remediation")
    return refused("not-possible-now");
  const hindrance = await intakeRefusal(deps, application, policy);
  if (hindrance !== undefined) return hindrance;

  const by = actingAs(actor, ["signatory"]);
  const followed = await followingFiling(deps, application, by);
  if (!followed.done) return followed;
  const { filing, writes: filingWrites } = await newFiling(deps, application, by);
  const answered = await answeredRemediation(deps, application, by);
  if (answered === undefined) return refused("task-closed");
  const parts = together(answered, followed.value);
  const { round, digest, filedAt } = filing;
  const summary = { receiptNumber: filing.receiptNumber, round, filedAt, filedBy: by, digest };
  const filed = await actOnApplication(deps, {
    application,
    act,
    by,
    changes: {
      filing: summary,
      policyVersion: policy.version,
      ...(act === "submit" ? { findings: [], remediationRounds: 0, generation: 1 } : {}),
    },
    data: { receiptNumber: filing.receiptNumber, round, digest },
    writes: [...filingWrites, ...parts.writes, ...(await providerWrites(deps, application))],
    effects: [
      ...(act === "submit" ? [firstStart(application)] : []),
      ...parts.effects,
      notice(toApplicant(application.id), {
        template: "receipt",
        ...aboutCase(application),
        reference: filing.receiptNumber,
        filedAt,
        digest,
        round,
      }),
    ],
  });
  return filed.done ? done(receiptView(summary)) : filed;
}

function receiptOfEarlier(application: Application): ReplyOf<Route> | undefined {
  const ended = application.status === "withdrawn" || application.status === "lapsed";
  if (application.status === "draft" || application.status === "remediation" || ended) return undefined;
  return receiptView(application.filing);
}

function firstStart(application: Application): Effect {
  return { type: "startProcedure", procedure: "application", caseId: application.id, generation: 1 };
}

async function newFiling(
  deps: Needs,
  application: Application,
  by: ActedBy,
): Promise<{ filing: Filing; writes: Write[] }> {
  const earlier = "filing" in application ? application.filing : undefined;
  const filedAt = deps.clock.now();
  const documents = asFiled(await currentDocuments(deps, application.id));
  const year = Number(jstDay(filedAt).slice(0, 4));
  const numbered = earlier === undefined ? await nextInSequence(deps, `receipt#${year}`) : undefined;
  const filing = filingRecord.parse({
    kind: "filing",
    applicationId: application.id,
    round: (earlier?.round ?? 0) + 1,
    receiptNumber: earlier?.receiptNumber ?? receiptNumber(year, numbered?.number ?? 0),
    form: application.form,
    documents,
    digest: digestOf({ form: application.form, documents }),
    filedAt,
    filedBy: by,
  });
  const writes: Write[] = [
    { put: "create", record: filing },
    ...(numbered === undefined ? [] : [numbered.write]),
  ];
  return { filing, writes };
}

/** The writes that answer the remediation task, or undefined when that task has been closed meanwhile. */
async function answeredRemediation(
  deps: Needs,
  application: Application,
  by: ActedBy,
): Promise<TaskWrites | undefined> {
  if (application.status !== "remediation") return noTaskWrites;
  const task = await openTask(deps, applicationCase(application.id), "remediation");
  return task === undefined ? undefined : closing(task, "answer", by, deps.clock.now());
}
