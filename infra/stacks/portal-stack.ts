import { CfnOutput, Fn, Stack, type StackProps } from "aws-cdk-lib";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import type { Construct } from "constructs";
import { allRoutes } from "#contracts/routes.ts";
import { apiPaths } from "#infra/api-paths.ts";
import { AccessLog } from "#infra/constructs/access-log.ts";
import { EdgeHeaders } from "#infra/constructs/edge-headers.ts";
import { Firewall } from "#infra/constructs/firewall.ts";
import { LogsKey } from "#infra/constructs/logs-key.ts";
import { PortalDistribution } from "#infra/constructs/portal-distribution.ts";
import { SiteBucket } from "#infra/constructs/site-bucket.ts";
import type { Parameters } from "#infra/parameter.ts";

/** What CloudFront uses of firewalls, certificates and log deliveries must be in this region. */
export const edgeRegion = "us-east-1";

export type PortalStackProps = StackProps & {
  readonly parameters: Parameters;
  /** The name of the stack that has the API, in the environment's own region. */
  readonly pipelineName: string;
};

/** What everybody meets first: the pages and the API under one name, and what guards them. It holds nothing that counts. */
export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, { parameters, pipelineName, ...props }: PortalStackProps) {
    super(scope, id, { ...props, env: { region: edgeRegion } });
    const { name, edge, logs, portalUrl } = parameters;
    const domain = new URL(portalUrl).hostname;
    const zone = edge.zone && this.zoneOf(edge.zone);
    const site = new SiteBucket(this, "Site");
    const { distribution } = new PortalDistribution(this, "Portal", {
      name: `${name}-portal`,
      site,
      api: {
        domain: Fn.getStackOutput(pipelineName, "ApiDomain", parameters.region),
        paths: apiPaths(allRoutes),
      },
      headers: new EdgeHeaders(this, "Headers", name),
      firewallArn: new Firewall(this, "Firewall", {
        name,
        edge,
        // A key serves its own region alone.
        logs: { ...logs, key: new LogsKey(this, "LogsKey") },
      }).arn,
      ...(zone && { named: { domain, certificate: this.certificate(domain, zone) } }),
    });
    if (zone !== undefined) this.addRecords(domain, zone, distribution);
    new AccessLog(this, "AccessLog", { name, distribution, logs });
    new CfnOutput(this, "SiteBucket", { value: site.bucketName });
    new CfnOutput(this, "PortalDomain", { value: distribution.distributionDomainName });
  }

  private zoneOf({ id, name }: NonNullable<Parameters["edge"]["zone"]>): IHostedZone {
    return HostedZone.fromHostedZoneAttributes(this, "Zone", { hostedZoneId: id, zoneName: name });
  }

  private certificate(domainName: string, zone: IHostedZone): Certificate {
    return new Certificate(this, "Certificate", {
      domainName,
      validation: CertificateValidation.fromDns(zone),
    });
  }

  private addRecords(domain: string, zone: IHostedZone, distribution: IDistribution): void {
    const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    new ARecord(this, "Ipv4", { zone, recordName: `${domain}.`, target });
    new AaaaRecord(this, "Ipv6", { zone, recordName: `${domain}.`, target });
  }
}
