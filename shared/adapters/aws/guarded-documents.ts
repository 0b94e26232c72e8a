import type { Documents, MalwareScanner } from "#ports";

/** What GuardDuty found; `unscannable` is what it skipped for good, undefined what it has no verdict on (yet). */
export type Verdict = "clean" | "infected" | "unscannable" | undefined;

/** The scanner was asked about bytes that GuardDuty skipped, or that did not come out of the guarded quarantine. */
class NoMalwareVerdict extends Error {
  override readonly name = "NoMalwareVerdict";
}

/**
 * Quarantine behind GuardDuty (decision 010): a document counts as arrived once there is a verdict on it, whoever asks;
 * and the scanner answers with the verdict on the very bytes that were read. What GuardDuty cannot scan, an encrypted
 * file for one, can be read to say what is wrong with it, but never passes the scanner.
 */
export function guardedDocuments(
  documents: Documents,
  verdictOn: (key: string) => Promise<Verdict>,
): { readonly documents: Documents; readonly malware: MalwareScanner } {
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
  };
}
