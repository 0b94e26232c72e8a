import { type CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Parameters } from "#infra/parameter.ts";
import { categoryNames } from "#scheme/categories.ts";
import { expiryOf } from "#web/plain-files.ts";
import { siteFiles } from "#web/site.ts";

export type UploadDeps = {
  readonly stacks: CloudFormationClient;
  readonly files: S3Client;
  /** Now, ISO 8601 in UTC. */
  readonly now: string;
};

/**
 * Makes the public pages of an environment and puts them into the bucket of its portal, the style sheet first, so that
 * no page is there without it. Names of content never change and pages are kept for a minute, so nothing in the caches
 * has to be called back; older style sheets stay for pages that are still open somewhere.
 * @returns the names of the files
 * @throws Error when the portal is not deployed, or a file cannot be put
 */
export async function uploadSite(parameters: Parameters, deps: UploadDeps): Promise<readonly string[]> {
  const Bucket = await bucketOf(`${parameters.name}-portal`, deps.stacks);
  const files = siteFiles({
    portalUrl: parameters.portalUrl,
    securityContact: parameters.edge.securityContact,
    expires: expiryOf(deps.now),
    categories: categoryNames,
  });
  for (const { file, contentType, cacheControl, body } of files)
    await deps.files.send(
      new PutObjectCommand({
        Bucket,
        Key: file,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
      }),
    );
  return files.map(({ file }) => file);
}

async function bucketOf(stack: string, client: CloudFormationClient): Promise<string> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  const outputs = Stacks.flatMap(({ Outputs = [] }) => Outputs);
  const bucket = outputs.find(({ OutputKey }) => OutputKey === "SiteBucket")?.OutputValue;
  if (bucket === undefined) throw new Error(`${stack} has no bucket for pages yet: deploy it first`);
  return bucket;
}
