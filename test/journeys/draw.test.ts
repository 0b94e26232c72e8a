import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { drawRoutes } from "#contracts/draw-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { verifyDraw } from "#proof/draw.ts";
import { addDays } from "#scheme/calendar.ts";
import { drawCommitment } from "#scheme/draw/commitment.ts";
import { drawFile } from "#scheme/draw/draw-file.ts";
import { type Case, caseAt, slots, today } from "./support/case.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const reasons = "区分全体の運営の状況を、疑いによらず確かめるため。";
const numbers = [["38460"], ["3", "9", "14", "17", "22", "30", "36"]];

describe("S-03 a draw nobody can steer, over HTTP", () => {
  let scheme: Scheme;
  let made: Case;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
    made = await caseAt(scheme, nextSlot(), "certified");
  });
  after(() => scheme.stop());

  const officer = () => scheme.as("demo-surveillance-officer");
  const hold = async (publishedOn: string) =>
    (await officer()).call(drawRoutes.holdDraw, { body: { source: "publicNumbers", reasons, publishedOn } });
  const reveal = async (drawId: string, brought: readonly (readonly string[])[]) =>
    (await officer()).call(drawRoutes.revealDraw, {
      params: { drawId },
      body: { kind: "publicNumbers", numbers: brought.map((each) => [...each]) },
    });
  const published = async (drawId: string) =>
    replyTo(scheme.anybody().call(drawRoutes.readDraw, { params: { drawId } }));
  const commitmentOf = async (drawId: string) =>
    replyTo(scheme.anybody().call(drawRoutes.readDrawCommitment, { params: { drawId } }));

  it("is committed to in public, made when the numbers are there, and verified by a stranger", async () => {
    const day = addDays(await today(scheme), 3);
    const { drawId, commitmentDigest } = await replyTo(hold(day));
    const kept = await commitmentOf(drawId);
    const number = (await made.shown()).certificationNumber ?? "";
    assert.ok(drawCommitment.parse(kept).strata.some(({ entries }) => entries.includes(number)));
    await refusedWith(scheme.anybody().call(drawRoutes.readDraw, { params: { drawId } }), "draw-pending");
    await refusedWith(reveal(drawId, numbers), "randomness-not-due");

    await scheme.move("+4d");
    await refusedWith(reveal(drawId, [["1"]]), "randomness-wrong");
    const drawn = await replyTo(reveal(drawId, numbers));
    assert.equal(drawn.picked, 1);
    const file = await published(drawId);
    assert.deepEqual(verifyDraw(file, kept), []);
    assert.equal(drawFile.parse(file).commitmentDigest, commitmentDigest);
    await until("the cases of the draw to be open", async () => {
      const { draws } = await replyTo(scheme.anybody().call(drawRoutes.listDraws, {}));
      return draws.find((each) => each.drawId === drawId)?.status === "concluded" ? true : undefined;
    });
    await refusedWith(reveal(drawId, numbers), "not-possible-now");
  });

  it("shows a draw that was made again: its commitment is another, and the chain has both", async () => {
    const day = addDays(await today(scheme), 2);
    const first = await replyTo(hold(day));
    const second = await replyTo(hold(day));
    const [kept, again] = await Promise.all([commitmentOf(first.drawId), commitmentOf(second.drawId)]);
    assert.equal(drawCommitment.parse(again).previousCommitment, first.commitmentDigest);
    await scheme.move("+3d");
    await replyTo(reveal(second.drawId, numbers));
    const faults = verifyDraw(await published(second.drawId), kept);
    assert.deepEqual(
      faults.map(({ code }) => code),
      ["commitment-differs"],
    );
  });

  it("N-05 goes on after its procedure was lost while it waited for the numbers", async () => {
    const day = addDays(await today(scheme), 2);
    const { drawId } = await replyTo(hold(day));
    await scheme.restart("SIGKILL");
    await scheme.move("+3d");
    await scheme.restart("SIGKILL");
    await replyTo(reveal(drawId, numbers));
    await until("the cases of the draw to be open", async () => {
      const { draws } = await replyTo(scheme.anybody().call(drawRoutes.listDraws, {}));
      return draws.find((each) => each.drawId === drawId)?.status === "concluded" ? true : undefined;
    });
    assertRegisterSound(scheme.server().dataFolder);
  });

  it("is refused to everybody else, and for numbers of the past", async () => {
    const day = addDays(await today(scheme), 2);
    const reviewer = await scheme.as("demo-reviewer");
    const body = { source: "publicNumbers", reasons, publishedOn: day } as const;
    await refusedWith(reviewer.call(drawRoutes.holdDraw, { body }), "not-allowed");
    await refusedWith(hold(await today(scheme)), "invalid-input");
    const params = { drawId: "DR-2027-99" };
    await refusedWith(scheme.anybody().call(drawRoutes.readDraw, { params }), "not-found");
  });

  it("goes on when the server was killed while it waited", async () => {
    const day = addDays(await today(scheme), 1);
    const { drawId } = await replyTo(hold(day));
    await scheme.restart("SIGKILL");
    await scheme.move("+2d");
    await replyTo(reveal(drawId, numbers));
    await until("the draw to be concluded", async () => {
      const { draws } = await replyTo(scheme.anybody().call(drawRoutes.listDraws, {}));
      return draws.find((each) => each.drawId === drawId)?.status === "concluded" ? true : undefined;
    });
  });
});
