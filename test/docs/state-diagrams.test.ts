import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { aggregates } from "#test/scheme/aggregates.ts";
import { procedureChart } from "../../docs/generate/procedure-chart.ts";
import { stateDiagrams } from "../../docs/generate/state-diagrams.ts";
import { stateDiagram } from "../../docs/generate/state-section.ts";

const root = join(import.meta.dirname, "../..");

describe("state diagrams", () => {
  const [page] = stateDiagrams(root);
  const text = page?.text ?? "";

  it("have a page of their own", () => assert.equal(page?.path, "docs/state-diagrams.md"));

  it("speak of every transition table there is", async () => {
    const modules = await Promise.all(
      globSync("shared/scheme/*-transitions.ts", { cwd: root }).map((path) => import(join(root, path))),
    );
    const tables = modules.flatMap((module: object) =>
      Object.entries(module).filter(([name]) => name.endsWith("Transitions")),
    );
    assert.equal(tables.length, modules.length);
    for (const [name, table] of tables)
      assert.ok(
        aggregates.some((each) => each.table === table),
        name,
      );
  });

  for (const { name, table, statuses, names } of aggregates) {
    const named = statuses.map((status) => `  state "${names[status]?.ja}" as ${status}`);
    const section = text
      .split("\n## ")
      .map((part) => part.split("\n"))
      .find((lines) => named.every((line) => lines.includes(line)));

    it(`name every status of the ${name} in Japanese, in a part of its own`, () => assert.ok(section));

    it(`draw every way of the ${name} with its act`, () => {
      const ways = table.flatMap((row) => row.from.map((from) => ({ from, to: row.to, act: row.act })));
      for (const { from, to, act } of ways) {
        const drawn = section?.find((line) => line.startsWith(`  ${from} --> ${to}: `)) ?? "";
        assert.ok(drawn.replace(/^.*: /, "").split("<br>").includes(act), `${from} --${act}--> ${to}`);
      }
    });
  }

  it("chart every procedure there is, with each of its states", () => {
    for (const path of globSync("statemachines/*.asl.json", { cwd: root })) {
      const definition: unknown = JSON.parse(readFileSync(join(root, path), "utf8"));
      assert.ok(text.includes(procedureChart(definition)), path);
    }
  });

  it("begin at the first status and end at those that nothing leads out of", () => {
    const name = (ja: string) => ({ ja, en: ja });
    const drawn = stateDiagram({
      statuses: ["open", "closed"],
      names: { open: name("開"), closed: name("閉") },
      table: [
        { act: "wait", from: ["open"], to: "open", by: ["system"], why: "" },
        { act: "shut", from: ["open"], to: "closed", by: ["system"], why: "" },
        { act: "slam", from: ["open"], to: "closed", by: ["system"], why: "" },
      ],
    });
    assert.deepEqual(drawn.split("\n"), [
      "stateDiagram-v2",
      '  state "開" as open',
      '  state "閉" as closed',
      "  [*] --> open",
      "  open --> open: wait",
      "  open --> closed: shut<br>slam",
      "  closed --> [*]",
    ]);
  });
});

describe("chart of a procedure", () => {
  it("draws every kind of state and every way but the one to a failure", () => {
    const fault = { ErrorEquals: ["States.ALL"], Next: "A fault" };
    const drawn = procedureChart({
      StartAt: "Route it",
      States: {
        "Route it": {
          Type: "Choice",
          Choices: [{ StringEquals: "wait", Next: "Wait for her" }],
          Default: "A fault",
        },
        "Wait for her": {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Ask all" }, fault],
          Next: "Route it",
        },
        "Ask all": {
          Type: "Map",
          ItemProcessor: {
            StartAt: "Ask one",
            States: { "Ask one": { Type: "Task", End: true, Catch: [fault] } },
          },
          Next: "The end",
        },
        "The end": { Type: "Succeed" },
        "A fault": { Type: "Fail" },
      },
    });
    assert.deepEqual(drawn.split("\n"), [
      "flowchart TD",
      '  s1{"Route it"}',
      '  s1 -->|"wait"| s2',
      '  s1 -->|"otherwise"| s6',
      '  s2[/"Wait for her"/]',
      "  s2 --> s1",
      '  s2 -.->|"time over"| s3',
      '  s3["Ask all"]',
      "  s3 --> s5",
      '  subgraph s3_each ["Ask all: each, side by side"]',
      '    s4["Ask one"]',
      "  end",
      "  s3 -.-> s4",
      '  s5(["The end"])',
      '  s6(["A fault"])',
    ]);
  });

  it("refuses what it cannot draw", () => {
    assert.throws(() => procedureChart({ StartAt: "Go on", States: { "Go on": { Type: "Parallel" } } }));
  });
});
