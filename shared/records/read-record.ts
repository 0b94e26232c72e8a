import * as z from "zod";
import { type AnyRecord, type RecordKind, recordSchemas } from "./index.ts";

const ofKind = z.looseObject({ kind: z.string() });

export const isRecordKind = (value: unknown): value is RecordKind =>
  typeof value === "string" && Object.hasOwn(recordSchemas, value);

/** The record in stored fields, or undefined when they are none. */
export function readRecord(fields: unknown): AnyRecord | undefined {
  const kind = ofKind.safeParse(fields).data?.kind;
  return isRecordKind(kind) ? recordSchemas[kind].safeParse(fields).data : undefined;
}
