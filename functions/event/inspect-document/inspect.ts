import * as z from "zod";
import { errorDetails } from "#functions/middleware/error-details.ts";
import type { Deps, MalwareScanner } from "#ports";

type Inspect = (deps: Deps) => (arrived: { readonly key: string }) => Promise<void>;

/** EventBridge, `aws.s3`: the key stands as it is, not URL-encoded. */
const objectCreated = z.object({
  "detail-type": z.literal("Object Created"),
  detail: z.object({ object: z.object({ key: z.string().min(1) }) }),
});

/** EventBridge, `aws.guardduty`: the verdict of Malware Protection for S3 on one object. */
const objectScanned = z.object({
  "detail-type": z.literal("GuardDuty Malware Protection Object Scan Result"),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string().min(1) }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});

/** GuardDuty came to no verdict. The document stays in quarantine until somebody has looked into it. */
class NoMalwareVerdict extends Error {
  override readonly name = "NoMalwareVerdict";
}

/** What GuardDuty found comes first; what it found harmless, the adapter's own scan looks at once more. */
function scannerAfter(verdict: string, second: MalwareScanner): MalwareScanner {
  return {
    scan: async (bytes) => {
      if (verdict === "THREATS_FOUND") return "infected";
      if (verdict === "NO_THREATS_FOUND") return second.scan(bytes);
      throw new NoMalwareVerdict(verdict);
    },
  };
}

/** For a machine whose scanner looks at the bytes itself: inspects as soon as an object has been created. */
export const inspectArrived = (useCase: Inspect) => (deps: Deps) => async (event: unknown) => {
  await inspect(deps, useCase, objectCreated.parse(event).detail.object.key);
};

/**
 * For AWS: inspects once the verdict on an object is there. An event without verdict is an error, so that a wrong rule
 * leaves documents in quarantine rather than unscanned in evidence.
 */
export const inspectScanned = (useCase: Inspect) => (deps: Deps) => async (event: unknown) => {
  const { s3ObjectDetails, scanResultDetails } = objectScanned.parse(event).detail;
  const malware = scannerAfter(scanResultDetails.scanResultStatus, deps.malware);
  await inspect({ ...deps, malware }, useCase, s3ObjectDetails.objectKey);
};

async function inspect(deps: Deps, useCase: Inspect, key: string): Promise<void> {
  try {
    await useCase(deps)({ key });
  } catch (error) {
    deps.log("JOB_FAILED", { job: "inspect-document", key, ...errorDetails(error) });
    throw error;
  }
}
