import type { Documents, Inspect, MalwareScanner } from "#ports";
import type { Inspection } from "#records/inspection-result.ts";

/** What GuardDuty found; `unscannable` is what it skipped for good, undefined what it has no verdict on (yet). */
export type Verdict = "clean" | "infected" | "unscannable" | undefined;

/** The scanner was asked about bytes that GuardDuty skipped, or that did not come out of the guarded quarantine. */
class NoMalwareVerdict extends Error {
  override readonly name = "NoMalwareVerdict";
}

const unscannable: Inspection = {
  clean: false,
  reason: {
    code: "C-03/unscannable",
    wrong: {
      ja: "マルウェアの検査ができないファイルです（パスワードなどで保護されていると検査できません）。",
      en: "The file could not be scanned for malware; a password or other protection prevents it.",
    },
    remedy: {
      ja: "保護を外し、元の書類をPDFとして保存し直したファイルを提出してください。",
      en: "Take the protection off, save the original document as a PDF again and upload that file.",
    },
  },
};

export type Guarded = {
  readonly documents: Documents;
  readonly malware: MalwareScanner;
  /** An inspection that refuses what could not be scanned, before it looks into it. */
  readonly inspectScanned: (inspect: Inspect) => Inspect;
};

/**
 * Quarantine behind GuardDuty (decision 010): a document counts as arrived once there is a verdict on it, whoever asks;
 * and the scanner answers with the verdict on the very bytes that were read.
 */
export function guardedDocuments(
  documents: Documents,
  verdictOn: (key: string) => Promise<Verdict>,
): Guarded {
  const known = new WeakMap<Uint8Array, Verdict>();
  return {
    documents: {
      ...documents,
      quarantined: async (key) => {
        const verdict = await verdictOn(key);
        if (verdict === undefined) return undefined;
        const bytes = await documents.quarantined(key);
        // An upload that takes the place of a scanned one has no tag: the bytes read were not those of the verdict.
        if (bytes === undefined || (await verdictOn(key)) !== verdict) return undefined;
        known.set(bytes, verdict);
        return bytes;
      },
    },
    malware: {
      scan: async (bytes) => {
        const verdict = known.get(bytes);
        if (verdict === undefined || verdict === "unscannable")
          throw new NoMalwareVerdict("There is no verdict on these bytes");
        return verdict;
      },
    },
    inspectScanned: (inspect) => async (bytes, expected, scanner) =>
      known.get(bytes) === "unscannable" ? unscannable : inspect(bytes, expected, scanner),
  };
}
