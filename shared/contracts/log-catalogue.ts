/** Everything that is ever logged: a code and its sentence. A log line carries ids, never personal data, tokens or requests. */
export const logCatalogue = {
  REQUEST_ANSWERED: "A request was answered",
  REQUEST_FAILED: "A request could not be answered because of a fault of ours",
  JOB_FAILED: "Work outside a request failed and will be tried again",
  EFFECT_DELIVERED: "An effect of an act was delivered",
  EFFECT_FAILED: "An effect of an act could not be delivered and will be tried again",
  EFFECT_UNDELIVERABLE: "An effect of an act can never be delivered; somebody has to look at it",
  PROCEDURE_STEP: "A step of a procedure was taken",
  PROCEDURE_STEP_FAILED: "A step of a procedure failed",
  PROCEDURE_RESTARTED: "A lost execution was started again from where its case stands",
  INSPECTION_FAILED: "A document could not be inspected and will be looked at again",
  DOCUMENT_INSPECTED: "A document was inspected",
  SWEEP_DONE: "The daily sweep attended to what was due",
  SCHEME_MEASURED: "The state of the scheme was measured",
  SIGN_IN_REFUSED: "Somebody could not be signed in",
  ACCOUNT_LOCKED: "An account was locked for a while after repeated failures to sign in",
  NOTICE_SENT: "A notice was sent",
  NOTICE_CAME_BACK: "A notice came back, or was taken for spam",
} as const;
export type LogCode = keyof typeof logCatalogue;
