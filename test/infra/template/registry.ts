import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import * as z from "zod";
import { createDynamoStore } from "#adapters/aws/dynamodb-store.ts";
import { indexNames } from "#records/layout.ts";
import type { Resource, Synthesised } from "../synthesised.ts";
import { resourceStatements } from "./statements.ts";

const keySchema = z
  .tuple([
    z.object({ AttributeName: z.string(), KeyType: z.literal("HASH") }),
    z.object({ AttributeName: z.string(), KeyType: z.literal("RANGE") }),
  ])
  .transform(([hash, range]) => [hash.AttributeName, range.AttributeName]);

const tableProperties = z.object({
  BillingMode: z.string(),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.unknown(),
    }),
  ),
  StreamSpecification: z.unknown(),
  SSESpecification: z.unknown(),
  Replicas: z.tuple([
    z.object({
      Region: z.string(),
      DeletionProtectionEnabled: z.boolean(),
      PointInTimeRecoverySpecification: z.unknown(),
      SSESpecification: z.object({ KMSMasterKeyId: z.string() }),
    }),
  ]),
});

const blocked = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

export function describeRegistry({ registry }: Synthesised): void {
  const buckets = registry.ofType("AWS::S3::Bucket");
  const bucketWith = (property: string): Resource => {
    const found = buckets.find(({ Properties }) => property in Properties);
    if (found === undefined) throw new Error(`No bucket has ${property}`);
    return found;
  };
  const quarantine = bucketWith("NotificationConfiguration");
  const evidence = bucketWith("ObjectLockConfiguration");
  const policyOf = ({ id }: Resource) =>
    registry
      .ofType("AWS::S3::BucketPolicy")
      .filter(({ Properties }) => Properties["Bucket"] === `<${id}>`)
      .flatMap(({ Properties }) => resourceStatements(Properties["PolicyDocument"]));

  describe("The register's table", () => {
    const table = tableProperties.parse(registry.only("AWS::DynamoDB::GlobalTable").Properties);

    it("has the keys and indexes the register's adapter writes", async () => {
      const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
      const mock = mockClient(client);
      mock.on(TransactWriteCommand).resolves({});
      const place = { partition: "a", sort: "b" };
      const store = createDynamoStore({ client, table: "register", pause: async () => undefined });
      await store.transact([
        {
          key: place,
          requires: { stored: "either" },
          effect: {
            put: {
              key: place,
              record: { kind: "sequence", name: "a", version: 1, last: 0 },
              indexes: { group: place, standing: place, due: place },
            },
          },
        },
      ]);
      const [call] = mock.commandCalls(TransactWriteCommand);
      const item = call?.args[0].input.TransactItems?.[0]?.Put?.Item ?? {};
      const written = Object.keys(item).filter((name) => /(^|_)[ps]k$/.test(name));
      const declared = [
        table.KeySchema,
        ...table.GlobalSecondaryIndexes.map((index) => index.KeySchema),
      ].flat();
      assert.deepEqual(written.toSorted(), declared.toSorted());
      assert.deepEqual(
        table.GlobalSecondaryIndexes.map(({ IndexName, Projection }) => [IndexName, Projection]),
        indexNames.map((name) => [name, { ProjectionType: "ALL" }]),
      );
    });

    it("cannot be deleted, can be restored to any second, and stays in the country", () => {
      const [replica] = table.Replicas;
      assert.equal(replica.DeletionProtectionEnabled, true);
      assert.deepEqual(replica.PointInTimeRecoverySpecification, { PointInTimeRecoveryEnabled: true });
      assert.equal(replica.Region, "ap-northeast-1");
    });

    it("is paid by use, and tells of every new record", () => {
      assert.equal(table.BillingMode, "PAY_PER_REQUEST");
      assert.deepEqual(table.StreamSpecification, { StreamViewType: "NEW_IMAGE" });
    });

    it("is encrypted with a key that is its own and turns over every year", () => {
      assert.deepEqual(table.SSESpecification, { SSEEnabled: true, SSEType: "KMS" });
      const id = table.Replicas[0].SSESpecification.KMSMasterKeyId.slice(1, -".Arn>".length);
      const { Properties } = registry.byId(id);
      assert.deepEqual([Properties["EnableKeyRotation"], Properties["PendingWindowInDays"]], [true, 30]);
    });
  });

  describe("Both buckets of documents", () => {
    it("are closed to the public, without access lists, and encrypted", () => {
      for (const { Properties } of [quarantine, evidence]) {
        assert.deepEqual(Properties["PublicAccessBlockConfiguration"], blocked);
        assert.deepEqual(Properties["OwnershipControls"], {
          Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }],
        });
        assert.match(JSON.stringify(Properties["BucketEncryption"]), /"SSEAlgorithm":"aws:kms"/);
      }
    });

    it("refuse whoever comes without TLS 1.2", () => {
      for (const bucket of [quarantine, evidence]) {
        const refusals = policyOf(bucket).filter(({ Effect }) => Effect === "Deny");
        const onAll = refusals
          .filter(({ Action }) => Action.includes("s3:*"))
          .map(({ Condition }) => Condition);
        assert.deepEqual(onAll, [
          { Bool: { "aws:SecureTransport": "false" } },
          { NumericLessThan: { "s3:TlsVersion": 1.2 } },
        ]);
        assert.deepEqual(
          policyOf(bucket).filter(({ Effect }) => Effect === "Allow"),
          [],
        );
      }
    });
  });

  describe("Quarantine", () => {
    it("forgets what was never found clean, and takes posts from the portal alone", () => {
      assert.match(JSON.stringify(quarantine.Properties["LifecycleConfiguration"]), /"ExpirationInDays":7/);
      assert.deepEqual(quarantine.Properties["CorsConfiguration"], {
        CorsRules: [
          {
            AllowedHeaders: ["*"],
            AllowedMethods: ["POST"],
            AllowedOrigins: ["https://certification.example.jp"],
            MaxAge: 3600,
          },
        ],
      });
    });

    it("sends its events to EventBridge", () => {
      assert.deepEqual(quarantine.Properties["NotificationConfiguration"], {
        EventBridgeConfiguration: { EventBridgeEnabled: true },
      });
    });
  });

  describe("C-04 evidence", () => {
    it("is kept in versions under a lock that nobody can shorten", () => {
      assert.deepEqual(evidence.Properties["VersioningConfiguration"], { Status: "Enabled" });
      assert.deepEqual(evidence.Properties["ObjectLockConfiguration"], {
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3653 } },
      });
      assert.equal(evidence.Properties["LifecycleConfiguration"], undefined);
    });

    it("is never written over", () => {
      const refusal = policyOf(evidence).find(({ Action }) => Action.includes("s3:PutObject"));
      assert.deepEqual(refusal, {
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: ["s3:PutObject"],
        Resource: [`<${evidence.id}.Arn>/*`],
        Condition: {
          Null: { "s3:if-none-match": "true" },
          Bool: { "s3:ObjectCreationOperation": "true" },
        },
      });
    });
  });
}
