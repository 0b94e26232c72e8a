import type { FederatedAccounts } from "#scheme/federated-roles.ts";

/**
 * Everything that differs between the environments, in one place. Nothing here is law or scheme: periods, due dates
 * and bodies to ask are in the policy document. Addresses and domains are placeholders until the operator is known.
 */

export const environments = ["dev", "staging", "production"] as const;
export type Environment = (typeof environments)[number];

/** Who signs people in: a user pool of this deployment, or an OpenID Connect provider elsewhere. */
export type SignIn =
  | {
      readonly by: "userPool";
      /** First label of the sign-in pages' address; unique within the region. */
      readonly domainPrefix: string;
      /** Lets people of companies sign in with a provider elsewhere as well (docs/federation.md). */
      readonly federation?: Federation;
    }
  | { readonly by: "issuer"; readonly issuer: string; readonly audience: readonly string[] };

/** An OpenID Connect provider that companies sign in with, shaped for GビズID. */
export type Federation = {
  /** Its name on the sign-in pages: letters and digits. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** The secret in Secrets Manager, with the member `clientSecret`. */
  readonly secretName: string;
  readonly scopes: readonly string[];
  /** What the provider calls each of these in its user info. */
  readonly claims: Readonly<Record<"email" | "name" | "corporateNumber" | "accountType", string>>;
  /** What the values of its account-type claim stand for. */
  readonly accounts: FederatedAccounts;
};

export type Parameters = {
  readonly environment: Environment;
  /** Names of stacks and of what needs a fixed name begin with this. */
  readonly name: string;
  readonly region: string;
  /** Address of the portal, without a trailing slash: mails and certificates lead there, and uploads come from there. */
  readonly portalUrl: string;
  readonly signIn: SignIn;
  readonly mail: {
    /** The domain mails come from; its DNS records prove it (DKIM). */
    readonly domain: string;
    readonly sender: string;
    /** Where the secretariat reads its notices. */
    readonly secretariat: readonly string[];
    /** Where each body of the policy reads its notices, by body code. */
    readonly bodies: Readonly<Record<string, readonly string[]>>;
  };
  /** The randomness beacon that draws are made by (drand), without a trailing slash; `none`: values are brought by hand. */
  readonly beaconUrl: string;
  readonly evidence: {
    /** Compliance: nobody can shorten the lock, the account's owner included. Governance: a permission of its own can. */
    readonly lock: "governance" | "compliance";
    /** Days every piece of evidence is locked from the day it is kept; longer than the longest case and its review. */
    readonly lockDays: number;
  };
  /** Days an upload that was never found clean stays in quarantine. */
  readonly quarantineDays: number;
  readonly logs: {
    readonly retentionDays: 30 | 90 | 365 | 731 | 1827 | 3653;
    /** Whether log groups outlive the stack. */
    readonly outliveTheStack: boolean;
  };
  /** Who is told when an alarm rings; each address has to confirm once. */
  readonly alarms: { readonly emails: readonly string[] };
  /**
   * Whether functions have the concurrency that `infra/function-needs.ts` reserves for them. An account must have some
   * to give: Lambda keeps 100 for what reserves nothing, and a new account has 10 in all.
   */
  readonly reserveConcurrency: boolean;
  /** The table that was restored in the place of the register's own, and the label of its stream (docs/restoring.md). */
  readonly restored?: { readonly tableName: string; readonly streamLabel: string };
  /** Requests the API takes over all callers before it answers 429; fewer posts to the tip desk. */
  readonly throttle: {
    readonly requestsPerSecond: number;
    readonly burst: number;
    readonly tips: { readonly requestsPerSecond: number; readonly burst: number };
  };
  readonly edge: {
    /** The Route 53 zone that has the portal's name; without it the portal answers under a name of cloudfront.net. */
    readonly zone?: { readonly id: string; readonly name: string };
    /** Requests one address may make in five minutes. */
    readonly requestsPerAddress: number;
    /** Posts to the tip desk one address may make in five minutes; 10 or more. */
    readonly tipsPerAddress: number;
    /** Where weaknesses of the portal are reported (RFC 9116), e.g. `mailto:` and an address. */
    readonly securityContact: string;
  };
  /** Where functions find every service of AWS instead of the region's own endpoints: for an AWS-compatible place. */
  readonly endpointUrl?: string;
};

const region = "ap-northeast-1";
const beaconUrl = "https://api.drand.sh";

export const parameters: Readonly<Record<Environment, Parameters>> = {
  dev: {
    environment: "dev",
    name: "certification-dev",
    region,
    portalUrl: "https://dev.certification.example.jp",
    signIn: { by: "userPool", domainPrefix: "service-provider-certification-dev" },
    mail: {
      domain: "dev.certification.example.jp",
      sender: "no-reply@dev.certification.example.jp",
      secretariat: ["secretariat@dev.certification.example.jp"],
      bodies: {
        meti: ["meti@dev.certification.example.jp"],
        nco: ["nco@dev.certification.example.jp"],
        npa: ["npa@dev.certification.example.jp"],
      },
    },
    beaconUrl,
    evidence: { lock: "governance", lockDays: 1 },
    quarantineDays: 7,
    logs: { retentionDays: 30, outliveTheStack: false },
    alarms: { emails: ["operators@dev.certification.example.jp"] },
    reserveConcurrency: false,
    throttle: { requestsPerSecond: 50, burst: 100, tips: { requestsPerSecond: 5, burst: 20 } },
    edge: {
      requestsPerAddress: 2000,
      tipsPerAddress: 20,
      securityContact: "mailto:security@dev.certification.example.jp",
    },
  },
  staging: {
    environment: "staging",
    name: "certification-staging",
    region,
    portalUrl: "https://staging.certification.example.jp",
    signIn: { by: "userPool", domainPrefix: "service-provider-certification-staging" },
    mail: {
      domain: "staging.certification.example.jp",
      sender: "no-reply@staging.certification.example.jp",
      secretariat: ["secretariat@staging.certification.example.jp"],
      bodies: {
        meti: ["meti@staging.certification.example.jp"],
        nco: ["nco@staging.certification.example.jp"],
        npa: ["npa@staging.certification.example.jp"],
      },
    },
    beaconUrl,
    evidence: { lock: "governance", lockDays: 30 },
    quarantineDays: 7,
    logs: { retentionDays: 90, outliveTheStack: true },
    alarms: { emails: ["operators@staging.certification.example.jp"] },
    reserveConcurrency: true,
    throttle: { requestsPerSecond: 200, burst: 400, tips: { requestsPerSecond: 5, burst: 20 } },
    edge: {
      zone: { id: "Z00000000000000000000", name: "certification.example.jp" },
      requestsPerAddress: 2000,
      tipsPerAddress: 20,
      securityContact: "mailto:security@staging.certification.example.jp",
    },
  },
  production: {
    environment: "production",
    name: "certification-production",
    region,
    portalUrl: "https://certification.example.jp",
    signIn: { by: "userPool", domainPrefix: "service-provider-certification" },
    mail: {
      domain: "certification.example.jp",
      sender: "no-reply@certification.example.jp",
      secretariat: ["secretariat@certification.example.jp"],
      bodies: {
        meti: ["meti@certification.example.jp"],
        nco: ["nco@certification.example.jp"],
        npa: ["npa@certification.example.jp"],
      },
    },
    beaconUrl,
    evidence: { lock: "compliance", lockDays: 3653 },
    quarantineDays: 7,
    logs: { retentionDays: 1827, outliveTheStack: true },
    alarms: { emails: ["operators@certification.example.jp"] },
    reserveConcurrency: true,
    throttle: { requestsPerSecond: 500, burst: 1000, tips: { requestsPerSecond: 5, burst: 20 } },
    edge: {
      zone: { id: "Z00000000000000000000", name: "certification.example.jp" },
      requestsPerAddress: 2000,
      tipsPerAddress: 20,
      securityContact: "mailto:security@certification.example.jp",
    },
  },
};

const isEnvironment = (name: unknown): name is Environment => environments.some((each) => each === name);

/**
 * The parameters of an environment.
 * @param name `dev`, `staging` or `production`; anything else is refused, so that nothing is deployed by a slip
 */
export function parametersOf(name: unknown): Parameters {
  if (!isEnvironment(name))
    throw new Error(`There is no environment "${String(name)}"; choose one of ${environments.join(", ")}`);
  return parameters[name];
}

/**
 * The parameters of an environment that is deployed onto an AWS-compatible endpoint (decision 020).
 * @param endpointUrl an address with its scheme; undefined leaves the parameters as they are
 * @throws for production, whose documents and keys must never end elsewhere by a slip; and for what is no address
 */
export function atEndpoint(parameters: Parameters, endpointUrl: unknown): Parameters {
  if (endpointUrl === undefined) return parameters;
  if (parameters.environment === "production") throw new Error("Production runs on AWS itself");
  if (typeof endpointUrl !== "string" || !/^https?:$/.test(URL.parse(endpointUrl)?.protocol ?? ""))
    throw new Error(`Not the address of an endpoint: ${String(endpointUrl)}`);
  return { ...parameters, endpointUrl };
}
