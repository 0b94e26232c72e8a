import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { procedureFunctions } from "#functions/procedures.ts";
import { procedureNames } from "#records/operation.ts";
import { droppedFields } from "./dropped-fields.ts";
import { procedureFile } from "./procedure-file.ts";
import { type RecordedExecution, readCorpus, readDigests, sha256 } from "./recorded-execution.ts";
import { replay } from "./replay.ts";

const corpus = readCorpus();
const again = "record what is new with `node test/asl/record-corpus.ts` (CONTRIBUTING.md, Add to the corpus)";

/** What every function of a procedure takes today. */
const inputs: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.entries(procedureFunctions).map(([name, create]) => [name, create.input]),
);

function recordedAs(ending: string): RecordedExecution {
  const found = corpus.find(({ name }) => name.endsWith(ending));
  assert.ok(found, `${ending} is not in the corpus`);
  return found.of;
}

describe("An execution that began under an earlier version", () => {
  for (const { name, of } of corpus) {
    it(`${name} comes to the same end by the definition of today`, async () => {
      assert.deepEqual(await replay(of, procedureFile(of.procedure).file, inputs), {
        end: of.end,
        unknown: [],
      });
    });

    it(`${name} gives what every function still takes`, () => {
      for (const call of of.calls) {
        const taken = inputs[call.function]?.safeParse(call.input);
        assert.equal(taken?.success, true, `${call.function}: ${taken?.error?.message ?? "it is gone"}`);
      }
    });
  }

  it("finds in every answer of a function what it found in earlier ones", () => {
    assert.deepEqual(droppedFields(corpus.map(({ of }) => of)), []);
  });
});

describe("The corpus of recorded executions", () => {
  it("is only ever added to: everything in it is what it was when it came in", () => {
    const digests = Object.fromEntries(corpus.map(({ name, text }) => [name, sha256(text)]));
    assert.deepEqual(digests, readDigests());
  });

  for (const procedure of procedureNames)
    it(`has executions of ${procedure} by the definition of today`, () => {
      const digest = sha256(procedureFile(procedure).text);
      const byToday = corpus.filter(({ of }) => of.procedure === procedure && of.definition === digest);
      assert.ok(byToday.length > 0, again);
    });

  it("has calls of every function, but the one that needs a beacon outside", () => {
    const called = new Set(corpus.flatMap(({ of }) => of.calls.map((call) => call.function)));
    const never = Object.keys(procedureFunctions).filter((name) => !called.has(name));
    assert.deepEqual(never, ["draw-with-beacon"]);
  });
});

describe("The replay of a recorded execution", () => {
  const recorded = recordedAs("/application-mended-and-certified");
  const { text, file } = procedureFile("application");
  /** The definition of today with one thing changed. */
  const planted = (from: string, to: string): unknown => {
    assert.ok(text.includes(from), from);
    return JSON.parse(text.replace(from, to));
  };

  it("fails by a definition that needs a new field in the input of the execution", async () => {
    const definition = planted(
      '"Payload": { "applicationId.$": "$.applicationId" }',
      '"Payload": { "applicationId.$": "$.applicationId", "language.$": "$.language" }',
    );
    assert.equal((await replay(recorded, definition, inputs)).end, undefined);
  });

  it("fails by a definition that needs a new field in the answer of a function", async () => {
    const definition = planted('"step.$": "$.Payload.step"', '"step.$": "$.Payload.nextStep"');
    assert.equal((await replay(recorded, definition, inputs)).end, undefined);
  });

  it("fails by a definition that asks for something that was not asked", async () => {
    const definition = planted('"taskKind": "formCheck"', '"taskKind": "proposal"');
    const { end, unknown } = await replay(recorded, definition, inputs);
    assert.equal(end, undefined);
    assert.match(unknown.join("\n"), /await-task proposal was not asked, or not as often/);
  });

  it("fails by a definition that no longer gives what a function needs", async () => {
    const definition = planted(
      '"Payload": { "applicationId.$": "$.applicationId" }',
      '"Payload": { "id.$": "$.applicationId" }',
    );
    const { unknown } = await replay(recorded, definition, inputs);
    assert.match(unknown.join("\n"), /locate-case cannot take \["id"\]/);
  });

  it("fails by a function that asks for a new field", async () => {
    const demanding = {
      ...inputs,
      "locate-case": z.object({ applicationId: z.string(), asOf: z.iso.date() }),
    };
    const { end, unknown } = await replay(recorded, file, demanding);
    assert.equal(end, recorded.end);
    assert.match(unknown.join("\n"), /locate-case cannot take \["applicationId"\]/);
  });

  it("takes what only grows: more in an answer, and a field that may be left out", async () => {
    const grown = {
      ...recorded,
      calls: recorded.calls.map((call) => ({ ...call, output: { ...Object(call.output), more: true } })),
    };
    const lenient = {
      ...inputs,
      "locate-case": z.object({ applicationId: z.string(), asOf: z.iso.date().optional() }),
    };
    assert.deepEqual(await replay(grown, file, lenient), { end: recorded.end, unknown: [] });
  });

  it("goes the way of a wait whose timer fired", async () => {
    const early = recordedAs("/application-timer-too-early");
    assert.ok(early.calls.some(({ wait }) => wait === "timedOut"));
    const definition: unknown = JSON.parse(
      text.replaceAll(
        '"ErrorEquals": ["States.Timeout"], "ResultPath": null, "Next": "Close the overdue task"',
        '"ErrorEquals": ["States.Timeout"], "ResultPath": null, "Next": "A fault needs attention"',
      ),
    );
    assert.equal((await replay(early, definition, inputs)).end, undefined);
    assert.equal((await replay(recorded, definition, inputs)).end, recorded.end);
  });
});

describe("The fields of recorded answers", () => {
  const answered = (recorded: string, output: z.infer<ReturnType<typeof z.json>>): RecordedExecution => ({
    ...recordedAs("/application-lapsed"),
    recorded,
    calls: [{ function: "locate-case", input: {}, output }],
  });

  it("may become more, and not fewer", () => {
    const [first, more] = [
      answered("2027-01-01", { step: "end" }),
      answered("2027-02-01", { step: "end", on: "x" }),
    ];
    assert.deepEqual(droppedFields([first, more]), []);
    assert.deepEqual(droppedFields([more, first]), []);
    const fewer = answered("2027-03-01", { on: "x" });
    assert.deepEqual(droppedFields([first, more, fewer]), [
      "locate-case no longer answers with step (2027-03-01)",
    ]);
  });
});
