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
  "provider/preview-findings": { ...http, maximumKiB: 380, calls: [...readsCase, "register.listBy"] },
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
  "provider/list-own-certifications": { ...http, calls: [...readsCase, "register.listBy"] },
  "provider/read-own-certification": { ...http, calls: readsCase },
  "provider/request-certification-upload": {
    ...http,
    documents: ["certifications"],
    calls: [...actsOnCase, "documents.ticket"],
  },
  "provider/declare-renewing": { ...http, calls: actsOnCase },
  "provider/report-renewal": { ...http, calls: actsOnCase },
  "provider/report-prerequisite-trouble": { ...http, calls: actsOnCase },
  "provider/give-back-certification": { ...http, calls: actsOnCase },

  "provider/read-certification-document": {
    ...http,
    evidence: ["certifications"],
    calls: ["register.get", "documents.link"],
  },
  "provider/declare-delegation": { ...http, calls: ["register.get", "register.listBy", "register.commit"] },
  "provider/end-delegation": { ...http, calls: ["register.get", "register.listBy", "register.commit"] },
  "provider/list-own-delegations": { ...http, calls: [...readsCase, "register.listBy"] },
  "provider/declare-secondment": { ...http, calls: ["register.get", "register.commit"] },
  "provider/end-secondment": { ...http, calls: ["register.get", "register.commit"] },
  "provider/list-own-secondments": { ...http, calls: readsCase },
  "provider/report-misconduct": { ...http, calls: ["register.get", "register.commit"] },
  "provider/report-incident": { ...http, calls: actsOnCase },
  "provider/list-own-incidents": { ...http, calls: ["register.listBy"] },
  "provider/read-own-incident": { ...http, calls: readsCase },
  "provider/request-incident-upload": {
    ...http,
    documents: ["incidents"],
    calls: [...actsOnCase, "documents.ticket"],
  },
  "provider/read-own-incident-document": {
    ...http,
    evidence: ["incidents"],
    calls: ["register.get", "documents.link"],
  },
  "provider/follow-up-incident": { ...http, calls: actsOnCase },
  "provider/conclude-incident": { ...http, calls: actsOnCase },

  "secretariat/list-delegations": { ...http, calls: [...readsCase, "register.listBy"] },
  "secretariat/open-certification-document": {
    ...http,
    evidence: ["certifications"],
    calls: ["register.get", "documents.link"],
  },
  "secretariat/list-secondments": { ...http, calls: readsCase },
  "secretariat/record-misconduct": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/list-incidents": { ...http, calls: ["register.listBy"] },
  "secretariat/read-incident": { ...http, calls: readsCase },
  "secretariat/open-incident-document": {
    ...http,
    evidence: ["incidents"],
    calls: ["register.get", "documents.link"],
  },
  "secretariat/declare-incident-conflict": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/check-incident": { ...http, calls: actsOnCase },
  "secretariat/close-incident": { ...http, calls: actsOnCase },
  "provider/file-change-report": { ...http, calls: actsOnCase },
  "provider/refile-change-report": { ...http, calls: actsOnCase },
  "provider/list-own-change-reports": { ...http, calls: readsCase },
  "provider/read-own-change-report": { ...http, calls: readsCase },

  "provider/list-own-revocations": { ...http, calls: ["register.listBy"] },
  "provider/read-own-revocation": { ...http, calls: readsCase },
  "provider/file-explanation": { ...http, calls: actsOnCase },
  "provider/file-objection": { ...http, calls: actsOnCase },
  "provider/request-revocation-upload": {
    ...http,
    documents: ["revocations"],
    calls: [...actsOnCase, "documents.ticket"],
  },
  "provider/read-own-revocation-document": {
    ...http,
    evidence: ["revocations", "surveillance", "certifications"],
    calls: [...readsCase, "documents.link"],
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
    maximumKiB: 380,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },
  "secretariat/list-certifications": { ...http, calls: ["register.get", "register.listBy"] },
  "secretariat/read-registered-certification": { ...http, calls: readsCase },
  "secretariat/check-renewal": { ...http, calls: actsOnCase },
  "secretariat/review-prerequisite": { ...http, calls: actsOnCase },
  "secretariat/suspend-certification": { ...http, calls: actsOnCase },
  "secretariat/lift-suspension": { ...http, calls: actsOnCase },
  "secretariat/list-change-reports": { ...http, calls: ["register.list", "register.listBy"] },
  "secretariat/read-change-report": { ...http, calls: readsCase },
  "secretariat/check-change-report": { ...http, calls: actsOnCase },

  "secretariat/prepare-register-import": {
    ...http,
    memoryMiB: 1024,
    seconds: 29,
    evidence: ["imports"],
    calls: ["register.get", "register.listBy", "register.commit", "documents.store"],
  },
  "secretariat/list-register-imports": { ...http, calls: ["register.listBy"] },
  "secretariat/read-register-import": {
    ...http,
    evidence: ["imports"],
    calls: ["register.get", "documents.evidence"],
  },
  "secretariat/adopt-register-import": {
    ...http,
    memoryMiB: 1024,
    seconds: 29,
    evidence: ["imports"],
    calls: [...actsOnCase, "documents.evidence"],
  },
  "secretariat/discard-register-import": { ...http, calls: ["register.get", "register.commit"] },
  "provider/answer-listing-question": { ...http, calls: actsOnCase },

  "secretariat/open-revocation": { ...http, calls: actsOnCase },
  "secretariat/list-revocations": { ...http, calls: ["register.listBy"] },
  "secretariat/read-revocation": { ...http, calls: readsCase },
  "secretariat/declare-revocation-conflict": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/give-revocation-notice": { ...http, calls: actsOnCase },
  "secretariat/hold-revocation-hearing": { ...http, calls: actsOnCase },
  "secretariat/write-hearing-report": { ...http, calls: actsOnCase },
  "secretariat/propose-revocation": { ...http, calls: actsOnCase },
  "secretariat/decide-revocation": { ...http, calls: [...actsOnCase, "register.remove"] },
  "secretariat/revoke-urgently": { ...http, calls: actsOnCase },
  "secretariat/confirm-revocation": { ...http, calls: [...actsOnCase, "register.remove"] },
  "secretariat/discontinue-revocation": { ...http, calls: [...actsOnCase, "register.remove"] },
  "secretariat/decide-objection": { ...http, calls: actsOnCase },
  "secretariat/allow-reapplication": { ...http, calls: ["register.get", "register.commit"] },
  "secretariat/open-revocation-document": {
    ...http,
    evidence: ["revocations"],
    calls: ["register.get", "documents.link"],
  },

  "government/list-inquiries": { ...http, ...answers, calls: [...readsCase, "register.listBy"] },
  "government/read-inquiry": { ...http, ...answers, calls: readsCase },
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
  "public/check-delegation": { ...http, calls: ["register.get", "register.listBy"] },
  "public/read-revocations": { ...http, calls: ["register.listBy"] },
  "public/read-listings": { ...http, calls: ["register.listBy"] },
  "public/read-keys": { ...http, calls: ["signer.publicKey"] },
  "public/read-policy": { ...http, calls: [] },
  "public/read-open-api": { ...http, calls: [] },
  "public/list-draws": { ...http, calls: ["register.listBy"] },
  "public/read-draw": { ...http, evidence: ["draws"], calls: ["register.get", "documents.evidence"] },
  "public/read-draw-commitment": {
    ...http,
    evidence: ["draws"],
    calls: ["register.get", "documents.evidence"],
  },
  "secretariat/hold-draw": {
    ...http,
    seconds: 29,
    evidence: ["draws"],
    calls: [
      "register.get",
      "register.listBy",
      "register.commit",
      "documents.evidence",
      "documents.store",
      "signer.keyId",
      "signer.sign",
    ],
  },
  "secretariat/reveal-draw": {
    ...http,
    seconds: 29,
    evidence: ["draws"],
    calls: [...actsOnCase, "documents.evidence", "documents.store"],
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

  "schedule/daily-sweep": {
    memoryMiB: 1024,
    seconds: 900,
    calls: [...actsOnCase, "register.listBy", "register.remove"],
  },
  "schedule/attend-draws": {
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
