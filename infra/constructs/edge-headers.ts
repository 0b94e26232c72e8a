import { Duration } from "aws-cdk-lib";
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import {
  noContentPolicy,
  pageContentPolicy,
  securityHeaders,
  strictTransportSeconds,
} from "#contracts/security-headers.ts";

/**
 * The headers the portal answers with: those of the contract, on pages and on whatever the API or CloudFront itself
 * answers. A page of the API keeps the content policy it was sent with.
 */
export class EdgeHeaders extends Construct {
  readonly pages: ResponseHeadersPolicy;
  readonly api: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    this.pages = new ResponseHeadersPolicy(this, "Pages", {
      responseHeadersPolicyName: `${name}-pages`,
      ...headers({ contentSecurityPolicy: pageContentPolicy, override: true }),
    });
    this.api = new ResponseHeadersPolicy(this, "Api", {
      responseHeadersPolicyName: `${name}-api`,
      ...headers({ contentSecurityPolicy: noContentPolicy, override: false }),
    });
  }
}

function headers(content: { readonly contentSecurityPolicy: string; readonly override: boolean }) {
  const others = [
    "cross-origin-resource-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
  ] as const;
  return {
    securityHeadersBehavior: {
      contentSecurityPolicy: content,
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(strictTransportSeconds),
        includeSubdomains: true,
        preload: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: others.map((header) => ({ header, value: securityHeaders[header], override: true })),
    },
  };
}
