import assert from "node:assert/strict";
import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf } from "#contracts/route.ts";
import type { SampleCompany } from "#local/samples/companies.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Revocation, RevocationIn } from "#records/revocation.ts";
import type { Category } from "#scheme/categories.ts";
import type { RevocationGround } from "#scheme/revocation-grounds.ts";
import type { RevocationStatus } from "#scheme/revocation-transitions.ts";
import type { Actor } from "#usecases/actor.ts";
import { confirmRevocation } from "#usecases/confirm-revocation.ts";
import { todayOf } from "#usecases/core/revocations.ts";
import { decideObjection } from "#usecases/decide-objection.ts";
import { decideRevocation } from "#usecases/decide-revocation.ts";
import { discontinueRevocation } from "#usecases/discontinue-revocation.ts";
import { fileExplanation } from "#usecases/file-explanation.ts";
import { fileObjection } from "#usecases/file-objection.ts";
import { giveRevocationNotice } from "#usecases/give-revocation-notice.ts";
import { holdRevocationHearing } from "#usecases/hold-revocation-hearing.ts";
import { openRevocation } from "#usecases/open-revocation.ts";
import { proposeRevocation } from "#usecases/propose-revocation.ts";
import { readCertification } from "#usecases/read-certification.ts";
import { revokeUrgently } from "#usecases/revoke-urgently.ts";
import { sweep } from "#usecases/sweep.ts";
import { writeHearingReport } from "#usecases/write-hearing-report.ts";
import { setup, type World } from "./fakes.ts";
import { actsOf, reach } from "./fakes-acts.ts";
import { accepted, openCase } from "./fakes-case.ts";
import { recordsOf } from "./fakes-invariants.ts";
import { decider, otherDecider, reviewer, signatoryOf, surveillanceOfficer } from "./fakes-people.ts";

export const reasons = "調査の結果及び意見聴取の内容に照らして判断した。";
const facts = "サーベイランスで提出された記録が、実際の運用と異なっていた。";

type Decision = InputOf<typeof revocationRoutes.decideRevocation>["outcome"];

/** A decider whom neither the revocation nor its confirmation has had. */
export const thirdDecider: Actor = {
  subject: "third-decider",
  name: "担当 third-decider",
  roles: ["decider"],
};

export type Certified = {
  readonly number: string;
  readonly company: SampleCompany;
  readonly category: Category;
};

/** A certification of a sample company, with its certificate, by real use cases alone. */
export async function certify(world: World, index = 0, category: Category = "vulnerabilityAssessment") {
  const of = await openCase(world, index, category);
  const { certificationNumber } = await reach(world, of, "certified");
  await actsOf(of, world).issue();
  return { number: certificationNumber, company: of.company, category } satisfies Certified;
}

/** What the public is shown of a certification. */
export async function shown(world: World, { number }: Pick<Certified, "number">) {
  return accepted(await readCertification(world.deps)({ number }));
}

export function open(
  world: World,
  of: Certified,
  ground: RevocationGround = "falseApplication",
  actor: Actor = surveillanceOfficer,
) {
  return openRevocation(world.deps)({ actor, certificationNumber: of.number, ground, facts });
}

/** The acts on one revocation, each a real use case with a usual person and usual words. */
export function revocationActs(world: World, of: Certified, revocationId: string) {
  const { deps } = world;
  const company = signatoryOf(of.company);
  return {
    notice: (actor: Actor = surveillanceOfficer) =>
      giveRevocationNotice(deps)({
        actor,
        revocationId,
        plannedDecision: "認定を取り消す。ただし意見による。",
      }),
    explain: (actor: Actor = company, documents: string[] = []) =>
      fileExplanation(deps)({
        actor,
        revocationId,
        text: "記録の作成手順に誤りがあったものです。",
        documents,
      }),
    hear: (actor: Actor = reviewer, heldOn: string = todayOf(deps)) =>
      holdRevocationHearing(deps)({ actor, revocationId, heldOn, notes: "事業者は記録の誤りを認めた。" }),
    report: (actor: Actor = reviewer, opinion: "revoke" | "doNotRevoke" = "revoke") =>
      writeHearingReport(deps)({ actor, revocationId, text: reasons, opinion }),
    propose: (outcome: "revoke" | "doNotRevoke" = "revoke", actor: Actor = surveillanceOfficer) =>
      proposeRevocation(deps)({ actor, revocationId, outcome, reasons }),
    decide: (outcome: Decision = "revoke", actor: Actor = decider) =>
      decideRevocation(deps)({ actor, revocationId, outcome, reasons }),
    urgently: (actor: Actor = decider) =>
      revokeUrgently(deps)({ actor, revocationId, justification: "利用者の被害が拡大している。", reasons }),
    confirm: (outcome: "confirm" | "cancel" = "confirm", actor: Actor = otherDecider) =>
      confirmRevocation(deps)({ actor, revocationId, outcome, reasons }),
    discontinue: (actor: Actor = decider) => discontinueRevocation(deps)({ actor, revocationId, reasons }),
    object: (actor: Actor = company, documents: string[] = []) =>
      fileObjection(deps)({ actor, revocationId, text: "取消しは事実の誤認に基づくものです。", documents }),
    settle: (outcome: "dismiss" | "setAside" = "dismiss", actor: Actor = thirdDecider) =>
      decideObjection(deps)({ actor, revocationId, outcome, reasons }),
  };
}
export type RevocationActs = ReturnType<typeof revocationActs>;

/** Opens a revocation by hand; its acts come with it. */
export async function opened(world: World, of: Certified, ground?: RevocationGround) {
  const { revocationId } = accepted(await open(world, of, ground));
  return { id: revocationId, acts: revocationActs(world, of, revocationId) };
}

type Play = (acts: RevocationActs, world: World) => Promise<unknown>;
const done =
  (act: (acts: RevocationActs) => Promise<Parameters<typeof accepted>[0]>): Play =>
  async (acts) =>
    accepted(await act(acts));
const wait =
  (days: number): Play =>
  async (_, world) => {
    world.clock.moveDays(days);
    await sweep(world.deps)();
  };

const noticed: readonly Play[] = [done((acts) => acts.notice())];
const heard: readonly Play[] = [...noticed, done((acts) => acts.explain())];
const reported: readonly Play[] = [...heard, done((acts) => acts.report())];
const proposed: readonly Play[] = [...reported, done((acts) => acts.propose())];
const revoked: readonly Play[] = [...proposed, done((acts) => acts.decide())];
const objected: readonly Play[] = [...revoked, done((acts) => acts.object())];
const urgent: readonly Play[] = [done((acts) => acts.urgently())];
const urgentNoticed: readonly Play[] = [...urgent, done((acts) => acts.notice())];
const urgentHeard: readonly Play[] = [...urgentNoticed, done((acts) => acts.hear())];

/** The usual way of a revocation to each of its statuses. */
const ways: Readonly<Record<RevocationStatus, readonly Play[]>> = {
  planned: [],
  noticed,
  heard,
  reported,
  awaitingDecision: proposed,
  revokedUrgently: urgent,
  urgentNoticed,
  urgentHeard,
  urgentReported: [...urgentHeard, done((acts) => acts.report())],
  revoked,
  objected,
  final: [...revoked, wait(100)],
  setAside: [...objected, done((acts) => acts.settle("setAside"))],
  notRevoked: [...proposed, done((acts) => acts.decide("doNotRevoke"))],
  discontinued: [...noticed, done((acts) => acts.discontinue())],
};

function isIn<Status extends RevocationStatus>(
  revocation: Revocation,
  status: Status,
): revocation is RevocationIn<Status> {
  return revocation.status === status;
}

/** The revocation as it is stored. */
export async function revocationOf({ deps }: World, id: string): Promise<Revocation> {
  const revocation = await deps.register.get("revocation", keys.revocation(id));
  assert.ok(revocation, `there is no revocation ${id}`);
  return revocation;
}

export async function revocationIn<Status extends RevocationStatus>(
  world: World,
  id: string,
  status: Status,
): Promise<RevocationIn<Status>> {
  const revocation = await revocationOf(world, id);
  assert.equal(revocation.status, status);
  assert.ok(isIn(revocation, status));
  return revocation;
}

/** A revocation of a certification, brought to a status by real use cases alone. */
export async function revocationAt<Status extends RevocationStatus>(
  world: World,
  of: Certified,
  status: Status,
  ground?: RevocationGround,
) {
  const { id, acts } = await opened(world, of, ground);
  for (const play of ways[status]) await play(acts, world);
  return { id, acts, revocation: await revocationIn(world, id, status) };
}

/** A world with one certification in it. */
export async function certifiedWorld() {
  const world = await setup();
  return { world, of: await certify(world) };
}

/** A world in which a revocation of its one certification stands at a status. */
export async function worldAt<Status extends RevocationStatus>(status: Status) {
  const { world, of } = await certifiedWorld();
  return { world, of, ...(await revocationAt(world, of, status)) };
}

/** Whom a revocation waits for. */
export async function revocationWaitsFor(world: World, id: string): Promise<string[]> {
  const tasks = await world.deps.register.list("task", partitions.revocation(id));
  return tasks.records.filter(({ status }) => status === "open").map(({ taskKind }) => taskKind);
}

/** The notices of a template that an act has caused, delivered or not. */
export function told(world: World, template: string) {
  return recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.content.template === template ? [effect] : [],
  );
}
