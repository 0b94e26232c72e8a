import { GetObjectTaggingCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { Verdict } from "./guarded-documents.ts";

/** The tag that GuardDuty Malware Protection for S3 puts on an object it has scanned. */
const statusTag = "GuardDutyMalwareScanStatus";

/** ACCESS_DENIED and FAILED are no verdict: a scan on demand may still bring one. */
const verdicts: Readonly<Record<string, Verdict>> = {
  NO_THREATS_FOUND: "clean",
  THREATS_FOUND: "infected",
  UNSUPPORTED: "unscannable",
};

/** GuardDuty's verdict on an object; undefined when there is none (yet), or no object. Uploaders cannot set tags. */
export function guardDutyVerdicts(s3: S3Client, bucket: string): (key: string) => Promise<Verdict> {
  return async (key) => {
    try {
      const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: key }));
      const status = TagSet.find((tag) => tag.Key === statusTag)?.Value ?? "";
      return Object.hasOwn(verdicts, status) ? verdicts[status] : undefined;
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === "NoSuchKey") return undefined;
      throw error;
    }
  };
}
