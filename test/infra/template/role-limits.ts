import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { functionNeeds } from "#infra/function-needs.ts";
import type { PortCall } from "#infra/needs.ts";
import type { Synthesised } from "../synthesised.ts";
import { rolesOf } from "./function-roles.ts";
import { allowed, type Statement, statementsOf } from "./statements.ts";

/** What no role may do, whatever the table says of functions: the promises of the scheme on what it keeps. */
export function describeRoleLimits(synthesised: Synthesised): void {
  const { registry } = synthesised;
  const { roles, roleOf, functionRoles, everyStatement, withAction } = rolesOf(synthesised);
  const table = `<${registry.only("AWS::DynamoDB::GlobalTable").id}.Arn>`;

  describe("N-04 what is in the register stays", () => {
    it("no role may update a record, write outside a transaction, or use another way in", () => {
      for (const action of ["UpdateItem", "BatchWriteItem", "PartiQLDelete", "PartiQLUpdate", "DeleteTable"])
        assert.deepEqual(withAction(`dynamodb:${action}`), []);
      const puts = withAction("dynamodb:PutItem");
      assert.ok(puts.length > 0);
      for (const { Condition } of puts)
        assert.deepEqual(Condition, {
          "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
        });
    });

    it("only claims and task tokens can be removed", () => {
      const removals = withAction("dynamodb:DeleteItem");
      assert.ok(removals.length > 0);
      for (const { Resource, Condition } of removals) {
        assert.deepEqual(Resource, [table]);
        assert.deepEqual(Condition?.["ForAllValues:StringLike"], {
          "dynamodb:LeadingKeys": ["claim#*", "taskToken#*"],
        });
      }
    });
  });

  describe("E-05 S-01 compartments of the register", () => {
    it("are closed to every function whose table entry does not open them", () => {
      for (const [folder, { calls, reads = [] }, statements] of functionRoles) {
        if (!calls.some((call) => call.startsWith("register."))) continue;
        const closed = statements
          .filter(({ Effect }) => Effect === "Deny")
          .map(({ Action, Resource, Condition }) => ({ Action, Resource, Condition }));
        const partitions = [
          ...(reads.includes("inquiryAnswer") ? [] : ["inquiryAnswers#*"]),
          ...(reads.includes("tipIdentity") ? [] : ["tipIdentity#*"]),
          ...(reads.includes("taskToken") ? [] : ["taskToken#*"]),
        ];
        const condition = { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": partitions } };
        assert.deepEqual(
          [folder, closed],
          [
            folder,
            [{ Action: ["dynamodb:GetItem", "dynamodb:Query"], Resource: [table], Condition: condition }],
          ],
        );
      }
    });

    it("task tokens are read by the two that resume procedures, and by nobody who answers requests", () => {
      const readers = functionRoles.filter(([, { reads }]) => reads?.includes("taskToken") === true);
      assert.deepEqual(
        readers.map(([folder]) => folder),
        ["schedule/reconcile", "event/deliver-effects"],
      );
    });
  });

  for (const [told, alias, vault] of [
    ["S-01 the identities of those who give tips", "tip-identities", "tipVault"],
    ["E-05 what the bodies said", "inquiry-answers", "answerVault"],
  ] as const)
    describe(told, () => {
      const key = registry
        .ofType("AWS::KMS::Alias")
        .find(({ Properties }) => Properties["AliasName"] === `alias/certification-production-${alias}`)
        ?.Properties["TargetKeyId"];

      it("are sealed and opened by the functions whose table entry says so, and their key serves nobody else", () => {
        assert.match(String(key), /^<.+\.Arn>$/);
        const using = roles
          .map((role) => ({ role, statements: statementsOf(role) }))
          .map(({ role, statements }) => ({
            role: role.id,
            actions: allowed(statements.filter(({ Resource }) => Resource.includes(String(key)))),
          }))
          .filter(({ actions }) => actions.length > 0);
        const wanted = Object.entries(functionNeeds)
          .map(([folder, { calls }]) => ({
            role: roleOf(folder).id,
            actions: [
              ...(calls.includes(`${vault}.open`) ? ["kms:Decrypt"] : []),
              ...(calls.includes(`${vault}.seal`) ? ["kms:GenerateDataKey"] : []),
            ],
          }))
          .filter(({ actions }) => actions.length > 0);
        assert.ok(wanted.length > 0);
        assert.deepEqual(new Set(using), new Set(wanted));
      });

      it("have a key that turns over every year, stays when the stack goes, and encrypts neither the register nor documents", () => {
        const { Properties, DeletionPolicy } = registry.byId(String(key).slice(1, -".Arn>".length));
        assert.deepEqual(
          [Properties["EnableKeyRotation"], Properties["PendingWindowInDays"], Properties["KeyUsage"]],
          [true, 30, undefined],
        );
        assert.equal(DeletionPolicy, "Retain");
        const others = registry.resources.filter(({ Type }) => /^AWS::(DynamoDB|S3)::/.test(Type));
        assert.ok(others.length > 0);
        for (const other of others) assert.ok(!JSON.stringify(other).includes(String(key)), other.id);
      });
    });

  describe("E-05 the answers of bodies", () => {
    const having = (call: PortCall) =>
      Object.entries(functionNeeds)
        .filter(([, { calls }]) => calls.includes(call))
        .map(([folder]) => folder);

    it("are opened by nothing that runs without a person, nor by surveillance, tips or the public", () => {
      const opening = having("answerVault.open");
      for (const folder of opening) assert.match(folder, /^(provider|government|secretariat)\//);
      for (const folder of opening)
        assert.ok(functionNeeds[folder]?.reads?.includes("inquiryAnswer"), folder);
    });

    it("are written by those alone who take one: the body's, the reviewer's, the applicant's", () => {
      assert.deepEqual(having("answerVault.seal").toSorted(), [
        "government/answer-inquiry",
        "provider/answer-information-request",
        "secretariat/settle-silence",
        "secretariat/supplement-inquiry",
      ]);
    });
  });

  describe("C-04 what is evidence stays", () => {
    it("no role may delete an object, or shorten or lift a lock", () => {
      const actions = everyStatement
        .filter(({ Effect }) => Effect === "Allow")
        .flatMap(({ Action }) => Action)
        .filter((action) =>
          /^s3:(Delete|Bypass|PutObject(Retention|LegalHold|Acl)|PutBucket(?!Notif))/.test(action),
        );
      assert.deepEqual(actions, []);
    });
  });

  describe("C-01 C-04 the objects of both buckets", () => {
    const bucketWith = (property: string) =>
      registry.ofType("AWS::S3::Bucket").find(({ Properties }) => property in Properties)?.id;
    const buckets = {
      quarantine: `<${bucketWith("NotificationConfiguration")}.Arn>`,
      evidence: `<${bucketWith("ObjectLockConfiguration")}.Arn>`,
    };
    /** The folders of a bucket in which a function may do something. */
    const foldersOf = (statements: readonly Statement[], bucket: string) =>
      statements
        .filter(({ Action }) => Action.some((action) => action.startsWith("s3:")))
        .flatMap(({ Resource }) => Resource)
        .filter((resource) => resource.startsWith(`${bucket}/`))
        .map((resource) => resource.slice(bucket.length + 1))
        .toSorted();
    const whole = (folders: readonly string[]) =>
      [...new Set(folders)].map((folder) => `${folder}/*`).toSorted();

    it("can be reached in the folders that a function is for, and in no other", () => {
      for (const [
        folder,
        { calls, documents = ["applications"], evidence = [] },
        statements,
      ] of functionRoles) {
        const arriving = calls.some((call) => /^documents\.(ticket|quarantined|keep)$/.test(call));
        assert.deepEqual(
          [folder, [...new Set(foldersOf(statements, buckets.quarantine))]],
          [folder, whole(arriving ? documents : [])],
        );
        assert.deepEqual(
          [folder, [...new Set(foldersOf(statements, buckets.evidence))]],
          [folder, whole([...evidence, ...(calls.includes("documents.keep") ? documents : [])])],
        );
      }
    });

    it("of every kind of case are inspected, by the event and by the reconciler", () => {
      for (const folder of ["event/inspect-document", "schedule/reconcile"])
        assert.deepEqual(
          [...new Set(foldersOf(statementsOf(roleOf(folder)), buckets.quarantine))],
          ["applications/*", "certifications/*", "incidents/*", "revocations/*", "surveillance/*"],
        );
    });
  });

  describe("F-04 certificates", () => {
    it("and the commitments of draws are signed by those who make them, with one key, by one algorithm", () => {
      const signers = ["procedure/issue-certificate", "secretariat/hold-draw", "schedule/attend-draws"];
      const statements = withAction("kms:Sign");
      assert.equal(statements.length, signers.length);
      for (const folder of signers)
        assert.ok(
          statementsOf(roleOf(folder)).some((one) => one.Action.includes("kms:Sign")),
          folder,
        );
      const key = registry
        .ofType("AWS::KMS::Key")
        .find(({ Properties }) => Properties["KeyUsage"] === "SIGN_VERIFY");
      for (const { Resource, Condition } of statements) {
        assert.deepEqual(Resource, [`<${key?.id}.Arn>`]);
        assert.deepEqual(Condition, { StringEquals: { "kms:SigningAlgorithm": "ECDSA_SHA_256" } });
      }
      assert.equal(key?.Properties["KeySpec"], "ECC_NIST_P256");
    });
  });
}
