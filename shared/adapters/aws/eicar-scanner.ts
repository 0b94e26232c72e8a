import type { MalwareScanner } from "#ports";

/** The standard test file that every scanner takes for malware (eicar.org), put together here so that this file is not one. */
const testFile = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "$H+H*"].join(""),
  "latin1",
);

/**
 * Recognises the EICAR test file anywhere in the bytes. This is no malware scanner: it stands behind GuardDuty, whose
 * verdict the inspection waits for (decision 010), and shows that an infected document is refused.
 */
export function eicarScanner(): MalwareScanner {
  return { scan: async (bytes) => (Buffer.from(bytes).includes(testFile) ? "infected" : "clean") };
}
