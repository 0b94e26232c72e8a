import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as z from "zod";
import { logCatalogue } from "#contracts/log-catalogue.ts";
import type { Synthesised } from "../synthesised.ts";

/** A heading's address on the page, as GitHub makes it. */
const anchorOf = (heading: string) => heading.toLowerCase().replaceAll(" ", "-");

/** Every alarm leads to a section that says what to do, and every section is led to. */
export function describeRunbooks({ pipeline }: Synthesised): void {
  const page = readFileSync("docs/operating.md", "utf8");
  const [, alarms = ""] = page.split("\n## Alarms\n");
  const sections = alarms
    .split("\n### ")
    .slice(1)
    .map((text) => ({ anchor: anchorOf(text.split("\n", 1)[0] ?? ""), text }));

  describe("The runbooks of docs/operating.md", () => {
    it("are one for every alarm, and no alarm is without", () => {
      const described = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"]
        .flatMap((type) => pipeline.ofType(type))
        .map(({ Properties }) => z.string().parse(Properties["AlarmDescription"]));
      const wanted = new Set(described.map((text) => text.split("docs/operating.md#")[1]));
      const written = sections.map(({ anchor }) => anchor);
      assert.deepEqual(written.toSorted(), [...wanted].toSorted());
    });

    it("say in Japanese first what it means, then what to do, when it is over and whom to tell", () => {
      for (const { anchor, text } of sections) {
        assert.match(text, /^[^\n]+\n\n[^\n]*[ぁ-ん][^\n]*。\n/, anchor);
        for (const part of ["\nMeans: ", "\n- **Do:** ", "\n- **Over when:** ", "\n- **Tell:** "])
          assert.equal(text.split(part).length, 2, `${anchor}:${part}`);
      }
    });

    it("lead only to sections that are there", () => {
      const headings = [...page.matchAll(/^#{1,3} (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
      const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
      assert.ok(links.length > 10);
      for (const anchor of links) assert.ok(headings.includes(anchor), anchor);
    });

    it("name functions, queues and log codes that there are", () => {
      const folders = pipeline
        .ofType("AWS::Lambda::Function")
        .map(({ Properties }) => z.string().parse(Properties["Description"]).slice("functions/".length));
      for (const [, folder = ""] of page.matchAll(/\b(?:lines|run|fn|log) ((?:[a-z]+\/)[a-z-]+)/g))
        assert.ok(folders.includes(folder), folder);
      for (const [, code = ""] of page.matchAll(/\$\.code = "([A-Z_]+)"/g))
        assert.ok(code in logCatalogue, code);
      const queues = pipeline.ofType("AWS::SQS::Queue").map(({ id }) => id);
      for (const [, queue = ""] of page.matchAll(/\bletters ([A-Z]\w+)/g))
        assert.ok(
          queues.some((id) => id.startsWith(queue)),
          queue,
        );
    });
  });
}
