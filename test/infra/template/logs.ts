import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Resource, Synthesised } from "../synthesised.ts";
import { rolesOf } from "./function-roles.ts";
import { resourceStatements } from "./statements.ts";

const logging = z.strictObject({ DestinationBucketName: z.string(), LogFilePrefix: z.string() });

export function describeLogs(synthesised: Synthesised): void {
  const { registry, pipeline } = synthesised;
  const buckets = registry.ofType("AWS::S3::Bucket");
  const logged = buckets.filter(({ Properties }) => "LoggingConfiguration" in Properties);
  const bucketOfLogs = buckets.find(({ Properties }) => !("LoggingConfiguration" in Properties));
  const policyOf = ({ id }: Resource) =>
    registry
      .ofType("AWS::S3::BucketPolicy")
      .filter(({ Properties }) => Properties["Bucket"] === `<${id}>`)
      .flatMap(({ Properties }) => resourceStatements(Properties["PolicyDocument"]));

  describe("Every log group", () => {
    it("is encrypted with the key of logs, which turns over every year and serves this account's log groups alone", () => {
      const groups = [registry, pipeline].flatMap(({ ofType }) => ofType("AWS::Logs::LogGroup"));
      const keys = new Set(groups.map(({ Properties }) => String(Properties["KmsKeyId"])));
      assert.equal(keys.size, 1);
      const [key = "none"] = keys;
      const { Properties } = registry.byId(key.slice(1, -".Arn>".length));
      assert.equal(Properties["EnableKeyRotation"], true);
      const services = resourceStatements(Properties["KeyPolicy"]).filter(
        ({ Principal }) => !JSON.stringify(Principal).includes(":root"),
      );
      assert.deepEqual(
        services.map(({ Principal, Condition }) => [Principal, Condition]),
        [
          [
            { Service: "logs.ap-northeast-1.amazonaws.com" },
            {
              ArnLike: {
                "kms:EncryptionContext:aws:logs:arn":
                  "arn:aws:logs:ap-northeast-1:<AWS::AccountId>:log-group:*",
              },
            },
          ],
        ],
      );
    });
  });

  describe("The log of who asked for which document", () => {
    it("is kept for every bucket of documents, each in a folder of its own", () => {
      assert.ok(bucketOfLogs);
      const places = logged.map(({ Properties }) => logging.parse(Properties["LoggingConfiguration"]));
      assert.deepEqual(
        places.map(({ DestinationBucketName }) => DestinationBucketName),
        [`<${bucketOfLogs.id}>`, `<${bucketOfLogs.id}>`],
      );
      assert.deepEqual(places.map(({ LogFilePrefix }) => LogFilePrefix).toSorted(), [
        "evidence/",
        "quarantine/",
      ]);
    });

    it("is written by S3 for those buckets of this account, by TLS, and by nobody else", () => {
      assert.ok(bucketOfLogs);
      const [writers, refusals] = [
        policyOf(bucketOfLogs).filter(({ Effect }) => Effect === "Allow"),
        policyOf(bucketOfLogs).filter(({ Effect }) => Effect === "Deny"),
      ];
      const wanted = logged.map(({ id, Properties }) => ({
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: ["s3:PutObject"],
        Resource: [
          `<${bucketOfLogs.id}.Arn>/${logging.parse(Properties["LoggingConfiguration"]).LogFilePrefix}*`,
        ],
        Condition: {
          ArnLike: { "aws:SourceArn": `<${id}.Arn>` },
          StringEquals: { "aws:SourceAccount": "<AWS::AccountId>" },
        },
      }));
      assert.deepEqual(
        writers.map(({ Principal, Action, Resource, Condition }) => ({
          Principal,
          Action,
          Resource,
          Condition,
        })),
        wanted,
      );
      assert.deepEqual(
        refusals.map(({ Condition }) => Condition),
        [{ Bool: { "aws:SecureTransport": "false" } }, { NumericLessThan: { "s3:TlsVersion": 1.2 } }],
      );
    });

    it("is closed to the public and to every role, and forgotten when logs are", () => {
      assert.ok(bucketOfLogs);
      const { PublicAccessBlockConfiguration, BucketEncryption, LifecycleConfiguration } =
        bucketOfLogs.Properties;
      assert.deepEqual(Object.values(Object(PublicAccessBlockConfiguration)), [true, true, true, true]);
      assert.match(JSON.stringify(BucketEncryption), /"SSEAlgorithm":"AES256"/);
      assert.match(JSON.stringify(LifecycleConfiguration), /"ExpirationInDays":1827/);
      for (const { Resource } of rolesOf(synthesised).everyStatement)
        assert.ok(!JSON.stringify(Resource).includes(bucketOfLogs.id));
    });
  });
}
