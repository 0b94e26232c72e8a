import type { MalwareScanner } from "#ports";

/** The EICAR test file's text, in two parts so that this file is not taken for malware itself. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/**
 * The malware hook where no scanner is installed: knows the EICAR test file, wherever it stands in the bytes. It shows
 * that the hook works and finds nothing else; on AWS, GuardDuty scans.
 */
export function eicarScanner(): MalwareScanner {
  return { scan: async (bytes) => (Buffer.from(bytes).includes(eicar, 0, "latin1") ? "infected" : "clean") };
}
