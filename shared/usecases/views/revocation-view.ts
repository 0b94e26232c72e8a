import type * as z from "zod";
import type {
  providerRevocation,
  secretariatRevocation,
  revocationSummary as summaryShape,
} from "#contracts/revocation-shapes.ts";
import type { Deps } from "#ports";
import type { ActedBy, CaseRef } from "#records/common.ts";
import type { Revocation, RevocationIn } from "#records/revocation.ts";
import { revocationGroundNames } from "#scheme/revocation-grounds.ts";
import { revocationStatusNames, revocationTransitions } from "#scheme/revocation-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import { loadDocuments } from "../core/load.ts";
import { groundBasis } from "../core/revocation-notices.ts";
import { policyOfRevocation, revocationCase } from "../core/revocations.ts";
import { allTasks } from "../core/tasks.ts";
import { documentView } from "./document-view.ts";
import { taskView } from "./task-view.ts";

type Reads = Pick<Deps, "register" | "clock">;
type Said = { readonly by: ActedBy };

/** What a status does not know of reads as not there. */
type AnyPart = Omit<RevocationIn<"final">, "status"> &
  Pick<RevocationIn<"setAside">, "settingAside"> &
  Pick<RevocationIn<"discontinued">, "discontinuation"> &
  Pick<RevocationIn<"reported">, "returned">;
type Known = { readonly [Part in keyof AnyPart]?: AnyPart[Part] | undefined };

/** A part that somebody said, with their name; without it for the provider. */
function named<Part extends Said>({ by, ...part }: Part) {
  return { ...part, byName: by.name };
}
function nameless<Part extends Said>({ by: _, ...part }: Part) {
  return part;
}

function given<Name extends string, Part, View>(
  name: Name,
  part: Part | undefined,
  view: (part: Part) => View,
): Partial<Record<Name, View>> {
  if (part === undefined) return {};
  const shown: Partial<Record<Name, View>> = {};
  shown[name] = view(part);
  return shown;
}

function common(revocation: Revocation) {
  const { id, number, certificationNumber, corporateNumber, providerName, category } = revocation;
  const { status, ground, updatedAt } = revocation;
  return {
    revocationId: id,
    number,
    certificationNumber,
    corporateNumber,
    providerName,
    category,
    status,
    statusName: revocationStatusNames[status],
    ground,
    groundName: revocationGroundNames[ground],
    updatedAt,
  };
}

export function revocationSummary(revocation: Revocation): z.infer<typeof summaryShape> {
  return { ...common(revocation), openedAt: revocation.openedAt };
}

/** A revocation with all that belongs to it, for the secretariat. */
export async function secretariatRevocationView(
  deps: Reads,
  revocation: Revocation,
): Promise<z.infer<typeof secretariatRevocation>> {
  const of = revocationCase(revocation);
  const known: Known = revocation;
  const now = deps.clock.now();
  const { reference } = revocation.origin;
  return {
    ...common(revocation),
    version: revocation.version,
    policyVersion: revocation.policyVersion,
    facts: revocation.facts,
    origin: { kind: revocation.origin.kind, ...(reference === undefined ? {} : { reference }) },
    openedAt: revocation.openedAt,
    openedBy: revocation.openedBy,
    handledBy: [...revocation.handledBy],
    decidedBy: [...revocation.decidedBy],
    conflictedStaff: [...revocation.conflictedStaff],
    hearings: (known.hearings ?? []).map(named),
    ...given("chairedBy", known.chairedBy, (subject) => subject),
    ...given("notice", known.notice, named),
    ...given("report", known.report, named),
    ...given("proposal", known.proposal, named),
    ...given("returned", known.returned, (reasons) => reasons),
    ...given("urgency", known.urgency, named),
    ...given("decision", known.decision, named),
    ...given("objectionUntil", known.objectionUntil, (day) => day),
    ...given("objection", known.objection, named),
    ...given("objectionDecision", known.objectionDecision, named),
    ...given("settingAside", known.settingAside, named),
    ...given("discontinuation", known.discontinuation, named),
    documents: (await loadDocuments(deps, of)).map(documentView),
    tasks: (await allTasks(deps, of)).map((task) => taskView(task, now)),
    possibleActs: [...actsFrom(revocationTransitions, revocation.status)],
  };
}

/** The case whose documents the ground rests on, as far as they are the company's own. */
function groundCase({
  origin,
  certificationNumber,
}: Pick<Revocation, "origin" | "certificationNumber">): CaseRef | undefined {
  if (origin.kind === "prerequisite") return { caseKind: "certification", caseId: certificationNumber };
  if (origin.kind !== "surveillance" || origin.reference === undefined) return undefined;
  return { caseKind: "surveillance", caseId: origin.reference };
}

/** The company's own documents of the case that gave the ground. */
export async function fileOf(deps: Pick<Deps, "register">, revocation: Revocation) {
  const of = groundCase(revocation);
  if (of === undefined) return [];
  const documents = await loadDocuments(deps, of);
  return documents.filter(
    ({ addedBy, corporateNumber }) =>
      addedBy === "applicant" && corporateNumber === revocation.corporateNumber,
  );
}

/** The file of a revocation as the provider may see it: nothing of reporters, of bodies, or of who said what. */
export async function providerRevocationView(
  deps: Pick<Deps, "register">,
  revocation: Revocation,
): Promise<z.infer<typeof providerRevocation>> {
  const known: Known = revocation;
  const { objection, revocation: terms } = policyOfRevocation(revocation);
  const howToAnswer = terms.hearingText.value;
  const told = ({ reasons, day }: { readonly reasons: string; readonly day: string }) => ({ reasons, day });
  return {
    ...common(revocation),
    facts: revocation.facts,
    basis: groundBasis(revocation),
    hearings: (known.hearings ?? []).map(nameless),
    ...given("notice", known.notice, (notice) => ({ ...nameless(notice), howToAnswer })),
    ...given("report", known.report, nameless),
    ...given("urgency", known.urgency, (urgency) => ({
      ...told(urgency),
      justification: urgency.justification,
    })),
    ...given("decision", known.decision, told),
    ...(known.objectionUntil === undefined
      ? {}
      : {
          objectionUntil: known.objectionUntil,
          objectionText: objection.text.value,
          objectionAddressee: objection.addressee.value,
        }),
    ...given("objection", known.objection, nameless),
    ...given("objectionDecision", known.objectionDecision, told),
    ...given("settingAside", known.settingAside, told),
    ...given("discontinuation", known.discontinuation, told),
    documents: (await loadDocuments(deps, revocationCase(revocation)))
      .filter(({ addedBy }) => addedBy === "applicant")
      .map(documentView),
    file: (await fileOf(deps, revocation)).map(documentView),
  };
}
