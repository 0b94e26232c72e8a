import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { siteErrorFiles, sitePages } from "#contracts/site-pages.ts";
import { parametersOf } from "#infra/parameter.ts";
import { uploadSite } from "#infra/site/upload-site.ts";

function world(outputs: Readonly<Record<string, string>>) {
  const deps = {
    stacks: new CloudFormationClient({}),
    files: new S3Client({}),
    now: "2027-04-10T03:00:00.000Z",
  };
  const files = mockClient(deps.files);
  files.on(PutObjectCommand).resolves({});
  const stack = { StackName: "s", CreationTime: new Date(0), StackStatus: "CREATE_COMPLETE" as const };
  const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  mockClient(deps.stacks)
    .on(DescribeStacksCommand, { StackName: "certification-staging-portal" })
    .resolves({ Stacks: [{ ...stack, Outputs }] });
  const put = () => files.commandCalls(PutObjectCommand).map(({ args }) => args[0].input);
  return { deps, files, put };
}

const bucket = { PortalDomain: "d.cloudfront.net", SiteBucket: "pages-bucket" };

describe("The upload of the public pages", () => {
  it("puts every file the portal leads to into its bucket, with its type and how long it may be kept", async () => {
    const { deps, put } = world(bucket);
    const names = await uploadSite(parametersOf("staging"), deps);
    assert.deepEqual(
      put().map(({ Key }) => Key),
      names,
    );
    for (const file of [...Object.values(sitePages), siteErrorFiles.unavailable, siteErrorFiles.notFound.en])
      assert.ok(names.includes(file), file);
    const described = new Map(
      put().map(({ Key, Bucket, ContentType, CacheControl }) => [Key, { Bucket, ContentType, CacheControl }]),
    );
    assert.deepEqual(described.get("ja/index.html"), {
      Bucket: "pages-bucket",
      ContentType: "text/html; charset=utf-8",
      CacheControl: "public, max-age=60",
    });
    assert.equal(described.get("robots.txt")?.ContentType, "text/plain; charset=utf-8");
  });

  it("puts the style sheet before the pages that need it", async () => {
    const { deps, put } = world(bucket);
    await uploadSite(parametersOf("staging"), deps);
    const [first] = put();
    assert.match(first?.Key ?? "", /^assets\/portal\.[0-9a-f]{16}\.css$/);
    assert.equal(first?.CacheControl, "public, max-age=31536000, immutable");
  });

  it("names the environment's own address, and who is told of weaknesses", async () => {
    const { deps, put } = world(bucket);
    await uploadSite(parametersOf("staging"), deps);
    const security = put().find(({ Key }) => Key === ".well-known/security.txt");
    assert.match(String(security?.Body), /^Contact: mailto:security@staging\.certification\.example\.jp$/m);
    assert.match(String(security?.Body), /^Expires: 2028-03-01T00:00:00\.000Z$/m);
  });

  it("is refused before the portal is there, and stops at a file that cannot be put", async () => {
    const early = world({});
    await assert.rejects(uploadSite(parametersOf("staging"), early.deps), /deploy it first/);
    assert.deepEqual(early.put(), []);
    const broken = world(bucket);
    broken.files.on(PutObjectCommand).rejects(new Error("AccessDenied"));
    await assert.rejects(uploadSite(parametersOf("staging"), broken.deps), /AccessDenied/);
    assert.equal(broken.put().length, 1);
  });

  it("does not begin without knowing the environment", () => {
    const { status, stderr } = spawnSync("node", ["infra/site/run.ts", "--environment", "prod"], {
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.match(stderr, /choose one of dev, staging, production/);
  });
});
