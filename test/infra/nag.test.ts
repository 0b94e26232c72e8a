import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { App, Stack } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { type Acknowledgement, acknowledgements } from "#infra/acknowledgements.ts";
import { addCloudRules } from "#infra/cloud-rules.ts";
import { environments, parametersOf } from "#infra/parameter.ts";
import { addScheme } from "#infra/scheme.ts";
import { cdkContext } from "./synthesised.ts";
import { explain, type Finding, readValidationReport } from "./validation-report.ts";

const root = mkdtempSync(join(tmpdir(), "nag-test-"));
after(() => rmSync(root, { recursive: true }));

/** What the packs find in an app. The synthesis itself goes on, so that the report can be read whole. */
function check(name: string, prefix: string, fill: (app: App) => void, table = acknowledgements) {
  const outdir = join(root, name);
  const app = new App({
    context: { ...cdkContext(), "@aws-cdk/core:failSynthOnValidationErrors": false },
    outdir,
  });
  fill(app);
  addCloudRules(app, prefix, table);
  app.synth();
  return readValidationReport(outdir);
}

const code = () => Code.fromInline("exports.handler = async () => undefined;");
const reports = environments.map((environment) => {
  const parameters = parametersOf(environment);
  return {
    environment,
    ...check(environment, `${parameters.name}-`, (app) => addScheme(app, parameters, code)),
  };
});
const isOpen = ({ reason }: Finding) => reason === undefined;

describe("The rules of the cloud", () => {
  for (const { environment, packs, findings } of reports)
    it(`are kept in ${environment}, or it is said why not`, () => {
      assert.deepEqual(packs.slice(0, 3), ["AwsSolutions", "NIST.800.53.R5", "Serverless"]);
      const open = findings.filter(isOpen);
      assert.equal(open.length, 0, explain(open));
    });

  it("are not kept by a bucket without TLS, logs or versions, and its findings are listed with their place", () => {
    const { findings } = check("planted", "test-", (app) => {
      new CfnBucket(new Stack(app, "test-planted"), "Open");
    });
    const open = findings.filter(isOpen);
    const rules = open.filter(({ path }) => path === "test-planted/Open").map(({ rule }) => rule);
    for (const rule of [
      "AwsSolutions-S1",
      "AwsSolutions-S10",
      "NIST.800.53.R5-S3BucketSSLRequestsOnly",
      "NIST.800.53.R5-S3DefaultEncryptionKMS",
      "NIST.800.53.R5-S3BucketVersioningEnabled",
    ])
      assert.ok(rules.includes(rule), rule);
    assert.match(explain(open), /AwsSolutions-S10\n {4}at test-planted\/Open\n/);
  });

  it("end the synthesis of whoever breaks them, with the rule and the place on the error output", ({
    mock,
  }) => {
    const error = mock.method(console, "error", () => undefined);
    const app = new App({ context: cdkContext(), outdir: join(root, "ended") });
    new CfnBucket(new Stack(app, "test-planted"), "Open");
    addCloudRules(app, "test-");
    assert.throws(() => app.synth(), /Validation failed/);
    const said = error.mock.calls.map((call) => String(call.arguments)).join("\n");
    assert.match(said, /test-planted\/Open [\s\S]+'AwsSolutions::AwsSolutions-S10'/);
  });
});

describe("Acknowledgements", () => {
  it("are for something that is found: none is left over", () => {
    const acknowledged = new Set(
      reports.flatMap(({ findings }) => findings.map(({ rule, reason }) => `${rule}: ${reason}`)),
    );
    const leftOver = acknowledgements.flatMap(({ rules, reason }) =>
      rules.map((rule) => `${rule}: ${reason}`).filter((line) => !acknowledged.has(line)),
    );
    assert.deepEqual(leftOver, []);
  });

  it("give a reason in a whole sentence, each for a matter of its own", () => {
    const reasons = acknowledgements.map(({ reason }) => reason);
    for (const reason of reasons) assert.match(reason, /^[A-Z].{29,}\.$/);
    assert.equal(new Set(reasons).size, reasons.length);
  });

  it("say where: none is for every place", () => {
    for (const { at, rules } of acknowledgements) {
      assert.ok(!at.test("") && !at.test("elsewhere/Bucket/Resource"), String(at));
      assert.ok(rules.length > 0, String(at));
    }
  });

  it("cover the place, the rule and the finding they name, and nothing beside", () => {
    const table: Acknowledgement[] = [
      {
        rules: ["AwsSolutions-S1"],
        at: /^data\/Logs\/Resource$/,
        reason: "It holds the logs of the others.",
      },
    ];
    const { findings } = check(
      "covered",
      "test-",
      (app) => {
        const stack = new Stack(app, "test-data");
        for (const id of ["Logs", "Other"]) new Bucket(stack, id);
      },
      table,
    );
    const about = (rule: string) =>
      findings.filter((each) => each.rule === rule).map(({ path, reason }) => [path, reason]);
    assert.deepEqual(about("AwsSolutions-S1").toSorted(), [
      ["test-data/Logs/Resource", "It holds the logs of the others."],
      ["test-data/Other/Resource", undefined],
    ]);
    assert.deepEqual(
      about("AwsSolutions-S10").map(([, reason]) => reason),
      [undefined, undefined],
    );
  });
});
