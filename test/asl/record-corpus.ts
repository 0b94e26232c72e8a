/** `node test/asl/record-corpus.ts`: plays one case of each kind and adds what its procedure saw to the corpus. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawRoutes } from "#contracts/draw-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { addDays } from "#scheme/calendar.ts";
import {
  accept,
  answerAll,
  answerAs,
  type Case,
  caseAt,
  certificate,
  decide,
  draft,
  file,
  propose,
  reasons,
  type Slot,
  slots,
  standsAt,
  today,
} from "#test/journeys/support/case.ts";
import { lowRating, playWithRemediation } from "#test/journeys/support/interrupted-case.ts";
import { openRevocationOf, revocationStands } from "#test/journeys/support/revocation.ts";
import { suspect } from "#test/journeys/support/surveillance.ts";
import { corpusFolder, readDigests, sha256 } from "./recorded-execution.ts";
import { openRecorder, type Recorder } from "./recorder.ts";

/** A case that is sent back, mended and certified, and one that is certified at once after a timer fired too early. */
async function certifiedCases({ scheme, keep, fireTimer }: Recorder, next: () => Slot): Promise<Case[]> {
  const mended = await playWithRemediation(scheme, next(), async () => undefined);
  keep("application", "mended-and-certified", mended.applicationId);
  const early = await caseAt(scheme, next(), "formCheck");
  await fireTimer(early.applicationId, "formCheck");
  await accept(early);
  await answerAll(early);
  await propose(early, "certify");
  await replyTo(decide(early, "certify"));
  await certificate(early);
  keep("application", "timer-too-early", early.applicationId);
  return [mended, early];
}

/** A body needs more, the applicant is asked, the body answers again; another has an objection. It ends in a refusal. */
async function refusedCase({ scheme, keep }: Recorder, slot: Slot): Promise<void> {
  const made = await caseAt(scheme, slot, "inquiry");
  const params = { applicationId: made.applicationId };
  await replyTo(answerAs(made, "npa", { answer: "moreInformation", text: "海外拠点の関与を知りたい。" }));
  const reviewer = await scheme.as("demo-reviewer");
  const supplement = { ...params, body: "npa" };
  const question = "海外拠点の関与について説明してください。";
  await replyTo(
    reviewer.call(secretariatRoutes.supplementInquiry, {
      params: supplement,
      body: { action: "askApplicant", question },
    }),
  );
  const [request] = (await made.shown()).informationRequests;
  const provider = await made.provider();
  await replyTo(
    provider.call(providerRoutes.answerInformationRequest, {
      params: { ...params, requestId: request?.requestId ?? "" },
      body: { text: "海外拠点はありません。" },
    }),
  );
  await replyTo(
    reviewer.call(secretariatRoutes.supplementInquiry, {
      params: supplement,
      body: { action: "answerBody", text: "申請者によれば海外拠点はない。" },
    }),
  );
  await answerAll(made, { nco: { answer: "objection", text: reasons } });
  await propose(made, "refuse", reasons);
  await replyTo(decide(made, "refuse"));
  await standsAt(made, "refused");
  keep("application", "asked-again-and-refused", made.applicationId);
}

async function lapsedCase({ scheme, keep }: Recorder, slot: Slot): Promise<void> {
  const made = await draft(scheme, slot, { form: lowRating });
  await file(made);
  await standsAt(made, "remediation");
  await scheme.move("+15d");
  await standsAt(made, "lapsed");
  keep("application", "lapsed", made.applicationId);
}

async function watchedCases({ scheme, keep }: Recorder, of: Case): Promise<void> {
  const corrected = await suspect(scheme, of);
  await corrected.conduct();
  await corrected.standsAt("evidence");
  await corrected.file();
  await corrected.propose("violation");
  await corrected.conclude();
  await corrected.plan();
  await corrected.approve();
  await corrected.report([await corrected.upload()]);
  await corrected.confirm();
  await corrected.standsAt("closed");
  keep("surveillance", "violation-corrected", corrected.surveillanceId);

  const silent = await suspect(scheme, of);
  await silent.conduct();
  await silent.standsAt("evidence");
  await scheme.move("+15d");
  await silent.standsAt("examination");
  await silent.askMore();
  await silent.standsAt("evidence");
  await silent.refuse();
  await silent.propose("refusal");
  await silent.conclude();
  await silent.standsAt("closed");
  keep("surveillance", "refused-and-referred", silent.surveillanceId);
}

async function revokedCases({ scheme, keep }: Recorder, next: () => Slot): Promise<void> {
  const heard = await openRevocationOf(scheme, await caseAt(scheme, next(), "certified"), "falseApplication");
  await replyTo(heard.notice());
  await replyTo(heard.explain());
  await replyTo(heard.report());
  await replyTo(heard.propose());
  await replyTo(heard.decide("revoke"));
  await scheme.move("+93d");
  await revocationStands(heard, "final");
  keep("revocation", "heard-and-revoked", heard.revocationId);

  const silent = await openRevocationOf(
    scheme,
    await caseAt(scheme, next(), "certified"),
    "delegationBreach",
  );
  await replyTo(silent.notice());
  await scheme.move("+15d");
  await revocationStands(silent, "heard");
  await replyTo(silent.report());
  await replyTo(silent.propose());
  await replyTo(silent.decide("doNotRevoke"));
  keep("revocation", "silent-and-not-revoked", silent.revocationId);
}

async function heldDraw({ scheme, keep }: Recorder): Promise<void> {
  const officer = () => scheme.as("demo-surveillance-officer");
  const publishedOn = addDays(await today(scheme), 3);
  const source = "publicNumbers" as const;
  const { drawId } = await replyTo(
    (await officer()).call(drawRoutes.holdDraw, { body: { source, reasons, publishedOn } }),
  );
  await scheme.move("+4d");
  const numbers = [["38460"], ["3", "9", "14", "17", "22", "30", "36"]];
  const params = { drawId };
  await replyTo((await officer()).call(drawRoutes.revealDraw, { params, body: { kind: source, numbers } }));
  await until("the cases of the draw to be open", async () => {
    const { draws } = await replyTo(scheme.anybody().call(drawRoutes.listDraws, {}));
    return draws.find((each) => each.drawId === drawId)?.status === "concluded" ? true : undefined;
  });
  keep("randomSurveillance", "by-public-numbers", drawId);
}

const recorder = await openRecorder();
const next = slots();
const [certified] = await certifiedCases(recorder, next);
if (certified === undefined) throw new Error("Nobody is certified");
await refusedCase(recorder, next());
await lapsedCase(recorder, next());
await heldDraw(recorder);
await watchedCases(recorder, certified);
await revokedCases(recorder, next);
const day = new Date().toISOString().slice(0, 10);
const kept = await recorder.close(day);
rmSync(recorder.scheme.server().dataFolder, { recursive: true });

/** What is in the corpus never changes: another recording of the same day gets a folder of its own. */
function newFolder(): string {
  let folder = day;
  for (let number = 2; existsSync(join(corpusFolder, folder)); number += 1) folder = `${day}.${number}`;
  mkdirSync(join(corpusFolder, folder));
  return folder;
}

const folder = newFolder();
const digests: Record<string, string> = { ...readDigests() };
for (const [what, execution] of kept) {
  const name = `${folder}/${what}`;
  const text = `${JSON.stringify(execution, null, 2)}\n`;
  writeFileSync(join(corpusFolder, `${name}.json`), text);
  digests[name] = sha256(text);
  process.stdout.write(`${name}: ${execution.calls.length} calls\n`);
}
writeFileSync(join(corpusFolder, "digests.json"), `${JSON.stringify(digests, null, 2)}\n`);
