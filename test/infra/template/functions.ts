import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { readEnvironment } from "#adapters/aws/environment.ts";
import { functionNeeds } from "#infra/function-needs.ts";
import { newestPolicy } from "#scheme/policy/index.ts";
import type { Synthesised } from "../synthesised.ts";

const properties = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Handler: z.string(),
  Description: z.string(),
  MemorySize: z.int(),
  Timeout: z.int(),
  TracingConfig: z.unknown(),
  LoggingConfig: z.object({ LogFormat: z.string(), LogGroup: z.string() }),
  Role: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

export function describeFunctions({ registry, pipeline, functionOf }: Synthesised): void {
  const ofBoth = (type: string) => [registry, pipeline].flatMap(({ ofType }) => ofType(type));
  const functions = ofBoth("AWS::Lambda::Function").map(({ Properties }) => properties.parse(Properties));

  describe("Every function", () => {
    it("of the table is there, once, and no other", () => {
      const described = functions.map(({ Description }) => Description);
      const wanted = Object.keys(functionNeeds).map((folder) => `functions/${folder}`);
      assert.deepEqual(described.toSorted(), wanted.toSorted());
    });

    it("runs on Node.js 24 and arm64, is traced and logs JSON", () => {
      for (const { Runtime, Architectures, Handler, TracingConfig, LoggingConfig } of functions)
        assert.deepEqual(
          [Runtime, Architectures, Handler, TracingConfig, LoggingConfig.LogFormat],
          ["nodejs24.x", ["arm64"], "index.handler", { Mode: "Active" }, "JSON"],
        );
    });

    it("has a role and a log group of its own, and logs are not kept for ever", () => {
      const count = Object.keys(functionNeeds).length;
      assert.equal(new Set(functions.map(({ Role }) => Role)).size, count);
      const groups = new Set(functions.map(({ LoggingConfig }) => LoggingConfig.LogGroup));
      assert.equal(groups.size, count);
      const kept = ofBoth("AWS::Logs::LogGroup");
      for (const group of groups) assert.ok(kept.some(({ id }) => group === `<${id}>`));
      for (const { Properties } of kept) assert.equal(Properties["RetentionInDays"], 1827);
    });

    it("has the memory and the time the table gives it", () => {
      for (const [folder, { memoryMiB, seconds }] of Object.entries(functionNeeds)) {
        const { MemorySize, Timeout } = properties.parse(functionOf(folder).Properties);
        assert.deepEqual([folder, MemorySize, Timeout], [folder, memoryMiB, seconds]);
      }
    });

    it("that somebody waits for ends before API Gateway gives up", () => {
      const late = Object.entries(functionNeeds)
        .filter(([folder]) => /^(provider|secretariat|government|public)\//.test(folder))
        .filter(([, { seconds }]) => seconds >= 30);
      assert.deepEqual(late, []);
    });

    it("that uses adapters is given an environment they accept; the one of the user pool uses none", () => {
      const withoutAdapters = "functions/event/shape-token";
      const { Environment: empty } = properties.parse(functionOf("event/shape-token").Properties);
      assert.deepEqual(empty.Variables, { NODE_OPTIONS: "--enable-source-maps" });
      for (const { Environment } of functions.filter(({ Description }) => Description !== withoutAdapters)) {
        const read = readEnvironment(Environment.Variables);
        assert.equal(read.PORTAL_URL, "https://certification.example.jp");
        assert.equal(
          read.PROCEDURE_ARNS.application,
          "arn:aws:states:ap-northeast-1:<AWS::AccountId>:stateMachine:certification-production-application:live",
        );
        assert.equal(read.BEACON_URL, "https://api.drand.sh");
        assert.equal(read.BEACON_CHAIN_HASH, newestPolicy().draw.beacon.value.chainHash);
        assert.deepEqual(Object.keys(read.BODY_ADDRESSES), ["meti", "nco", "npa"]);
        assert.equal(read.AWS_ENDPOINT_URL, undefined);
      }
    });
  });
}
