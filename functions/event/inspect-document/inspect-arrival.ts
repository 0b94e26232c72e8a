import * as z from "zod";
import { errorDetails } from "#functions/middleware/error-details.ts";
import type { Deps } from "#ports";

/** EventBridge, `aws.s3`: something has arrived. The key stands as it is, not URL-encoded. */
const objectCreated = z
  .object({
    "detail-type": z.literal("Object Created"),
    detail: z.object({ object: z.object({ key: z.string().min(1) }) }),
  })
  .transform((event) => event.detail.object.key);

/** EventBridge, `aws.guardduty`: there is a verdict on it. The verdict itself is read from the object's tag. */
const objectScanned = z
  .object({
    "detail-type": z.literal("GuardDuty Malware Protection Object Scan Result"),
    detail: z.object({ s3ObjectDetails: z.object({ objectKey: z.string().min(1) }) }),
  })
  .transform((event) => event.detail.s3ObjectDetails.objectKey);

const arrival = z.union([objectCreated, objectScanned]);

/**
 * Inspects the document an event tells of. What cannot be inspected yet is thrown, so that the event comes again; the
 * reconciler finds what no event told of.
 */
export const inspectArrival =
  (useCase: (deps: Deps) => (arrived: { readonly key: string }) => Promise<void>) => (deps: Deps) => {
    const inspect = useCase(deps);
    return async (event: unknown): Promise<void> => {
      try {
        await inspect({ key: arrival.parse(event) });
      } catch (error) {
        deps.log("JOB_FAILED", { job: "inspect-document", ...errorDetails(error) });
        throw error;
      }
    };
  };
