import type { Deps, Write } from "#ports";
import type { NoticeContent, NoticeRecipient } from "#records/notice-content.ts";
import type { Effect } from "#records/operation.ts";

/** The outbox entries of an act's effects, to be written in the act's own transaction. */
export function outboxWrites(deps: Pick<Deps, "ids">, effects: readonly Effect[], at: string): Write[] {
  return effects.map((effect) => ({
    put: "create",
    record: {
      kind: "outbox",
      id: deps.ids.next(),
      version: 1,
      status: "pending",
      effect,
      createdAt: at,
      attempts: 0,
    },
  }));
}

/** A notice as an effect. */
export function notice(recipient: NoticeRecipient, content: NoticeContent): Effect {
  return { type: "notice", recipient, content };
}

export const toSecretariat: NoticeRecipient = { to: "secretariat" };

export function toApplicant(applicationId: string): NoticeRecipient {
  return { to: "applicant", applicationId };
}
