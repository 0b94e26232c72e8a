import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { endOfDay } from "#scheme/calendar.ts";
import { mayAct } from "#scheme/permissions.ts";
import type { PersonRole } from "#scheme/roles.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, type Case, inquiryOf, openCase } from "#test/support/fakes-case.ts";
import { bodysWords } from "#test/support/fakes-outsiders.ts";
import { auditor, decider, reviewer } from "#test/support/fakes-people.ts";
import type { Actor } from "#usecases/actor.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { listApplications } from "#usecases/list-applications.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { proposeDecision } from "#usecases/propose-decision.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readHistory } from "#usecases/read-history.ts";
import { releaseAnswer } from "#usecases/release-answer.ts";
import { sweep } from "#usecases/sweep.ts";

const nobodys = { ownCompany: false, ownBody: false, conflicted: false };
const mayRead = (role: PersonRole) => mayAct({ roles: [role], act: "readAnswers", relation: nobodys });
const staff = secretariatRoutes.readApplication.roles;
const shutOut = staff.filter((role) => !mayRead(role));
const someone = (role: PersonRole): Actor => ({ subject: `any-${role}`, name: "担当", roles: [role] });

type Answer = "objection" | "noObjection" | "notConcerned";
/** What each body does; the rest of a case is the same whatever they do. */
type Course = {
  readonly asks: string;
  readonly answers: Readonly<Record<"meti" | "nco" | "npa", Answer>>;
};
const courses: readonly Course[] = [
  { asks: "meti", answers: { meti: "objection", nco: "noObjection", npa: "notConcerned" } },
  { asks: "meti", answers: { meti: "noObjection", nco: "objection", npa: "noObjection" } },
  { asks: "nco", answers: { meti: "notConcerned", nco: "noObjection", npa: "objection" } },
  { asks: "npa", answers: { meti: "noObjection", nco: "noObjection", npa: "noObjection" } },
];

/** Everything staff can read of the only case there is. */
async function allThatIsShown({ deps }: World, of: Case, actor: Actor) {
  const command = { actor, applicationId: of.id };
  return {
    case: accepted(await readApplication(deps)(command)),
    history: accepted(await readHistory(deps)(command)),
    tasks: accepted(await listTasks(deps)({ actor })),
    applications: accepted(await listApplications(deps)({ actor })),
  };
}
type Shown = Awaited<ReturnType<typeof allThatIsShown>>;

/** Takes a case through a course to its certificate, and looks at it after each step. */
async function lookAt(
  { asks, answers }: Course,
  look: (step: string, world: World, of: Case) => Promise<void>,
): Promise<void> {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  const acts = actsOf(of, world);
  const first = asks === "meti" ? "nco" : "meti";
  const objects = Object.values(answers).includes("objection");
  const command = { applicationId: of.id, reasons: "審査基準をすべて満たす。" };

  async function answer(body: keyof Course["answers"]): Promise<void> {
    const words = answers[body] === "objection" ? `${bodysWords} 支障がある。` : undefined;
    accepted(await acts.answer(body, answers[body], words));
  }
  async function answerTheRest(): Promise<void> {
    world.clock.moveDays(15);
    await acts.closeOverdue("applicantInformation", asks);
    accepted(await acts.answerBody(asks));
    for (const body of ["meti", "nco", "npa"] as const) if (body !== first) await answer(body);
  }
  async function release(): Promise<void> {
    const reasons = `${bodysWords} 意見を聴くため。`;
    accepted(await releaseAnswer(world.deps)({ ...command, actor: decider, body: "meti", reasons }));
  }
  async function propose(): Promise<void> {
    const proposal = {
      ...command,
      outcome: "certify",
      ...(objects ? { onObjections: bodysWords } : {}),
    } as const;
    accepted(await proposeDecision(world.deps)({ ...proposal, actor: reviewer }));
  }
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["asked", async () => undefined],
    ["a question", async () => accepted(await acts.answer(asks, "moreInformation", bodysWords.repeat(2)))],
    ["handed on", async () => accepted(await acts.askApplicant(asks))],
    ["one answered", () => answer(first)],
    ["all answered", answerTheRest],
    ["taken together", () => acts.conclude()],
    ["one released", release],
    ["proposed", propose],
    ["certified", async () => accepted(await acts.decide("certify"))],
  ];
  for (const [step, act] of steps) {
    await act();
    await look(step, world, of);
  }
}

/** Without ids and digests, which differ between two runs of a case. */
function plain(shown: unknown): unknown {
  const text = JSON.stringify(shown)
    .replaceAll(/"[0-9a-f]{64}"/g, '"digest"')
    .replaceAll(/01TEST\d{20}/g, "id");
  return JSON.parse(text);
}

/** Acts on the application, and how many there were in the inquiries. */
const withoutInquiries = ({ history, ...rest }: Shown) => ({
  ...rest,
  history: history.events.filter(({ act }) => act !== undefined),
});

const telling =
  /objection|concerned|deemed|moreInformation|applicantAsked|escalated|overdue|consultation|inquirySupplement|applicantInformation|silentBody|askFor|askApplicant|supplement|responder|回答者|意見|支障|所管外/i;

/** Every name and every value in something shown, wherever it is. */
function leavesOf(shown: unknown): string[] {
  if (typeof shown !== "object" || shown === null) return [String(shown)];
  return Object.entries(shown).flatMap(([name, value]) => [name, ...leavesOf(value)]);
}

describe("E-05 staff who may not read answers", () => {
  it("are the administrator and the surveillance officer", () => {
    assert.deepEqual(shutOut.toSorted(), ["administrator", "surveillanceOfficer"]);
    assert.deepEqual(staff.filter(mayRead).toSorted(), ["auditor", "decider", "reviewer"]);
  });

  for (const role of shutOut) {
    for (const course of courses) {
      const said = Object.entries(course.answers).map(([body, answer]) => `${body} ${answer}`);
      it(`${role}: no word, anywhere, tells that ${said.join(", ")}, after a question of ${course.asks}`, async () => {
        await lookAt(course, async (step, world, of) => {
          const {
            case: { possibleActs: _, ...view },
            ...rest
          } = await allThatIsShown(world, of, someone(role));
          const found = leavesOf({ view, ...rest }).filter(
            (leaf) => telling.test(leaf) || leaf.includes(bodysWords),
          );
          assert.deepEqual(found, [], step);
          assert.ok(rest.history.intact);
        });
      });
    }

    it(`${role}: sees the same, whichever body asked, objected or did not`, async () => {
      const runs: Map<string, unknown>[] = [];
      for (const course of courses.slice(0, 2)) {
        const seen = new Map<string, unknown>();
        await lookAt(course, async (step, world, of) => {
          seen.set(step, plain(withoutInquiries(await allThatIsShown(world, of, someone(role)))));
        });
        runs.push(seen);
      }
      assert.equal(runs[0]?.size, 9);
      assert.deepEqual(runs[0], runs[1]);
    });
  }

  it("see which bodies have answered, and whether all have", async () => {
    const seen: string[] = [];
    await lookAt(
      { asks: "meti", answers: { meti: "objection", nco: "noObjection", npa: "notConcerned" } },
      async (_, world, of) => {
        const view = (await allThatIsShown(world, of, someone("administrator"))).case;
        seen.push(
          [...view.inquiries.map(({ body, status }) => `${body} ${status}`), view.inquiryResult].join(", "),
        );
      },
    );
    const waiting = "meti waiting, nco waiting, npa waiting, pending";
    const all = "meti answered, nco answered, npa answered, complete";
    const one = "meti waiting, nco answered, npa waiting, pending";
    assert.deepEqual(seen, [waiting, waiting, waiting, one, all, all, all, all, all]);
  });

  it("cannot tell a silent body from one that waits or has answered", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    for (const body of ["meti", "nco", "npa"]) {
      const { dueDay } = await inquiryOf(world, of, body);
      if (endOfDay(dueDay) > world.clock.now()) world.clock.set(endOfDay(dueDay));
    }
    world.clock.moveDays(1);
    await sweep(world.deps)();
    const { case: view, tasks } = await allThatIsShown(world, of, someone("administrator"));
    assert.deepEqual(
      view.inquiries.map(({ body, status }) => `${body} ${status}`),
      ["meti waiting", "nco waiting", "npa answered"],
    );
    assert.deepEqual([tasks.tasks, view.tasks.filter(({ body }) => body !== undefined)], [[], []]);
  });
});

describe("E-05 staff who may read answers", () => {
  for (const role of staff.filter(mayRead)) {
    it(`${role}: sees who said what, and how objections were weighed`, async () => {
      const [course] = courses;
      assert.ok(course);
      let last: Shown | undefined;
      await lookAt(course, async (_, world, of) => {
        last = await allThatIsShown(world, of, someone(role));
      });
      assert.deepEqual(
        last?.case.inquiries.map(({ body, status, released }) => `${body} ${status} ${released}`),
        ["meti objection true", "nco noObjection false", "npa notConcerned false"],
      );
      assert.deepEqual(
        [last.case.inquiryResult, last.case.proposal?.onObjections],
        ["objection", bodysWords],
      );
      const acts = last.history.events.map(({ act }) => act);
      for (const act of ["answerObjection", "askForInformation", "releaseAnswer"])
        assert.ok(acts.includes(act), act);
      const concluded = last.history.events.find(({ act }) => act === "concludeInquiries");
      assert.equal(concluded?.data["result"], "objection");
    });
  }

  it("see in the work-list what waits on a body, unless they declared a conflict of interest", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    accepted(await actsOf(of, world).answer("meti", "moreInformation"));
    const list = async (actor: Actor) =>
      accepted(await listTasks(world.deps)({ actor })).tasks.map(
        ({ taskKind, body }) => `${taskKind} ${body}`,
      );
    const all = ["inquiryAnswer nco", "inquiryAnswer npa", "inquirySupplement meti"];
    for (const actor of [reviewer, decider, auditor]) assert.deepEqual((await list(actor)).toSorted(), all);
    const statement = "申請者の役員と親族関係がある。";
    accepted(await declareConflict(world.deps)({ actor: decider, applicationId: of.id, statement }));
    assert.deepEqual(await list(decider), []);
    assert.deepEqual((await list(reviewer)).toSorted(), all);
  });
});
