import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Resource, Synthesised, SynthesisedStack } from "../synthesised.ts";
import { statementsOf } from "./statements.ts";

const environment = z.object({ Variables: z.looseObject({ AWS_ENDPOINT_URL: z.string().optional() }) });

/** What another choice of parameters changes: a development environment whose people sign in elsewhere. */
export function describeOutsideIssuer({ registry, pipeline, messages }: Synthesised): void {
  describe("An environment with an outside issuer", () => {
    it("takes that issuer's tokens, and has no people of its own", () => {
      const { Properties } = pipeline.only("AWS::ApiGatewayV2::Authorizer");
      assert.deepEqual(Properties["JwtConfiguration"], {
        Issuer: "https://issuer.example",
        Audience: ["portal"],
      });
      const ofPeople = registry.resources.filter(({ Type }) => /^AWS::(Cognito|Lambda)::/.test(Type));
      assert.deepEqual(ofPeople, []);
      assert.deepEqual(messages, []);
    });
  });

  describe("An environment on an AWS-compatible endpoint", () => {
    it("tells every function with adapters where the services are", () => {
      const variables = pipeline
        .ofType("AWS::Lambda::Function")
        .map(({ Properties }) => environment.parse(Properties["Environment"]).Variables);
      assert.ok(variables.length > 0);
      for (const { AWS_ENDPOINT_URL } of variables) assert.equal(AWS_ENDPOINT_URL, "http://127.0.0.1:4566");
    });
  });

  describe("A development environment", () => {
    it("can be taken down: its logs go with it, and its evidence lock can be lifted by those who may", () => {
      for (const { DeletionPolicy } of pipeline.ofType("AWS::Logs::LogGroup"))
        assert.equal(DeletionPolicy, "Delete");
      const locked = registry
        .ofType("AWS::S3::Bucket")
        .flatMap(({ Properties }) => Properties["ObjectLockConfiguration"] ?? []);
      assert.deepEqual(locked, [
        { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 1 } } },
      ]);
    });
  });
}

/** What a restore changes: the pipeline works on the restored table, and the old one stays as it was. */
export function describeRestored({ registry, pipeline, messages, functionOf }: Synthesised): void {
  const arn = "arn:aws:dynamodb:ap-northeast-1:<AWS::AccountId>:table/register-restored";

  describe("An environment whose register was restored", () => {
    it("works on the restored table alone, by its indexes and its stream as well", () => {
      const environment = z.object({ Variables: z.object({ REGISTER_TABLE: z.string() }) });
      for (const { Properties } of pipeline.ofType("AWS::Lambda::Function"))
        assert.equal(
          environment.parse(Properties["Environment"]).Variables.REGISTER_TABLE,
          "register-restored",
        );
      const onTables = pipeline
        .ofType("AWS::IAM::Role")
        .flatMap(statementsOf)
        .filter(({ Action }) => Action.some((action) => /^dynamodb:(?!ListStreams)/.test(action)))
        .flatMap(({ Resource }) => Resource);
      assert.ok(onTables.length > 0);
      for (const resource of onTables)
        assert.ok(resource === arn || resource.startsWith(`${arn}/`), resource);
      const streams = pipeline
        .ofType("AWS::Lambda::EventSourceMapping")
        .map(({ Properties }) => Properties["EventSourceArn"]);
      assert.deepEqual(streams, [`${arn}/stream/2027-05-10T01:00:00.000`]);
      assert.ok(
        statementsOf(roleOf(pipeline, functionOf("event/deliver-effects"))).some(({ Resource }) =>
          Resource.includes(`${arn}/stream/2027-05-10T01:00:00.000`),
        ),
      );
      assert.deepEqual(messages, []);
    });

    it("keeps the old table, protected", () => {
      const old = registry.only("AWS::DynamoDB::GlobalTable");
      assert.deepEqual([old.DeletionPolicy, old.UpdateReplacePolicy], ["Retain", "Retain"]);
      assert.match(JSON.stringify(old.Properties), /"DeletionProtectionEnabled":true/);
    });
  });
}

function roleOf({ byId }: SynthesisedStack, { Properties }: Resource): Resource {
  return byId(z.string().parse(Properties["Role"]).slice(1, -".Arn>".length));
}
