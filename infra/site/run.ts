/** `npm run site -- --environment staging`: makes the public pages and uploads them. */
import { parseArgs } from "node:util";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { S3Client } from "@aws-sdk/client-s3";
import { parametersOf } from "#infra/parameter.ts";
import { edgeRegion } from "#infra/stacks/portal-stack.ts";
import { uploadSite } from "./upload-site.ts";

try {
  const { values } = parseArgs({ options: { environment: { type: "string" } } });
  const parameters = parametersOf(values.environment);
  const names = await uploadSite(parameters, {
    stacks: new CloudFormationClient({ region: edgeRegion }),
    files: new S3Client({
      region: edgeRegion,
      forcePathStyle: process.env["AWS_ENDPOINT_URL"] !== undefined,
    }),
    now: new Date().toISOString(),
  });
  process.stdout.write(`${names.join("\n")}\n${parameters.portalUrl}/\n`);
} catch (error) {
  process.stderr.write(
    `掲載できませんでした / not uploaded: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 1;
}
