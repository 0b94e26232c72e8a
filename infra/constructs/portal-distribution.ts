import { Duration } from "aws-cdk-lib";
import type { ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { assetsPath, siteErrorFiles } from "#contracts/site-pages.ts";
import type { ApiPath } from "#infra/api-paths.ts";
import { siteRequestCode, siteResponseCode } from "#infra/site-function.ts";
import type { EdgeHeaders } from "./edge-headers.ts";

export type PortalDistributionProps = {
  readonly name: string;
  readonly site: IBucket;
  readonly api: { readonly domain: string; readonly paths: readonly ApiPath[] };
  readonly headers: EdgeHeaders;
  readonly firewallArn: string;
  /** The portal's own name, and the proof that it is ours. */
  readonly named?: { readonly domain: string; readonly certificate: ICertificate };
};

/** Seconds an answer of the register may be remembered at the edge: a revocation is seen by everybody within them. */
const rememberedSeconds = 30;

/** The one door to the portal: pages from the bucket, and the paths of the API from the API. */
export class PortalDistribution extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: PortalDistributionProps) {
    super(scope, id);
    const { name, named, headers } = props;
    const site = S3BucketOrigin.withOriginAccessControl(props.site);
    const pages = {
      origin: site,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      // As long as each file says (npm run site); its address alone tells it from others.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers.pages,
      compress: true,
    } satisfies BehaviorOptions;
    this.distribution = new Distribution(this, "Distribution", {
      comment: name,
      webAclId: props.firewallArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Everywhere but South America and Oceania.
      priceClass: PriceClass.PRICE_CLASS_200,
      ...(named && {
        domainNames: [named.domain],
        certificate: named.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: { ...pages, functionAssociations: this.siteFunctions(name) },
      additionalBehaviors: { [`${assetsPath}*`]: pages, ...this.apiBehaviours(props) },
      // Only what nothing of ours answers: refusals of the API keep their problem details.
      errorResponses: [502, 504].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: httpStatus,
        responsePagePath: `/${siteErrorFiles.unavailable}`,
        ttl: Duration.seconds(0),
      })),
    });
  }

  private siteFunctions(name: string) {
    const made = (id: string, comment: string, code: string) =>
      new EdgeFunction(this, id, {
        functionName: `${name}-${id.toLowerCase()}`,
        comment,
        code: FunctionCode.fromInline(code),
        runtime: FunctionRuntime.JS_2_0,
      });
    return [
      {
        eventType: FunctionEventType.VIEWER_REQUEST,
        function: made("Address", "Leads an address to its file", siteRequestCode),
      },
      {
        eventType: FunctionEventType.VIEWER_RESPONSE,
        function: made("Missing", "Says 404 where there is no page", siteResponseCode),
      },
    ];
  }

  private apiBehaviours({ api, headers, name }: PortalDistributionProps): Record<string, BehaviorOptions> {
    const origin: IOrigin = new HttpOrigin(api.domain, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30),
    });
    const common = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: headers.api,
      compress: true,
    } satisfies BehaviorOptions;
    const kinds: Readonly<Record<ApiPath["kind"], BehaviorOptions>> = {
      read: {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: this.remembered(name),
      },
      act: {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // API Gateway knows itself by its own name only.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    };
    return Object.fromEntries(api.paths.map(({ pattern, kind }) => [pattern, kinds[kind]]));
  }

  /** Functions tell browsers `no-cache`; a lowest time makes the edge alone remember, for just that long. */
  private remembered(name: string): CachePolicy {
    const time = Duration.seconds(rememberedSeconds);
    return new CachePolicy(this, "Remembered", {
      cachePolicyName: `${name}-register`,
      comment: "What anybody may read of the register",
      minTtl: time,
      defaultTtl: time,
      maxTtl: time,
      headerBehavior: CacheHeaderBehavior.allowList("Accept"),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}
