/**
 * List prices in US dollars without tax, free tiers and discounts. Tokyo (ap-northeast-1) unless said otherwise. Prices
 * change: those not confirmed were written down from memory in 2026 and have to be looked up before money is planned.
 */
export type Price = {
  readonly of: string;
  readonly unit: string;
  readonly dollars: number;
  /** Where it was read; absent when it was not confirmed. */
  readonly readAt?: string;
};

const million = 1_000_000;

export const prices = {
  transition: {
    of: "Step Functions, Standard: a state transition",
    unit: "transition",
    dollars: 0.025 / 1000,
    readAt: "aws.amazon.com/step-functions/pricing",
  },
  apiRequest: { of: "API Gateway, HTTP API: a request", unit: "request", dollars: 1.29 / million },
  invocation: { of: "Lambda: an invocation", unit: "invocation", dollars: 0.2 / million },
  gigabyteSecond: { of: "Lambda on arm64: memory × time", unit: "GB·s", dollars: 0.000_013_333_4 },
  writeUnit: { of: "DynamoDB on demand: writing 1 KB", unit: "write unit", dollars: 0.715 / million },
  readUnit: { of: "DynamoDB on demand: reading 4 KB", unit: "read unit", dollars: 0.1425 / million },
  tableGigabyteMonth: { of: "DynamoDB: storage", unit: "GB·month", dollars: 0.285 },
  backupGigabyteMonth: {
    of: "DynamoDB: restore to any second (PITR)",
    unit: "GB·month",
    dollars: 0.228,
  },
  objectGigabyteMonth: { of: "S3 Standard: storage", unit: "GB·month", dollars: 0.025 },
  objectWrite: { of: "S3: PUT, POST", unit: "request", dollars: 0.0047 / 1000 },
  objectRead: { of: "S3: GET", unit: "request", dollars: 0.000_37 / 1000 },
  malwareObject: { of: "GuardDuty for S3: an object", unit: "object", dollars: 0.000_25 },
  malwareGigabyte: { of: "GuardDuty for S3: data scanned", unit: "GB", dollars: 0.12 },
  mail: { of: "SES: a mail", unit: "mail", dollars: 0.1 / 1000 },
  keyMonth: { of: "KMS: a key", unit: "key·month", dollars: 1 },
  keyRequest: { of: "KMS: a symmetric request", unit: "request", dollars: 0.03 / 10_000 },
  signature: { of: "KMS: an ES256 signature", unit: "request", dollars: 0.15 / 10_000 },
  logGigabyte: { of: "CloudWatch Logs: taken in", unit: "GB", dollars: 0.76 },
  logGigabyteMonth: { of: "CloudWatch Logs: kept", unit: "GB·month", dollars: 0.033 },
  alarmMonth: { of: "CloudWatch: an alarm", unit: "alarm·month", dollars: 0.1 },
  metricMonth: { of: "CloudWatch: a metric of our own", unit: "metric·month", dollars: 0.3 },
  dashboardMonth: { of: "CloudWatch: a dashboard", unit: "dashboard·month", dollars: 3 },
  trace: { of: "X-Ray: a recorded trace", unit: "trace", dollars: 5 / million },
  activeUser: {
    of: "Cognito Essentials: a person who signs in, a month",
    unit: "person·month",
    dollars: 0.015,
  },
  edgeRequest: { of: "CloudFront in Japan: an HTTPS request", unit: "request", dollars: 0.012 / 10_000 },
  edgeGigabyte: { of: "CloudFront in Japan: data sent (first 10 TB)", unit: "GB", dollars: 0.114 },
  firewallRequest: { of: "WAF: a request looked at", unit: "request", dollars: 0.6 / million },
  firewallMonth: { of: "WAF: a list with five rules", unit: "list·month", dollars: 10 },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
