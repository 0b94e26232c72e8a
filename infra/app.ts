import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { bundleFunctions } from "./bundle.ts";
import { addCloudRules } from "./cloud-rules.ts";
import { atEndpoint, parametersOf } from "./parameter.ts";
import { addScheme } from "./scheme.ts";

/**
 * Synthesises one environment: `npx cdk synth -c environment=staging`. The assembly holds copies of the bundles.
 * With `-c endpointUrl=http://…` its functions find the services of AWS there.
 */
const bundles = mkdtempSync(join(tmpdir(), "certification-functions-"));
try {
  const app = new App();
  const context = (name: string): unknown => app.node.tryGetContext(name);
  const parameters = atEndpoint(parametersOf(context("environment")), context("endpointUrl"));
  await bundleFunctions(bundles);
  addScheme(app, parameters, (folder) => Code.fromAsset(join(bundles, folder)));
  addCloudRules(app, `${parameters.name}-`);
  app.synth();
} finally {
  rmSync(bundles, { recursive: true });
}
