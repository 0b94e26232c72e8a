import assert from "node:assert/strict";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Synthesised } from "../synthesised.ts";

const section = z.record(z.string(), z.unknown()).default({});
const template = z.object({ Outputs: section, Parameters: section });
const environment = z.object({ Variables: z.record(z.string(), z.string()) });

/** How much of a quota may be used before somebody has to think of it. */
const share = 0.9;

/**
 * Quotas of AWS that stop a deployment, and that cannot be raised: those of CloudFormation, IAM and Lambda in their
 * guides. Resources a stack are counted with the whole.
 * @param outdir where the templates of the environment lie, nested ones too
 */
export function describeQuotas(outdir: string, { pipeline }: Synthesised): void {
  const files = globSync("*.template.json", { cwd: outdir }).map((file) => join(outdir, file));
  const stays = (what: string, used: number, most: number) =>
    assert.ok(used <= share * most, `${what}: ${used} of ${most}`);

  describe("What is deployed stays clear of quotas that cannot be raised", () => {
    it("a template has 1 MB, 200 outputs and 200 parameters", () => {
      assert.ok(files.length > 5, "the nested templates are missing");
      for (const file of files) {
        const { Outputs, Parameters } = template.parse(JSON.parse(readFileSync(file, "utf8")));
        stays(`bytes of ${file}`, statSync(file).size, 1_048_576);
        stays(`outputs of ${file}`, Object.keys(Outputs).length, 200);
        stays(`parameters of ${file}`, Object.keys(Parameters).length, 200);
      }
    });

    it("the policies of a role have 10 240 characters", () => {
      for (const { id, Properties } of pipeline.ofType("AWS::IAM::Role"))
        stays(id, JSON.stringify(Properties["Policies"]).length, 10_240);
    });

    it("the variables of a function have 4 KB", () => {
      for (const { id, Properties } of pipeline.ofType("AWS::Lambda::Function")) {
        const { Variables } = environment.parse(Properties["Environment"]);
        stays(id, Buffer.byteLength(Object.entries(Variables).flat().join("")), 4096);
      }
    });

    it("an API has 300 routes and as many integrations", () => {
      for (const type of ["AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration"])
        stays(type, pipeline.ofType(type).length, 300);
    });
  });
}
