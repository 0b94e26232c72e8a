import { actsOnCase, answers, http, readsCase } from "./http-needs.ts";
import type { FunctionNeeds } from "./needs.ts";

/** What the functions of providers may do, by folder. */
export const providerNeeds = {
  "provider/create-application": {
    ...http,
    ...answers,
    calls: [...actsOnCase, "register.listBy", "answerVault.open"],
  },
  "provider/list-own-applications": { ...http, calls: ["register.listBy"] },
  "provider/read-own-application": { ...http, ...answers, calls: [...readsCase, "answerVault.open"] },
  "provider/save-form": { ...http, ...answers, calls: [...actsOnCase, "answerVault.open"] },
  "provider/preview-findings": { ...http, calls: [...readsCase, "register.listBy"] },
  "provider/request-upload": { ...http, calls: [...actsOnCase, "documents.ticket"] },
  "provider/read-own-document": {
    ...http,
    evidence: ["applications"],
    calls: ["register.get", "documents.link"],
  },
  "provider/file-application": { ...http, calls: actsOnCase },
  "provider/extend-remediation": { ...http, ...answers, calls: [...actsOnCase, "answerVault.open"] },
  "provider/answer-information-request": {
    ...http,
    ...answers,
    calls: [...actsOnCase, "answerVault.seal", "answerVault.open"],
  },
  "provider/withdraw-application": {
    ...http,
    ...answers,
    calls: [...actsOnCase, "register.remove", "answerVault.open"],
  },
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
  "provider/give-back-certification": { ...http, calls: [...actsOnCase, "register.remove"] },

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
  "provider/answer-listing-question": { ...http, calls: actsOnCase },

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
} as const satisfies Readonly<Record<string, FunctionNeeds>>;
