/** `npm run deploy -- --environment staging [--allow <logical id>]…`: deploys an environment past the guard. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { parametersOf } from "#infra/parameter.ts";
import { stacksOf } from "./assembly-stacks.ts";
import { changeSetName, deploy } from "./deploy.ts";

/** Runs the CDK of this project with its output shown. */
async function cdk(...words: string[]): Promise<void> {
  const child = spawn("node_modules/.bin/cdk", words, { stdio: "inherit" });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status !== 0) throw new Error(`cdk ${words[0]} ended with ${status}`);
}

const assembly = mkdtempSync(join(tmpdir(), "certification-assembly-"));
try {
  const { values } = parseArgs({
    options: { environment: { type: "string" }, allow: { type: "string", multiple: true } },
  });
  const { environment } = parametersOf(values.environment);
  await cdk("synth", "--quiet", "--context", `environment=${environment}`, "--output", assembly);
  const outcome = await deploy(
    { environment, stacks: stacksOf(assembly), allowed: values.allow ?? [] },
    {
      prepare: ({ id }) =>
        cdk(
          "deploy",
          id,
          ...["--app", assembly, "--exclusively", "--require-approval", "never"],
          ...["--method", "prepare-change-set", "--change-set-name", changeSetName],
        ),
      clientOf: (region) => new CloudFormationClient({ region }),
      randomToken: randomUUID,
      print: (line) => process.stdout.write(`${line}\n`),
      pause: () => setTimeout(5000),
    },
  );
  process.exitCode = outcome === "deployed" ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `配備できませんでした / not deployed: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 1;
} finally {
  rmSync(assembly, { recursive: true });
}
