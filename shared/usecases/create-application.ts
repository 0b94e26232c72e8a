import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Category } from "#scheme/categories.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { isCorporateNumber } from "#scheme/corporate-number.ts";
import type { Actor } from "./actor.ts";
import { applicationBar } from "./core/application-bar.ts";
import { actingAs } from "./core/authorise.ts";
import { carriedDocuments, formToBeginWith } from "./core/carry-over.ts";
import { standingOn } from "./core/certifications.ts";
import { loadChangeReport } from "./core/change-reports.ts";
import { openApplicationClaim } from "./core/claims.ts";
import { newDraft } from "./core/new-draft.ts";
import { certificationToApplyFor } from "./core/of-certification.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, type Refusal, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.createApplication;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;
type Draft = ReturnType<typeof newDraft>;

/**
 * Starts a draft for the signed-in person's company (B-01, B-05): of a new application, with an empty form; of a change
 * or an extension, with the form as it was filed last for the certification. To a change the documents are carried over;
 * for an extension everything is filed anew.
 * One company has at most one open application and one certification in force per category.
 */
export const createApplication =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => createOnce(deps, command));

async function createOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor } = command;
  const company = actor.corporateNumber;
  if (company === undefined) return refused("not-allowed");
  if (!isCorporateNumber(company)) return refused("corporate-number-invalid");
  const drafted =
    command.kind === "new"
      ? await draftOfNew(deps, actor, company, command.category)
      : await draftOn(deps, actor, company, command);
  if (!drafted.done) return drafted;

  const { application, writes } = drafted.value;
  const outcome = await deps.register.commit([
    ...writes,
    { put: "create", record: openApplicationClaim(application) },
  ]);
  if (outcome.committed) return done(await applicantView(deps, application));
  if (outcome.found?.kind !== "claim") return refused("changed-meanwhile");
  return refused("already-open", { reference: outcome.found.heldBy });
}

async function draftOfNew(
  deps: Needs,
  actor: Actor,
  company: string,
  category: Category,
): Promise<Outcome<Draft>> {
  const hindrance = await hindranceTo(deps, company, category);
  if (hindrance !== undefined) return hindrance;
  const by = actingAs(actor, ["applicant", "signatory"]);
  return done(newDraft(deps, { by, company, category, purpose: { applicationKind: "new" }, form: {} }));
}

async function draftOn(
  deps: Needs,
  actor: Actor,
  company: string,
  command: Exclude<Command, { kind: "new" }>,
): Promise<Outcome<Draft>> {
  const { kind, certificationNumber: number } = command;
  const found = await certificationToApplyFor(deps, { company, number, kind });
  if (!found.done) return found;
  const certification = found.value;
  const report = kind === "change" ? await unreviewedReport(deps, command) : undefined;
  if (report !== undefined) return report;
  const by = actingAs(actor, ["applicant", "signatory"]);
  const { category } = certification;
  const form = await formToBeginWith(deps, certification);
  const of = { by, company, category, form };
  if (kind === "extension")
    return done(newDraft(deps, { ...of, purpose: { applicationKind: kind, certificationNumber: number } }));
  const { changeReportId } = command;
  const purpose = { applicationKind: kind, certificationNumber: number, changeReportId };
  const draft = newDraft(deps, { ...of, purpose });
  const carried = await carriedDocuments(deps, certification, draft.application, by);
  return done({ ...draft, writes: [...draft.writes, ...carried] });
}

/** Why a change application cannot be about the report it names: there is none, or no review of it is waited for. */
async function unreviewedReport(
  deps: Needs,
  { certificationNumber, changeReportId }: Extract<Command, { kind: "change" }>,
): Promise<Refusal | undefined> {
  if (changeReportId === undefined) return undefined;
  const report = await loadChangeReport(deps, certificationNumber, changeReportId);
  if (report === undefined) return refused("not-found");
  return report.status === "reviewRequired" ? undefined : refused("not-possible-now");
}

async function hindranceTo(deps: Needs, company: string, category: Category): Promise<Refusal | undefined> {
  const today = jstDay(deps.clock.now());
  const bar = await applicationBar(deps, { corporateNumber: company }, today);
  if (bar !== undefined) return bar;
  const certifications = await deps.register.listBy(
    "certification",
    "group",
    partitions.companyCertifications(company),
    { limit: 100 },
  );
  const inForce = await firstStanding(
    deps,
    certifications.records.filter((each) => each.category === category),
    today,
  );
  return inForce === undefined ? undefined : refused("already-certified", { reference: inForce.number });
}

/** The first certification that is not over. */
async function firstStanding(deps: Needs, certifications: readonly Certification[], today: string) {
  for (const certification of certifications)
    if (!hasEnded(await standingOn(deps, certification, today))) return certification;
  return undefined;
}
