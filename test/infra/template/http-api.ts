import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { allRoutes, functionFolder } from "#contracts/routes.ts";
import type { Synthesised } from "../synthesised.ts";

const routeProperties = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.enum(["JWT", "NONE"]),
  AuthorizerId: z.string().optional(),
  Target: z.string(),
});

export function describeHttpApi({ registry, pipeline, functionOf }: Synthesised): void {
  const routes = new Map(
    pipeline
      .ofType("AWS::ApiGatewayV2::Route")
      .map(({ Properties }) => routeProperties.parse(Properties))
      .map((route) => [route.RouteKey, route]),
  );
  const authorizer = pipeline.only("AWS::ApiGatewayV2::Authorizer");

  describe("The HTTP API", () => {
    it("has the routes of the contract and no other", () => {
      assert.deepEqual(
        [...routes.keys()].toSorted(),
        allRoutes.map(({ method, path }) => `${method} ${path}`).toSorted(),
      );
    });

    for (const route of allRoutes)
      it(`leads ${route.name} to its own function${route.roles === "anyone" ? "" : ", behind a token"}`, () => {
        const found = routes.get(`${route.method} ${route.path}`);
        const integration = pipeline.byId(found?.Target.slice("integrations/<".length, -1) ?? "");
        const { id } = functionOf(functionFolder(route));
        assert.equal(integration.Properties["IntegrationUri"], `<${id}.Arn>`);
        assert.equal(integration.Properties["PayloadFormatVersion"], "2.0");
        const permissions = pipeline
          .ofType("AWS::Lambda::Permission")
          .filter(({ Properties }) => Properties["FunctionName"] === `<${id}.Arn>`);
        assert.deepEqual(
          permissions.map(({ Properties }) => Properties["Principal"]),
          ["apigateway.amazonaws.com"],
        );
        assert.deepEqual(
          [found?.AuthorizationType, found?.AuthorizerId],
          route.roles === "anyone" ? ["NONE", undefined] : ["JWT", `<${authorizer.id}>`],
        );
      });

    it("has one integration for each route", () => {
      assert.equal(pipeline.ofType("AWS::ApiGatewayV2::Integration").length, allRoutes.length);
    });

    it("takes tokens of the user pool, made out for the portal", () => {
      assert.deepEqual(authorizer.Properties["JwtConfiguration"], {
        Issuer: `<${registry.only("AWS::Cognito::UserPool").id}.ProviderURL>`,
        Audience: [`<${registry.only("AWS::Cognito::UserPoolClient").id}>`],
      });
      assert.deepEqual(authorizer.Properties["IdentitySource"], ["$request.header.Authorization"]);
    });

    it("is throttled, tips more than the rest, and its log names no person, address or case", () => {
      const { Properties } = pipeline.only("AWS::ApiGatewayV2::Stage");
      assert.deepEqual(Properties["DefaultRouteSettings"], {
        ThrottlingBurstLimit: 1000,
        ThrottlingRateLimit: 500,
      });
      assert.deepEqual(Properties["RouteSettings"], {
        "POST /tips": { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
        "POST /tips/status": { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
        "POST /tips/messages": { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
      });
      const { Format } = z.object({ Format: z.string() }).parse(Properties["AccessLogSettings"]);
      assert.match(Format, /\$context\.requestId/);
      assert.doesNotMatch(Format, /identity|sourceIp|userAgent|claims|\$context\.path/);
    });
  });
}
