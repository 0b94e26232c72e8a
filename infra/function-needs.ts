import { actsOnCase, answers, http, readsCase } from "./http-needs.ts";
import { documentFolders, type FunctionNeeds } from "./needs.ts";
import { providerNeeds } from "./provider-needs.ts";
import { secretariatNeeds } from "./secretariat-needs.ts";

/**
 * What each function may do, in the words of shared/ports.ts: the calls its code makes, and nothing else. Roles are
 * made from this table alone, and a test compares it with the bundled code of every function.
 */

/** A step of a procedure: shorter than the state that calls it waits. */
const step = { memoryMiB: 512, seconds: 30 } as const;

/** The character maps by which pdf.js reads Japanese PDFs that carry no fonts, and the file it finds them by. */
const readsPdf = { files: ["pdfjs-dist/package.json", "pdfjs-dist/LICENSE", "pdfjs-dist/cmaps/"] } as const;

/** Every function, by its folder below `functions/`. */
export const functionNeeds: Readonly<Record<string, FunctionNeeds>> = {
  ...providerNeeds,
  ...secretariatNeeds,

  "government/list-inquiries": {
    ...http,
    ...answers,
    calls: [...readsCase, "register.listBy", "answerVault.open"],
  },
  "government/read-inquiry": { ...http, ...answers, calls: [...readsCase, "answerVault.open"] },
  "government/open-inquiry-document": {
    ...http,
    evidence: ["applications"],
    calls: [...readsCase, "documents.link"],
  },
  "government/list-delegate-checks": { ...http, calls: ["register.listBy"] },
  "government/open-delegate-check": {
    ...http,
    evidence: ["applications", "certifications"],
    calls: ["register.get", "documents.link"],
  },
  "government/acknowledge-inquiry": { ...http, ...answers, calls: [...actsOnCase, "answerVault.open"] },
  "government/answer-inquiry": {
    ...http,
    ...answers,
    calls: [...actsOnCase, "answerVault.seal", "answerVault.open"],
  },

  "government/refer-to-surveillance": { ...http, calls: ["register.get", "register.commit"] },

  "public/give-tip": { ...http, calls: ["register.get", "register.commit", "tipVault.seal"] },
  "public/read-tip-status": { ...http, calls: readsCase },
  "public/write-tip-message": { ...http, calls: actsOnCase },

  "public/read-certification": { ...http, calls: ["register.get"] },
  "public/look-up-certification": { ...http, calls: ["register.get"] },
  "public/check-delegation": { ...http, calls: ["register.get", "register.listBy"] },
  "public/read-revocations": { ...http, calls: ["register.listBy"] },
  "public/read-listings": { ...http, calls: ["register.listBy"] },
  "public/read-keys": { ...http, calls: ["signer.publicKey"] },
  "public/read-policy": { ...http, calls: [] },
  "public/read-open-api": { ...http, describesShapes: true, calls: [] },
  "public/list-draws": { ...http, calls: ["register.listBy"] },
  "public/read-draw": { ...http, evidence: ["draws"], calls: ["register.get", "documents.evidence"] },
  "public/read-draw-commitment": {
    ...http,
    evidence: ["draws"],
    calls: ["register.get", "documents.evidence"],
  },
  "public/read-health": { ...http, calls: ["register.get"] },

  "procedure/locate-case": { ...step, calls: readsCase },
  "procedure/locate-inquiry": { ...step, calls: readsCase },
  "procedure/locate-revocation": { ...step, calls: readsCase },
  "procedure/check-automatically": {
    ...step,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },
  "procedure/put-inquiries": { ...step, calls: actsOnCase },
  "procedure/conclude-inquiries": { ...step, calls: actsOnCase },
  "procedure/issue-certificate": {
    memoryMiB: 1024,
    seconds: 60,
    files: [
      "@expo-google-fonts/noto-sans-jp/package.json",
      "@expo-google-fonts/noto-sans-jp/LICENSE_FONT",
      "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
      "@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf",
    ],
    evidence: ["certificates"],
    calls: [
      "register.get",
      "register.commit",
      "documents.store",
      "signer.keyId",
      "signer.publicKey",
      "signer.sign",
    ],
  },
  "procedure/locate-draw": { ...step, calls: ["register.get"] },
  "procedure/draw-with-beacon": {
    ...step,
    seconds: 60,
    evidence: ["draws"],
    calls: [...actsOnCase, "documents.evidence", "documents.store"],
  },
  "procedure/open-drawn-cases": {
    ...step,
    seconds: 900,
    evidence: ["draws"],
    calls: ["register.get", "register.commit", "documents.evidence"],
  },
  "procedure/locate-surveillance": { ...step, calls: readsCase },
  "procedure/notify-surveilled-provider": { ...step, calls: actsOnCase },
  "procedure/refer-for-revocation": { ...step, calls: ["register.get", "register.commit"] },
  "procedure/await-task": { ...step, calls: ["register.list", "register.commit", "procedures.resume"] },
  "procedure/close-overdue": { ...step, calls: [...actsOnCase, "register.remove"] },

  // Jobs find out by themselves what is due: two at once would do the same work twice.
  "schedule/daily-sweep": {
    concurrency: 1,
    memoryMiB: 1024,
    seconds: 900,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },
  "schedule/measure": {
    concurrency: 1,
    memoryMiB: 512,
    seconds: 60,
    calls: ["register.get", "register.listBy"],
  },
  "schedule/attend-draws": {
    concurrency: 1,
    memoryMiB: 1024,
    seconds: 900,
    evidence: ["draws"],
    calls: [
      ...actsOnCase,
      "register.listBy",
      "documents.evidence",
      "documents.store",
      "signer.keyId",
      "signer.sign",
    ],
  },
  "schedule/reconcile": {
    ...readsPdf,
    concurrency: 1,
    memoryMiB: 2048,
    seconds: 900,
    reads: ["taskToken"],
    documents: documentFolders,
    evidence: ["notices"],
    calls: [
      "register.get",
      "register.list",
      "register.listBy",
      "register.commit",
      "register.remove",
      "documents.quarantined",
      "documents.keep",
      "documents.store",
      "documents.evidence",
      "mailer.send",
      "procedures.start",
      "procedures.resume",
      "procedures.stop",
      "procedures.isRunning",
    ],
  },

  "event/deliver-effects": {
    // SES takes so many mails a second; what waits is not lost.
    concurrency: 20,
    memoryMiB: 512,
    seconds: 60,
    reads: ["taskToken"],
    evidence: ["notices"],
    calls: [
      "register.get",
      "register.list",
      // The table of the procedures' cases finds those under way, which the reconciler alone asks for; and the
      // surveillance of a certification that has ended is found by its index.
      "register.listBy",
      "register.commit",
      "register.remove",
      "documents.store",
      "documents.evidence",
      "mailer.send",
      "procedures.start",
      "procedures.resume",
      "procedures.stop",
    ],
  },
  "event/inspect-document": {
    ...readsPdf,
    // The dearest function, called by whoever uploads: a flood of documents must not take what answers people.
    concurrency: 20,
    memoryMiB: 2048,
    seconds: 120,
    documents: documentFolders,
    calls: ["register.get", "register.commit", "documents.quarantined", "documents.keep"],
  },
  "event/receive-mail-feedback": { ...step, calls: ["register.get", "register.commit"] },
  // Cognito waits five seconds for an answer.
  "event/shape-token": { memoryMiB: 512, seconds: 5, partOf: "userPool", calls: [] },
};

/**
 * What the function in a folder needs.
 * @throws when the table does not have it
 */
export function needsOf(folder: string): FunctionNeeds {
  const needs = functionNeeds[folder];
  if (needs === undefined) throw new Error(`The table does not say what functions/${folder} needs`);
  return needs;
}
