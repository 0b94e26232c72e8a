import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The reading half of pdf.js with its worker in the same thread. Heavy: import it when a PDF is to be read. */
export const pdfjs = { getDocument, VerbosityLevel };
