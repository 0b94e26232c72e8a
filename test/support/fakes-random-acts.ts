import { sha256Hex } from "#proof/digest.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { acknowledgeInquiry } from "#usecases/acknowledge-inquiry.ts";
import type { Actor } from "#usecases/actor.ts";
import { addStaffDocument } from "#usecases/add-staff-document.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";
import { answerInquiry } from "#usecases/answer-inquiry.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { extendRemediation } from "#usecases/extend-remediation.ts";
import type { Outcome } from "#usecases/outcome.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { requestRemediation } from "#usecases/request-remediation.ts";
import { requestUpload } from "#usecases/request-upload.ts";
import { saveForm } from "#usecases/save-form.ts";
import { settleSilence } from "#usecases/settle-silence.ts";
import type { World } from "./fakes.ts";
import { actsOf } from "./fakes-acts.ts";
import { type Case, load, soundForm, tasksOf } from "./fakes-case.ts";
import { bodysWords } from "./fakes-outsiders.ts";
import {
  allrounder,
  auditor,
  bodies,
  companyAt,
  decider,
  drafterOf,
  otherDecider,
  otherReviewer,
  responderOf,
  reviewer,
  signatoryOf,
} from "./fakes-people.ts";

/** One of several, by the walk's own chance. */
export type Choose = <Thing>(from: readonly Thing[]) => Thing;

type RandomAct = { readonly name: string; readonly outcome: Outcome<unknown>; readonly outsider: boolean };
type Act = (world: World, of: Case, choose: Choose) => Promise<Outcome<unknown>>;

const upload = {
  slot: "other",
  fileName: "資料.pdf",
  contentType: "application/pdf",
  bytes: 4,
  sha256: sha256Hex("file"),
} as const;

const reasons = "審査基準に照らして判断した。";
const finding = {
  item: "company.address",
  wrong: "所在地が登記と異なります。",
  remedy: "登記のとおりに直してください。",
};

/** A sound form of a company that has moved: what bodies are shown of it changes. */
function movedForm(world: World, of: Case): ApplicationForm {
  const form = soundForm(world, of);
  return { ...form, company: { ...form.company, address: "北海道架空市見本9丁目" } };
}

const ofCompany = (of: Case, choose: Choose): Actor =>
  choose([
    signatoryOf(of.company),
    signatoryOf(of.company),
    signatoryOf(of.company),
    drafterOf(of.company),
    signatoryOf(companyAt(2)),
  ]);
const ofReviewers = (choose: Choose): Actor =>
  choose([reviewer, reviewer, reviewer, otherReviewer, otherReviewer, allrounder, decider, auditor]);
const ofDeciders = (choose: Choose): Actor =>
  choose([decider, decider, decider, otherDecider, allrounder, allrounder, reviewer]);
const bodyOf = (choose: Choose): string => choose(bodies).code;

/** What the company does; what it is answered is for its eyes. */
const companyActs: Readonly<Record<string, Act>> = {
  file: (world, of, choose) => actsOf(of, world).file(ofCompany(of, choose)),
  read: (world, of, choose) =>
    readOwnApplication(world.deps)({ actor: ofCompany(of, choose), applicationId: of.id }),
  save: async (world, of, choose) =>
    saveForm(world.deps)({
      actor: ofCompany(of, choose),
      applicationId: of.id,
      version: (await load(world, of)).forApplicant.version,
      form: choose([soundForm, soundForm, movedForm])(world, of),
    }),
  upload: (world, of, choose) =>
    requestUpload(world.deps)({ ...upload, actor: ofCompany(of, choose), applicationId: of.id }),
  extend: (world, of, choose) =>
    extendRemediation(world.deps)({ actor: ofCompany(of, choose), applicationId: of.id, reason: reasons }),
  inform: async (world, of, choose) => {
    const asked = (await tasksOf(world, of)).filter(({ taskKind }) => taskKind === "applicantInformation");
    const requestId = choose([...asked.map(({ id }) => id), asked.at(-1)?.id ?? "none", "none"]);
    const actor = ofCompany(of, choose);
    return answerInformationRequest(world.deps)({ actor, applicationId: of.id, requestId, text: reasons });
  },
};

const otherActs: Readonly<Record<string, Act>> = {
  formCheck: (world, of, choose) =>
    actsOf(of, world).formCheck(
      choose(["accept", "accept", "accept", "remediate", "referForRefusal"]),
      ofReviewers(choose),
    ),
  sendBack: (world, of, choose) =>
    requestRemediation(world.deps)({ actor: ofReviewers(choose), applicationId: of.id, findings: [finding] }),
  acknowledge: (world, of, choose) =>
    acknowledgeInquiry(world.deps)({ actor: responderOf(bodyOf(choose)), applicationId: of.id }),
  answer: (world, of, choose) =>
    answerInquiry(world.deps)({
      actor: responderOf(bodyOf(choose)),
      applicationId: of.id,
      answer: choose(["noObjection", "moreInformation", "objection", "moreInformation", "notConcerned"]),
      text: `${bodysWords} ${reasons}`,
    }),
  answerBody: (world, of, choose) => actsOf(of, world).answerBody(bodyOf(choose), ofReviewers(choose)),
  askApplicant: (world, of, choose) => actsOf(of, world).askApplicant(bodyOf(choose), ofReviewers(choose)),
  settle: (world, of, choose) =>
    settleSilence(world.deps)({
      actor: ofReviewers(choose),
      applicationId: of.id,
      body: bodyOf(choose),
      action: choose(["prolong", "deemNoObjection"]),
      reasons,
    }),
  propose: (world, of, choose) =>
    actsOf(of, world).propose(choose(["certify", "certify", "refuse"]), ofReviewers(choose)),
  decide: (world, of, choose) =>
    actsOf(of, world).decide(choose(["certify", "certify", "refuse", "return"]), ofDeciders(choose)),
};

/** The staff's part that moves no case along. */
const sideActs: Readonly<Record<string, Act>> = {
  addStaffDocument: (world, of, choose) =>
    addStaffDocument(world.deps)({ ...upload, actor: ofReviewers(choose), applicationId: of.id }),
};

/** Rare: they would end or close a case too soon. */
const rareActs: Readonly<Record<string, Act>> = {
  withdraw: (world, of, choose) => actsOf(of, world).withdraw(ofCompany(of, choose)),
  declare: (world, of, choose) =>
    declareConflict(world.deps)({
      actor: choose([ofReviewers, ofDeciders])(choose),
      applicationId: of.id,
      statement: reasons,
    }),
};

/** What usually comes next, so that a walk gets somewhere between its detours. */
const usually: Readonly<Record<string, readonly string[]>> = {
  draft: ["file"],
  remediation: ["save", "file", "file", "extend"],
  formCheck: ["formCheck"],
  inquiry: ["answer", "answer", "answerBody", "askApplicant", "inform", "settle", "acknowledge"],
  review: ["propose", "propose", "propose", "sendBack"],
  awaitingDecision: ["decide"],
};

/** Some act by somebody: mostly one that fits where the case stands, now and then any at all. */
export async function actAtRandom(world: World, of: Case, choose: Choose): Promise<RandomAct> {
  const acts = {
    ...companyActs,
    ...otherActs,
    ...sideActs,
    ...(choose([true, ...Array.from({ length: 49 }, () => false)]) ? rareActs : {}),
  };
  const all = Object.keys(acts);
  const fitting = usually[(await load(world, of)).status] ?? all;
  const rare = all.filter((name) => name in rareActs);
  const name = rare.length > 0 ? choose(rare) : choose(choose([fitting, fitting, fitting, all]));
  const act = acts[name];
  if (act === undefined) throw new Error(`There is no act ${name}`);
  return { name, outcome: await act(world, of, choose), outsider: name in companyActs };
}
