import assert from "node:assert/strict";
import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import type { Actor } from "#usecases/actor.ts";
import { answerInquiry } from "#usecases/answer-inquiry.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";
import { completeFormCheck } from "#usecases/complete-form-check.ts";
import { concludeInquiries } from "#usecases/conclude-inquiries.ts";
import { decideApplication } from "#usecases/decide-application.ts";
import { fileApplication } from "#usecases/file-application.ts";
import { issueCertificate } from "#usecases/issue-certificate.ts";
import { proposeDecision } from "#usecases/propose-decision.ts";
import { putInquiries } from "#usecases/put-inquiries.ts";
import { supplementInquiry } from "#usecases/supplement-inquiry.ts";
import { withdrawApplication } from "#usecases/withdraw-application.ts";
import type { World } from "./fakes.ts";
import { accepted, type Case, fillIn, load, loadIn, soundForm } from "./fakes-case.ts";
import { bodies, decider, policy, responderOf, reviewer, signatoryOf } from "./fakes-people.ts";

type Answer = InputOf<typeof governmentRoutes.answerInquiry>["answer"];
type FormCheck = InputOf<typeof secretariatRoutes.completeFormCheck>["outcome"];
type Decision = InputOf<typeof secretariatRoutes.decideApplication>["outcome"];

const reasons = "審査基準に照らして判断した。";
const staffFinding = {
  item: "company.address",
  wrong: "所在地が登記と異なります。",
  remedy: "登記のとおりに直してください。",
};

/** The acts of one case, each a real use case with a usual person and usual words. */
export function actsOf(of: Case, world: Pick<World, "deps" | "clock">, given: Deps = world.deps) {
  const applicationId = of.id;
  const company = signatoryOf(of.company);
  return {
    file: (actor: Actor = company) => fileApplication(given)({ actor, applicationId }),
    check: () => checkAutomatically(given)({ applicationId }),
    formCheck: (outcome: FormCheck, actor: Actor = reviewer) => {
      const findings = [staffFinding];
      if (outcome === "accept") return completeFormCheck(given)({ actor, applicationId, outcome });
      if (outcome === "remediate")
        return completeFormCheck(given)({ actor, applicationId, outcome, findings });
      return completeFormCheck(given)({ actor, applicationId, outcome, note: reasons });
    },
    ask: () => putInquiries(given)({ applicationId }),
    answer: (body: string, answer: Answer, text = `${reasons}（${answer}）`) =>
      answerInquiry(given)({ actor: responderOf(body), applicationId, answer, text }),
    answerBody: (body: string, actor: Actor = reviewer) =>
      supplementInquiry(given)({ actor, applicationId, body, action: "answerBody", text: reasons }),
    askApplicant: (body: string, actor: Actor = reviewer) =>
      supplementInquiry(given)({
        actor,
        applicationId,
        body,
        action: "askApplicant",
        question: "株主の構成を教えてください。",
      }),
    conclude: () => concludeInquiries(given)({ applicationId }),
    propose: (outcome: "certify" | "refuse", actor: Actor = reviewer) =>
      proposeDecision(given)({ actor, applicationId, outcome, reasons }),
    decide: (outcome: Decision, actor: Actor = decider) =>
      decideApplication(given)({ actor, applicationId, outcome, reasons }),
    issue: () => issueCertificate(given)({ applicationId }),
    withdraw: (actor: Actor = company) =>
      withdrawApplication(given)({ actor, applicationId, reason: "事業の見直しのため。" }),
    closeOverdue: (taskKind: Parameters<ReturnType<typeof closeOverdue>>[0]["taskKind"], body?: string) =>
      closeOverdue(given)({ ...applicationCase(applicationId), taskKind, body }),
  };
}

/** Files a form that lacks its English name: the automatic check sends it back. */
export async function fileWithFinding(world: World, of: Case): Promise<void> {
  const form = soundForm(world, of);
  const { nameEn: _, ...company } = form.company ?? {};
  await fillIn(world, of, { ...form, company });
  accepted(await actsOf(of, world).file());
}

/** Every body answers that it has no objection, and the answers are taken together. */
export async function answerAll(world: World, of: Case): Promise<void> {
  const acts = actsOf(of, world);
  for (const { code } of bodies) accepted(await acts.answer(code, "noObjection"));
  await acts.conclude();
}

type Step = (world: World, of: Case) => Promise<unknown>;

const file: Step = async (world, of) => accepted(await actsOf(of, world).file());
const check: Step = (world, of) => actsOf(of, world).check();
const accept: Step = async (world, of) => accepted(await actsOf(of, world).formCheck("accept"));
const ask: Step = (world, of) => actsOf(of, world).ask();
const propose =
  (outcome: "certify" | "refuse"): Step =>
  async (world, of) =>
    accepted(await actsOf(of, world).propose(outcome));
const decide =
  (outcome: "certify" | "refuse"): Step =>
  async (world, of) =>
    accepted(await actsOf(of, world).decide(outcome));
const withdraw: Step = async (world, of) => accepted(await actsOf(of, world).withdraw());
const overstay: Step = async (world, of) => {
  world.clock.moveDays(policy.remediation.days.value + 1);
  await actsOf(of, world).closeOverdue("remediation");
};

const checked: readonly Step[] = [file, check];
const asked: readonly Step[] = [...checked, accept, ask];
const reviewed: readonly Step[] = [...asked, answerAll];
const sentBack: readonly Step[] = [fileWithFinding, check];

/** The usual way of a draft to a status. */
const ways: Readonly<Record<ApplicationStatus, readonly Step[]>> = {
  draft: [],
  submitted: [file],
  formCheck: checked,
  remediation: sentBack,
  accepted: [...checked, accept],
  inquiry: asked,
  review: reviewed,
  awaitingDecision: [...reviewed, propose("certify")],
  certified: [...reviewed, propose("certify"), decide("certify")],
  refused: [...reviewed, propose("refuse"), decide("refuse")],
  withdrawn: [file, withdraw],
  lapsed: [...sentBack, overstay],
};

/** Brings a fresh draft to a status, by real use cases alone. */
export async function reach<Status extends ApplicationStatus>(world: World, of: Case, status: Status) {
  assert.equal((await load(world, of)).status, "draft");
  for (const step of ways[status]) await step(world, of);
  return loadIn(world, of, status);
}
