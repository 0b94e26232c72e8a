import type { Documents, MalwareScanner } from "#ports";

/** What GuardDuty found, or undefined when it has no verdict. */
export type Verdict = "clean" | "infected" | undefined;

/** The scanner was asked about bytes that did not come out of the guarded quarantine. */
export class NoMalwareVerdict extends Error {
  override readonly name = "NoMalwareVerdict";
}

/**
 * Quarantine behind GuardDuty (decision 010): a document counts as arrived once there is a verdict on it, whoever asks;
 * and the scanner answers with the verdict on the very bytes that were read.
 */
export function guardedDocuments(
  documents: Documents,
  verdictOn: (key: string) => Promise<Verdict>,
): { readonly documents: Documents; readonly malware: MalwareScanner } {
  const known = new WeakMap<Uint8Array, "clean" | "infected">();
  return {
    documents: {
      ...documents,
      quarantined: async (key) => {
        const verdict = await verdictOn(key);
        if (verdict === undefined) return undefined;
        const bytes = await documents.quarantined(key);
        if (bytes !== undefined) known.set(bytes, verdict);
        return bytes;
      },
    },
    malware: {
      scan: async (bytes) => {
        const verdict = known.get(bytes);
        if (verdict === undefined) throw new NoMalwareVerdict("There is no verdict on these bytes");
        return verdict;
      },
    },
  };
}
