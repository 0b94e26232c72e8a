import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Synthesised } from "../synthesised.ts";

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
