import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import { noContentPolicy, pageContentPolicy } from "#contracts/security-headers.ts";
import { siteErrorFiles, sitePages } from "#contracts/site-pages.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { Synthesised } from "../synthesised.ts";
import { edgePaths } from "./edge-paths.ts";
import { resourceStatements } from "./statements.ts";

/** CloudFront's own policies, by the ids it publishes. */
const neverKept = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const asFilesSay = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const allButHost = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

const cachePolicy = z.object({
  CachePolicyConfig: z.object({
    MinTTL: z.number(),
    DefaultTTL: z.number(),
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      HeadersConfig: z.object({ Headers: z.array(z.string()) }),
      CookiesConfig: z.object({ CookieBehavior: z.string() }),
      QueryStringsConfig: z.object({ QueryStringBehavior: z.string() }),
    }),
  }),
});

const overriding = z.looseObject({ Override: z.boolean() });
const headersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z.object({
      Items: z.array(z.object({ Header: z.string(), Value: z.string(), Override: z.literal(true) })),
    }),
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: overriding.extend({ ContentSecurityPolicy: z.string() }),
      ContentTypeOptions: overriding,
      ReferrerPolicy: overriding.extend({ ReferrerPolicy: z.string() }),
      StrictTransportSecurity: overriding.extend({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.literal(true),
        Preload: z.literal(true),
      }),
    }),
  }),
});

/** A path as a caller would write it. */
const example = ({ path }: Route) => path.replaceAll(/\{\w+\}/g, "X-1");

export function describePortal({ registry, portal }: Synthesised): void {
  const { config, behaviours, behaviourOf, originOf } = edgePaths(portal);
  const apiDomain = "<certification-production-pipeline.ApiDomain@ap-northeast-1>";
  const [site] = portal
    .ofType("AWS::S3::Bucket")
    .filter(({ id }) => config.Origins.some(({ DomainName }) => DomainName === `<${id}.RegionalDomainName>`));

  describe("The portal's paths", () => {
    for (const route of allRoutes)
      it(`lead ${route.method} ${route.path} to the API${route.roles === "anyone" ? "" : ", and its answer is never kept"}`, () => {
        const { AllowedMethods, CachePolicyId, OriginRequestPolicyId } = behaviourOf(example(route));
        assert.equal(originOf(example(route)).DomainName, apiDomain);
        assert.ok(AllowedMethods.includes(route.method));
        const isRemembered = route.roles === "anyone" && route.method === "GET" && route.path !== "/healthz";
        assert.equal(CachePolicyId === neverKept, !isRemembered);
        assert.equal(OriginRequestPolicyId, isRemembered ? undefined : allButHost);
      });

    it("lead every page, and whatever else there is, to the files", () => {
      for (const path of [...Object.keys(sitePages), "/nowhere", "/assets/site.css", "/tipsy"]) {
        assert.equal(originOf(path).DomainName, `<${site?.id}.RegionalDomainName>`, path);
        assert.equal(behaviourOf(path).CachePolicyId, asFilesSay);
        assert.deepEqual(behaviourOf(path).AllowedMethods, ["GET", "HEAD"]);
      }
    });

    it("have files for pages, chosen at the edge; those that never change are fetched by their names", () => {
      const events = behaviourOf("/ja/").FunctionAssociations.map(({ EventType }) => EventType);
      assert.deepEqual(events, ["viewer-request", "viewer-response"]);
      assert.deepEqual(behaviourOf("/assets/site.css").FunctionAssociations, []);
    });

    it("are within the number CloudFront allows", () => {
      assert.ok(behaviours.length <= 25, `${behaviours.length}`);
    });

    it("X-05 show a revocation within 60 seconds, to programs and people alike", () => {
      const { CachePolicyId } = behaviourOf("/certifications/CSP-2027-AU-0001");
      const { CachePolicyConfig } = cachePolicy.parse(portal.byId(CachePolicyId.slice(1, -1)).Properties);
      const { MinTTL, DefaultTTL, MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = CachePolicyConfig;
      for (const seconds of [MinTTL, DefaultTTL, MaxTTL]) assert.ok(seconds > 0 && seconds <= 60);
      assert.deepEqual(key.HeadersConfig.Headers, ["Accept"]);
      assert.equal(key.QueryStringsConfig.QueryStringBehavior, "all");
      assert.equal(key.CookiesConfig.CookieBehavior, "none");
    });
  });

  describe("The portal", () => {
    it("speaks TLS 1.2 or better and HTTP/3, compresses, and is behind the firewall", () => {
      for (const { ViewerProtocolPolicy, Compress, TargetOriginId } of behaviours) {
        const isApi = config.Origins.some(
          ({ Id, DomainName }) => Id === TargetOriginId && DomainName === apiDomain,
        );
        assert.equal(ViewerProtocolPolicy, isApi ? "https-only" : "redirect-to-https");
        assert.equal(Compress, true);
      }
      assert.deepEqual(config["ViewerCertificate"], {
        AcmCertificateArn: `<${portal.only("AWS::CertificateManager::Certificate").id}>`,
        MinimumProtocolVersion: "TLSv1.2_2021",
        SslSupportMethod: "sni-only",
      });
      assert.equal(config["HttpVersion"], "http2and3");
      assert.equal(config["WebACLId"], `<${portal.only("AWS::WAFv2::WebACL").id}.Arn>`);
      assert.deepEqual(originOf("/policy")["CustomOriginConfig"], {
        OriginProtocolPolicy: "https-only",
        OriginReadTimeout: 30,
        OriginSSLProtocols: ["TLSv1.2"],
      });
    });

    it("has its own name, which mails and certificates lead to", () => {
      assert.deepEqual(config["Aliases"], ["certification.example.jp"]);
      const records = portal.ofType("AWS::Route53::RecordSet").map(({ Properties }) => Properties);
      assert.deepEqual(
        records.map(({ Name, Type }) => [Name, Type]),
        [
          ["certification.example.jp.", "A"],
          ["certification.example.jp.", "AAAA"],
        ],
      );
    });

    for (const [path, contentPolicy, isOurs] of [
      ["/ja/", pageContentPolicy, true],
      ["/certifications/X-1", noContentPolicy, false],
      ["/provider/applications", noContentPolicy, false],
    ] as const)
      it(`sends the headers of the functions with ${path}`, () => {
        const id = behaviourOf(path).ResponseHeadersPolicyId.slice(1, -1);
        const { ResponseHeadersPolicyConfig } = headersPolicy.parse(portal.byId(id).Properties);
        const { CustomHeadersConfig, SecurityHeadersConfig: secure } = ResponseHeadersPolicyConfig;
        const { AccessControlMaxAgeSec } = secure.StrictTransportSecurity;
        const sent = {
          ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
          "content-security-policy": secure.ContentSecurityPolicy.ContentSecurityPolicy,
          "x-content-type-options": "nosniff",
          "referrer-policy": secure.ReferrerPolicy.ReferrerPolicy,
          "strict-transport-security": `max-age=${AccessControlMaxAgeSec}; includeSubDomains; preload`,
        };
        const {
          "content-type": _,
          "cache-control": __,
          ...wanted
        } = responseHeaders("", "nowhere", contentPolicy);
        assert.deepEqual(sent, wanted);
        assert.equal(secure.ContentSecurityPolicy.Override, isOurs);
      });

    it("shows a page of its own when nothing answers, and leaves the refusals of the API as they are", () => {
      const pages = z
        .array(z.object({ ErrorCode: z.number(), ResponseCode: z.number(), ResponsePagePath: z.string() }))
        .parse(config["CustomErrorResponses"]);
      assert.deepEqual(
        pages.map((page) => Object.values(page)),
        [502, 504].map((code) => [code, code, `/${siteErrorFiles.unavailable}`]),
      );
    });

    it("is where uploads come from", () => {
      const cors = registry
        .ofType("AWS::S3::Bucket")
        .flatMap(({ Properties }) => Properties["CorsConfiguration"] ?? []);
      const { CorsRules } = z
        .object({ CorsRules: z.array(z.looseObject({ AllowedOrigins: z.unknown() })) })
        .parse(cors[0]);
      assert.deepEqual(
        CorsRules.map(({ AllowedOrigins }) => AllowedOrigins),
        [["https://certification.example.jp"]],
      );
      assert.equal(cors.length, 1);
    });
  });

  describe("The files of the portal", () => {
    const policyOf = (bucket: string | undefined) =>
      portal
        .ofType("AWS::S3::BucketPolicy")
        .filter(({ Properties }) => Properties["Bucket"] === `<${bucket}>`)
        .flatMap(({ Properties }) => resourceStatements(Properties["PolicyDocument"]));

    it("are read by this distribution alone", () => {
      const control = portal.only("AWS::CloudFront::OriginAccessControl");
      assert.equal(originOf("/ja/")["OriginAccessControlId"], `<${control.id}.Id>`);
      assert.match(JSON.stringify(control.Properties), /"SigningBehavior":"always"/);
      const granted = policyOf(site?.id).filter(({ Effect }) => Effect === "Allow");
      const { id } = portal.only("AWS::CloudFront::Distribution");
      assert.deepEqual(granted, [
        {
          Action: ["s3:GetObject"],
          Condition: {
            StringEquals: {
              "AWS:SourceArn": `arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<${id}>`,
            },
          },
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Resource: [`<${site?.id}.Arn>/*`],
        },
      ]);
    });

    it("and the logs are closed to the public and to whoever comes without TLS 1.2", () => {
      const buckets = portal.ofType("AWS::S3::Bucket");
      assert.equal(buckets.length, 2);
      for (const { id, Properties } of buckets) {
        const blocked = z
          .record(z.string(), z.literal(true))
          .parse(Properties["PublicAccessBlockConfiguration"]);
        assert.equal(Object.keys(blocked).length, 4);
        assert.match(JSON.stringify(Properties["BucketEncryption"]), /"SSEAlgorithm":"AES256"/);
        const refusals = policyOf(id).filter(({ Effect }) => Effect === "Deny");
        assert.deepEqual(
          refusals.map(({ Condition }) => Condition),
          [{ Bool: { "aws:SecureTransport": "false" } }, { NumericLessThan: { "s3:TlsVersion": 1.2 } }],
        );
      }
    });

    it("are logged when asked for, without who asked and without ids", () => {
      const delivery = portal.only("AWS::Logs::Delivery");
      const fields = z.array(z.string()).parse(delivery.Properties["RecordFields"]);
      assert.ok(fields.includes("sc-status"));
      assert.deepEqual(
        fields.filter((field) => /ip|agent|cookie|referer|query|stem|forwarded/i.test(field)),
        [],
      );
      const source = portal.only("AWS::Logs::DeliverySource").Properties;
      assert.equal(delivery.Properties["DeliverySourceName"], source["Name"]);
      const [log] = portal.ofType("AWS::S3::Bucket").filter(({ id }) => id !== site?.id);
      assert.match(JSON.stringify(log?.Properties["LifecycleConfiguration"]), /"ExpirationInDays":1827/);
      const writers = policyOf(log?.id).filter(({ Effect }) => Effect === "Allow");
      assert.deepEqual(
        writers.map(({ Principal, Action }) => [Principal, Action]),
        [[{ Service: "delivery.logs.amazonaws.com" }, ["s3:PutObject"]]],
      );
      assert.match(
        JSON.stringify(writers[0]?.Condition),
        new RegExp(`delivery-source:${String(source["Name"])}"`),
      );
    });

    it("stay when the stack goes: CloudFormation removes no bucket that holds anything", () => {
      for (const { DeletionPolicy } of portal.ofType("AWS::S3::Bucket"))
        assert.equal(DeletionPolicy, "Retain");
    });
  });
}
