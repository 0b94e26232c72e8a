import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import { type Application, applicationRecord } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import { partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Category } from "#scheme/categories.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { isCorporateNumber } from "#scheme/corporate-number.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { applicationBar } from "./core/application-bar.ts";
import { actingAs } from "./core/authorise.ts";
import { standingOn } from "./core/certifications.ts";
import { openApplicationClaim } from "./core/claims.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, type Refusal, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.createApplication;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Starts a draft of a new application for the signed-in person's company (B-01, B-05).
 * One company has at most one open application and one certification in force per category.
 */
export const createApplication =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => createOnce(deps, command));

async function createOnce(
  deps: Needs,
  { actor, category }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const company = actor.corporateNumber;
  if (company === undefined) return refused("not-allowed");
  if (!isCorporateNumber(company)) return refused("corporate-number-invalid");
  const hindrance = await hindranceTo(deps, company, category);
  if (hindrance !== undefined) return hindrance;

  const draft = newDraft(deps, actor, company, category);
  const outcome = await deps.register.commit([
    { put: "create", record: draft.application },
    { put: "create", record: draft.event },
    { put: "create", record: openApplicationClaim(draft.application) },
  ]);
  if (outcome.committed) return done(await applicantView(deps, draft.application));
  if (outcome.found?.kind !== "claim") return refused("changed-meanwhile");
  return refused("already-open", { reference: outcome.found.heldBy });
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

function newDraft(deps: Needs, actor: Actor, company: string, category: Category) {
  const at = deps.clock.now();
  const id = deps.ids.next();
  const by = actingAs(actor, ["applicant", "signatory"]);
  const policyVersion = policyOn(jstDay(at)).version;
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.application(id),
      act: "createApplication",
      to: "draft",
      by,
      at,
      data: { category, corporateNumber: company, policyVersion },
    },
  });
  const application: Application = applicationRecord.parse({
    kind: "application",
    id,
    version: 1,
    status: "draft",
    corporateNumber: company,
    category,
    policyVersion,
    form: {},
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    forApplicant: { version: 1, updatedAt: at },
    ledger: { sequence: event.sequence, hash: event.hash },
    generation: 0,
    reviewedBy: [],
    conflictedStaff: [],
    stretches: [],
  });
  return { application, event };
}
