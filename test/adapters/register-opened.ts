import type { Register } from "#ports";
import type { Key } from "#records/layout.ts";

/** A register of a test, empty at first. */
export type OpenRegister = {
  readonly register: Register;
  /** Lays down fields that are no record. */
  readonly spoil: (key: Key, fields: Readonly<Record<string, unknown>>) => Promise<void> | void;
  readonly close: () => Promise<void> | void;
};
