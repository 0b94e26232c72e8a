import assert from "node:assert/strict";
import { sha256Hex } from "#proof/digest.ts";
import type { Certification } from "#records/certification.ts";
import { keys, partitions } from "#records/layout.ts";
import type { CorrectiveAction, Surveillance } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { CorrectiveActionStatus } from "#scheme/corrective-action-transitions.ts";
import type { SurveillanceStatus } from "#scheme/surveillance-transitions.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import type { Actor } from "#usecases/actor.ts";
import { checkCorrection } from "#usecases/check-correction.ts";
import { checkCorrectionPlan } from "#usecases/check-correction-plan.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";
import { concludeSurveillance } from "#usecases/conclude-surveillance.ts";
import { openCase as openSuspicion } from "#usecases/core/suspected-certification.ts";
import { deliberateSurveillance } from "#usecases/deliberate-surveillance.ts";
import { fileCorrectionPlan } from "#usecases/file-correction-plan.ts";
import { fileEvidence } from "#usecases/file-evidence.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { notifySurveilledProvider } from "#usecases/notify-surveilled-provider.ts";
import { openSurveillance } from "#usecases/open-surveillance.ts";
import { proposeConclusion } from "#usecases/propose-conclusion.ts";
import { readOwnSurveillance } from "#usecases/read-own-surveillance.ts";
import { readSurveillance } from "#usecases/read-surveillance.ts";
import { recordSurveillanceHearing } from "#usecases/record-surveillance-hearing.ts";
import { referForRevocation } from "#usecases/refer-for-revocation.ts";
import { refuseToCooperate } from "#usecases/refuse-to-cooperate.ts";
import { reportCorrection } from "#usecases/report-correction.ts";
import { requestMoreEvidence } from "#usecases/request-more-evidence.ts";
import { requestSurveillanceUpload } from "#usecases/request-surveillance-upload.ts";
import { setup, type World } from "./fakes.ts";
import { actsOf, reach } from "./fakes-acts.ts";
import { accepted, type Case, openCase } from "./fakes-case.ts";
import { decider, signatoryOf, surveillanceOfficer } from "./fakes-people.ts";

/** What is internal to a case and must reach no provider. */
export const internalWords = "INTERNAL-WORDS";
const reasons = `${internalWords} 調査の結果に基づいて判断した。`;
const items = "監視体制の記録と委託契約書の写しを提出してください。";
export const demand = "再委託を取りやめ、委託先の一覧を提出すること。";

export type Outcome = "conforming" | "minor" | "violation" | "refusal";

/** A world with a certification whose certificate is issued. */
export async function certifiedWorld(index = 0) {
  const world = await setup();
  const of = await openCase(world, index);
  const { certificationNumber: number } = await reach(world, of, "certified");
  await actsOf(of, world).issue();
  return { world, of, number };
}
export type Certified = Awaited<ReturnType<typeof certifiedWorld>>;

export async function certificationOf(world: World, number: string): Promise<Certification> {
  const found = await world.deps.register.get("certification", keys.certification(number));
  assert.ok(found);
  return found;
}

export async function surveillanceOf(world: World, id: string): Promise<Surveillance> {
  const found = await world.deps.register.get("surveillance", keys.surveillance(id));
  assert.ok(found);
  return found;
}

export async function correctionOf(world: World, id: string): Promise<CorrectiveAction> {
  const found = await world.deps.register.get("correctiveAction", keys.correctiveAction(id));
  assert.ok(found, "there is no corrective action");
  return found;
}

/** The kinds of the open tasks of a case. */
export async function waitedOn(world: World, id: string): Promise<readonly string[]> {
  const of = { caseKind: "surveillance", caseId: id } as const;
  const { records } = await world.deps.register.list("task", partitions.case(of));
  return records.filter(({ status }) => status === "open").map(({ taskKind }) => taskKind);
}

/** An officer opens a case on a suspicion. */
export async function suspect({ world, number }: Certified, actor: Actor = surveillanceOfficer) {
  const opened = await openSurveillance(world.deps)({
    actor,
    certificationNumber: number,
    origin: "media",
    suspicion: `${internalWords} 再委託をしているとの報道があった。`,
  });
  return accepted(opened).surveillanceId;
}

/** A case that was drawn. */
export async function drawnCase({ world, number }: Certified): Promise<string> {
  const opened = await openSuspicion(world.deps, {
    certification: await certificationOf(world, number),
    origin: { kind: "draw", reference: "draw-2027" },
    suspicion: "無作為抽出",
    by: { subject: "system", name: "system", role: "system" },
  });
  return accepted(opened).id;
}

/** The acts on one case, each a real use case with a usual person and usual words. */
export function watchingActs({ deps, documents }: World, of: Case, surveillanceId: string, given = deps) {
  const company = signatoryOf(of.company);
  const officer = surveillanceOfficer;
  const own = { surveillanceId };
  const acts = {
    conduct: (actor: Actor = officer) =>
      deliberateSurveillance(given)({ actor, ...own, outcome: "conduct", reasons, items }),
    doNotConduct: (actor: Actor = officer) =>
      deliberateSurveillance(given)({ actor, ...own, outcome: "doNotConduct", reasons }),
    notify: () => notifySurveilledProvider(given)({ caseId: surveillanceId }),
    askMore: (actor: Actor = officer) => requestMoreEvidence(given)({ actor, ...own, items }),
    hear: (actor: Actor = officer) =>
      recordSurveillanceHearing(given)({
        actor,
        ...own,
        heldOn: jstDay(deps.clock.now()),
        attendees: "責任者ほか2名",
        notes: `${internalWords} 説明を聴いた。`,
      }),
    propose: (outcome: Outcome, actor: Actor = officer) =>
      proposeConclusion(given)(
        outcome === "violation"
          ? { actor, ...own, outcome, reasons, demand }
          : { actor, ...own, outcome, reasons },
      ),
    conclude: (outcome: "conclude" | "return" = "conclude", actor: Actor = decider) =>
      concludeSurveillance(given)({ actor, ...own, outcome, reasons }),
    file: (actor: Actor = company, ids: string[] = []) =>
      fileEvidence(given)({
        actor,
        ...own,
        statement: "記録のとおり、再委託はしていません。",
        documents: ids,
      }),
    refuse: (actor: Actor = company) =>
      refuseToCooperate(given)({ actor, ...own, statement: "営業秘密のため提出しません。" }),
    plan: (actor: Actor = company, ids: string[] = []) =>
      fileCorrectionPlan(given)({ actor, ...own, text: "再委託を月内に取りやめます。", documents: ids }),
    checkPlan: (outcome: "approve" | "return", actor: Actor = officer) =>
      checkCorrectionPlan(given)({ actor, ...own, outcome, note: "時期を明らかにしてください。" }),
    report: (ids: string[], actor: Actor = company) =>
      reportCorrection(given)({ actor, ...own, text: "再委託を取りやめました。", documents: ids }),
    check: (outcome: "confirm" | "return" | "notDone", actor: Actor = decider) =>
      checkCorrection(given)({ actor, ...own, outcome, reasons }),
    refer: () => referForRevocation(given)({ caseId: surveillanceId }),
    closeOverdue: (taskKind: TaskKind) =>
      closeOverdue(given)({ caseKind: "surveillance", caseId: surveillanceId, taskKind }),
    upload: async (content = "証拠の記録", actor: Actor = company) => {
      const bytes = Buffer.from(content);
      const asked = await requestSurveillanceUpload(given)({
        actor,
        ...own,
        slot: "other",
        fileName: "proof.pdf",
        contentType: "application/pdf",
        bytes: bytes.length,
        sha256: sha256Hex(bytes),
      });
      if (!asked.done) return asked;
      const { documentId } = asked.value.document;
      const key = `surveillance/${surveillanceId}/${documentId}`;
      documents.quarantine.set(key, bytes);
      await inspectDocument(given)({ key });
      return { done: true, value: documentId } as const;
    },
    seen: (actor: Actor = officer) => readSurveillance(given)({ actor, ...own }),
    shown: (actor: Actor = company) => readOwnSurveillance(given)({ actor, ...own }),
  };
  return acts;
}
export type WatchingActs = ReturnType<typeof watchingActs>;

type Step = (acts: WatchingActs) => Promise<unknown>;
const conduct: Step = async (acts) => accepted(await acts.conduct());
const notify: Step = (acts) => acts.notify();
const file: Step = async (acts) => accepted(await acts.file());
const propose =
  (outcome: Outcome): Step =>
  async (acts) =>
    accepted(await acts.propose(outcome));
const conclude: Step = async (acts) => accepted(await acts.conclude());
const plan: Step = async (acts) => accepted(await acts.plan());
const approve: Step = async (acts) => accepted(await acts.checkPlan("approve"));
const report: Step = async (acts) => accepted(await acts.report([accepted(await acts.upload())]));
const confirm: Step = async (acts) => accepted(await acts.check("confirm"));

const examined: readonly Step[] = [conduct, notify, file];
const concluded = (outcome: Outcome): readonly Step[] => [...examined, propose(outcome), conclude];
const violation = concluded("violation");

/** The usual way of a case to a status. */
const ways: Readonly<Record<Exclude<SurveillanceStatus, "discontinued">, readonly Step[]>> = {
  registered: [],
  notConducted: [async (acts) => accepted(await acts.doNotConduct())],
  decided: [conduct],
  evidence: [conduct, notify],
  examination: examined,
  awaitingConclusion: [...examined, propose("conforming")],
  conforming: concluded("conforming"),
  minor: concluded("minor"),
  violation,
  refusedCooperation: concluded("refusal"),
  closed: [...violation, plan, approve, report, confirm],
};
const waysOfCorrection: Readonly<
  Record<Exclude<CorrectiveActionStatus, "notDone" | "discontinued">, readonly Step[]>
> = {
  demanded: violation,
  planFiled: [...violation, plan],
  planApproved: [...violation, plan, approve],
  reported: [...violation, plan, approve, report],
  completed: ways.closed,
};

/** Brings a fresh case on a suspicion to a status, by real use cases alone. */
export async function reachSurveillance(certified: Certified, status: keyof typeof ways) {
  return reached(certified, ways[status]);
}

/** Brings a fresh case to a violation whose corrective action is in a status. */
export async function reachCorrection(certified: Certified, status: keyof typeof waysOfCorrection) {
  return reached(certified, waysOfCorrection[status]);
}

async function reached(certified: Certified, steps: readonly Step[]) {
  const id = await suspect(certified);
  const acts = watchingActs(certified.world, certified.of, id);
  const { clock } = certified.world;
  for (const step of steps) {
    clock.set(new Date(Date.parse(clock.now()) + 60_000).toISOString());
    await step(acts);
  }
  return { ...certified, id, acts };
}
