import type { Inspect, MalwareScanner } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import type { Inspection } from "#records/inspection-result.ts";
import { hasForeignFormat } from "./foreign-formats.ts";
import { type InspectionLimits, inspectionLimits } from "./inspection-limits.ts";
import { type InspectionFault, inspectionReason } from "./inspection-reasons.ts";
import { structureFault } from "./pdf-structure.ts";
import { type ReadPdf, readPdf } from "./read-pdf.ts";

type Expected = Parameters<Inspect>[1];
/** Looks into bytes that begin as a PDF. */
export type Examine = (bytes: Uint8Array) => Promise<ReadPdf>;

/**
 * Looks into an uploaded document (C-03): is it the file that was announced, free of malware, a PDF and nothing else,
 * open, without active content and readable? Whatever the bytes are, there is an answer and nothing is thrown; only a
 * scanner that fails is passed on.
 */
export const inspectPdf: Inspect = inspectWith((bytes) => examinePdf(bytes));

/** An inspection whose look inside the PDF runs elsewhere, e.g. in a thread that can be stopped. */
export function inspectWith(examine: Examine): Inspect {
  return async (bytes, expected, scanner) => {
    const fault = (await arrivalFault(bytes, expected, scanner)) ?? formatFault(bytes, expected);
    if (fault !== undefined) return refused(fault);
    const read = await examine(bytes);
    return "fault" in read ? refused(read.fault) : { clean: true, ...read };
  };
}

/** Looks inside a PDF, objects first, then as a reader opens it; gives up when its time is over. */
export async function examinePdf(
  bytes: Uint8Array,
  limits: InspectionLimits = inspectionLimits,
): Promise<ReadPdf> {
  const started = performance.now();
  const stillTime = () => performance.now() - started < limits.milliseconds;
  const fault = await structureFault(bytes, limits, stillTime);
  return fault === undefined ? readPdf(bytes, limits, stillTime) : { fault };
}

async function arrivalFault(
  bytes: Uint8Array,
  expected: Expected,
  scanner: MalwareScanner,
): Promise<InspectionFault | undefined> {
  if (bytes.length === 0) return "empty";
  if (bytes.length !== expected.bytes) return "size-differs";
  if (sha256Hex(bytes) !== expected.sha256) return "digest-differs";
  return (await scanner.scan(bytes)) === "infected" ? "infected" : undefined;
}

function formatFault(bytes: Uint8Array, expected: Expected): InspectionFault | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPdf =
    expected.contentType === "application/pdf" && /^%PDF-[12]\.\d/.test(file.toString("latin1", 0, 8));
  if (!isPdf) return "not-a-pdf";
  if (hasForeignFormat(bytes)) return "polyglot";
  return file.includes("%%EOF", 0, "latin1") ? undefined : "unreadable";
}

function refused(fault: InspectionFault): Inspection {
  return { clean: false, reason: inspectionReason(fault) };
}
