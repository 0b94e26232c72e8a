import { documentFolders, type FunctionNeeds } from "./needs.ts";

/**
 * What each function may do, in the words of shared/ports.ts: the calls its code makes, and nothing else. Roles are
 * made from this table alone, and a test compares it with the bundled code of every function.
 */

/** Somebody waits for the answer: API Gateway gives up after 30 seconds. */
const http = { memoryMiB: 512, seconds: 10 } as const;
/** A step of a procedure: shorter than the state that calls it waits. */
const step = { memoryMiB: 512, seconds: 30 } as const;

const readsCase = ["register.get", "register.list"] as const;
const actsOnCase = [...readsCase, "register.commit"] as const;
const answers = { reads: ["inquiryAnswer"] } as const;
/** The character maps by which pdf.js reads Japanese PDFs that carry no fonts, and the file it finds them by. */
const readsPdf = { files: ["pdfjs-dist/package.json", "pdfjs-dist/LICENSE", "pdfjs-dist/cmaps/"] } as const;

/** Every function, by its folder below `functions/`. */
export const functionNeeds: Readonly<Record<string, FunctionNeeds>> = {
  "provider/create-application": { ...http, ...answers, calls: [...actsOnCase, "register.listBy"] },
  "provider/list-own-applications": { ...http, calls: ["register.listBy"] },
  "provider/read-own-application": { ...http, ...answers, calls: readsCase },
  "provider/save-form": { ...http, ...answers, calls: actsOnCase },
  "provider/preview-findings": { ...http, calls: [...readsCase, "register.listBy"] },
  "provider/request-upload": { ...http, calls: [...actsOnCase, "documents.ticket"] },
  "provider/read-own-document": {
    ...http,
    evidence: ["applications"],
    calls: ["register.get", "documents.link"],
  },
  "provider/file-application": { ...http, calls: actsOnCase },
  "provider/extend-remediation": { ...http, ...answers, calls: actsOnCase },
  "provider/answer-information-request": { ...http, ...answers, calls: actsOnCase },
  "provider/withdraw-application": { ...http, ...answers, calls: [...actsOnCase, "register.remove"] },
  "provider/read-own-certificate": {
    ...http,
    evidence: ["certificates"],
    calls: ["register.get", "documents.link"],
  },

  "secretariat/list-tasks": { ...http, calls: ["register.get", "register.listBy"] },
  "secretariat/list-applications": { ...http, calls: ["register.listBy"] },
  "secretariat/read-application": { ...http, ...answers, calls: readsCase },
  "secretariat/read-history": { ...http, calls: readsCase },
  "secretariat/open-document": {
    ...http,
    evidence: ["applications"],
    calls: ["register.get", "documents.link"],
  },
  "secretariat/add-staff-document": {
    ...http,
    calls: [...actsOnCase, "documents.ticket"],
  },
  "secretariat/declare-conflict": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/complete-form-check": { ...http, ...answers, calls: actsOnCase },
  "secretariat/request-remediation": { ...http, ...answers, calls: actsOnCase },
  "secretariat/supplement-inquiry": { ...http, ...answers, calls: actsOnCase },
  "secretariat/settle-silence": { ...http, ...answers, calls: actsOnCase },
  "secretariat/release-answer": { ...http, ...answers, calls: actsOnCase },
  "secretariat/propose-decision": { ...http, ...answers, calls: actsOnCase },
  "secretariat/decide-application": {
    ...http,
    ...answers,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },

  "government/list-inquiries": { ...http, ...answers, calls: [...readsCase, "register.listBy"] },
  "government/read-inquiry": { ...http, ...answers, calls: readsCase },
  "government/open-inquiry-document": {
    ...http,
    evidence: ["applications"],
    calls: [...readsCase, "documents.link"],
  },
  "government/acknowledge-inquiry": { ...http, ...answers, calls: actsOnCase },
  "government/answer-inquiry": { ...http, ...answers, calls: actsOnCase },

  "secretariat/open-surveillance": { ...http, calls: actsOnCase },
  "secretariat/list-surveillances": { ...http, calls: ["register.listBy"] },
  "secretariat/read-surveillance": { ...http, calls: readsCase },
  "secretariat/open-surveillance-document": {
    ...http,
    evidence: ["surveillance"],
    calls: ["register.get", "documents.link"],
  },
  "secretariat/deliberate-surveillance": { ...http, calls: actsOnCase },
  "secretariat/request-more-evidence": { ...http, calls: actsOnCase },
  "secretariat/record-surveillance-hearing": { ...http, calls: actsOnCase },
  "secretariat/propose-conclusion": { ...http, calls: actsOnCase },
  "secretariat/conclude-surveillance": { ...http, calls: actsOnCase },
  "secretariat/declare-surveillance-conflict": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/check-correction-plan": { ...http, calls: actsOnCase },
  "secretariat/extend-correction": { ...http, calls: actsOnCase },
  "secretariat/check-correction": { ...http, calls: actsOnCase },

  "provider/list-own-surveillances": { ...http, calls: ["register.listBy"] },
  "provider/read-own-surveillance": { ...http, calls: readsCase },
  "provider/request-surveillance-upload": {
    ...http,
    documents: ["surveillance"],
    calls: [...actsOnCase, "documents.ticket"],
  },
  "provider/read-surveillance-document": {
    ...http,
    evidence: ["surveillance"],
    calls: ["register.get", "documents.link"],
  },
  "provider/file-evidence": { ...http, calls: actsOnCase },
  "provider/refuse-to-cooperate": { ...http, calls: actsOnCase },
  "provider/file-correction-plan": { ...http, calls: actsOnCase },
  "provider/report-correction": { ...http, calls: actsOnCase },

  "government/refer-to-surveillance": { ...http, calls: ["register.get", "register.commit"] },

  "public/give-tip": { ...http, calls: ["register.get", "register.commit", "vault.seal"] },
  "public/read-tip-status": { ...http, calls: readsCase },
  "public/write-tip-message": { ...http, calls: actsOnCase },

  "secretariat/list-tips": { ...http, calls: ["register.listBy"] },
  "secretariat/read-tip": { ...http, calls: readsCase },
  "secretariat/progress-tip": { ...http, calls: actsOnCase },
  "secretariat/link-tip": { ...http, calls: actsOnCase },
  "secretariat/write-to-reporter": { ...http, calls: actsOnCase },
  "secretariat/declare-tip-conflict": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/open-tip-identity": {
    ...http,
    reads: ["tipIdentity"],
    calls: ["register.get", "register.commit", "vault.open"],
  },
  "secretariat/list-identity-accesses": { ...http, calls: readsCase },

  "public/read-certification": { ...http, calls: ["register.get"] },
  "public/read-listings": { ...http, calls: ["register.listBy"] },
  "public/read-keys": { ...http, calls: ["signer.publicKey"] },
  "public/read-policy": { ...http, calls: [] },
  "public/read-open-api": { ...http, calls: [] },
  "public/read-health": { ...http, calls: ["register.get"] },

  "procedure/locate-case": { ...step, calls: readsCase },
  "procedure/locate-inquiry": { ...step, calls: readsCase },
  "procedure/check-automatically": {
    ...step,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },
  "procedure/put-inquiries": { ...step, calls: actsOnCase },
  "procedure/conclude-inquiries": { ...step, calls: actsOnCase },
  "procedure/issue-certificate": {
    memoryMiB: 1024,
    seconds: 60,
    // pdfkit, with fontkit and the dictionary of the brotli it brings.
    maximumKiB: 1300,
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
  "procedure/locate-surveillance": { ...step, calls: readsCase },
  "procedure/notify-surveilled-provider": { ...step, calls: actsOnCase },
  "procedure/refer-for-revocation": { ...step, calls: ["register.get", "register.commit"] },
  "procedure/await-task": { ...step, calls: ["register.list", "register.commit", "procedures.resume"] },
  "procedure/close-overdue": { ...step, calls: [...actsOnCase, "register.remove"] },

  "schedule/daily-sweep": {
    memoryMiB: 1024,
    seconds: 900,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },
  "schedule/reconcile": {
    ...readsPdf,
    memoryMiB: 2048,
    seconds: 900,
    // What delivering effects and inspecting documents bring, together.
    maximumKiB: 2300,
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
    memoryMiB: 512,
    seconds: 60,
    // The mail composer of nodemailer, with its list of file types, and every notice.
    maximumKiB: 600,
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
    memoryMiB: 2048,
    seconds: 120,
    // pdf.js and its worker, loaded when the first document comes.
    maximumKiB: 2000,
    documents: documentFolders,
    calls: ["register.get", "register.commit", "documents.quarantined", "documents.keep"],
  },
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
