import * as z from "zod";
import type { SynthesisedStack } from "../synthesised.ts";

const behaviour = z.object({
  PathPattern: z.string().default("*"),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string(),
  ViewerProtocolPolicy: z.string(),
  Compress: z.boolean(),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
});
export type Behaviour = z.infer<typeof behaviour>;

const origin = z.looseObject({ Id: z.string(), DomainName: z.string() });

const distribution = z.object({
  DistributionConfig: z.looseObject({
    CacheBehaviors: z.array(behaviour),
    DefaultCacheBehavior: behaviour,
    Origins: z.array(origin),
  }),
});

/** Whether a pattern of CloudFront takes a path: `*` is any number of signs, slashes too. */
function takes(pattern: string, path: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}

/** The portal's distribution, and what it does with a path: the first behaviour that takes it, or the default one. */
export function edgePaths(portal: SynthesisedStack) {
  const { DistributionConfig: config } = distribution.parse(
    portal.only("AWS::CloudFront::Distribution").Properties,
  );
  const behaviours = [...config.CacheBehaviors, config.DefaultCacheBehavior];
  const behaviourOf = (path: string): Behaviour =>
    behaviours.find(({ PathPattern }) => takes(PathPattern, path)) ?? config.DefaultCacheBehavior;
  const originOf = (path: string) => {
    const found = config.Origins.find(({ Id }) => Id === behaviourOf(path).TargetOriginId);
    if (found === undefined) throw new Error(`Nothing answers ${path}`);
    return found;
  };
  return { config, behaviours, behaviourOf, originOf };
}
