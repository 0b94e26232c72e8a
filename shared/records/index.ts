import type * as z from "zod";
import { applicationRecord, filingRecord } from "./application.ts";
import { certificationRecord, listingRecord, prerequisiteRecord, providerRecord } from "./certification.ts";
import { changeReportRecord } from "./change-report.ts";
import { delegationRecord, secondmentRecord } from "./delegation.ts";
import { documentRecord } from "./document.ts";
import { drawRecord } from "./draw.ts";
import { incidentRecord } from "./incident.ts";
import {
  claimRecord,
  eventRecord,
  noticeRecord,
  outboxRecord,
  sequenceRecord,
  watermarkRecord,
} from "./operation.ts";
import {
  answerAccessRecord,
  inquiryAnswerRecord,
  inquiryRecord,
  taskRecord,
  taskTokenRecord,
} from "./procedure.ts";
import { listingUseRecord, registerImportRecord } from "./register-import.ts";
import { revocationRecord } from "./revocation.ts";
import { correctiveActionRecord, surveillanceRecord } from "./surveillance.ts";
import { tipIdentityAccessRecord, tipIdentityRecord, tipMessageRecord, tipRecord } from "./tip.ts";

/** Every kind of record in the register and its schema. What is read from storage is parsed by it. */
export const recordSchemas = {
  application: applicationRecord,
  filing: filingRecord,
  document: documentRecord,
  task: taskRecord,
  taskToken: taskTokenRecord,
  inquiry: inquiryRecord,
  inquiryAnswer: inquiryAnswerRecord,
  answerAccess: answerAccessRecord,
  certification: certificationRecord,
  prerequisite: prerequisiteRecord,
  changeReport: changeReportRecord,
  surveillance: surveillanceRecord,
  correctiveAction: correctiveActionRecord,
  revocation: revocationRecord,
  draw: drawRecord,
  delegation: delegationRecord,
  secondment: secondmentRecord,
  incident: incidentRecord,
  tip: tipRecord,
  tipMessage: tipMessageRecord,
  tipIdentity: tipIdentityRecord,
  tipIdentityAccess: tipIdentityAccessRecord,
  listing: listingRecord,
  listingUse: listingUseRecord,
  registerImport: registerImportRecord,
  provider: providerRecord,
  outbox: outboxRecord,
  notice: noticeRecord,
  event: eventRecord,
  claim: claimRecord,
  sequence: sequenceRecord,
  watermark: watermarkRecord,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;
export type AnyRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];
