import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { HouseBucket } from "./house-bucket.ts";

/** The public pages. Closed to everybody but CloudFront; made again from `web/` at any time by `npm run site`. */
export class SiteBucket extends HouseBucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }
}
