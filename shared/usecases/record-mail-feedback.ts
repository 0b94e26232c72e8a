import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { MailFault } from "#records/mail-fault.ts";
import type { NoticeRecipient } from "#records/notice-content.ts";
import { cameBackWrites } from "./core/notice-came-back.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids" | "log">;

/** What a mail system told of a notice. */
export type MailFeedback = { readonly noticeId: string; readonly fault: MailFault };

/**
 * Puts on record that a notice came back, and tells the secretariat (N-05): once a notice, however often and of how many
 * addresses it is told. A notice to the secretariat itself is put on record alone, so that nothing goes round. Who the
 * address belongs to is in the notice's case; the address itself is kept nowhere but in the message.
 * @throws when the register is busy, so that the event comes again
 */
export const recordMailFeedback =
  (deps: Needs) =>
  async (feedback: MailFeedback): Promise<void> => {
    const recorded = await untilSettled(() => record(deps, feedback));
    if (!recorded.done && recorded.code !== "not-found")
      throw new Error(`The feedback could not be recorded: ${recorded.code}`);
    deps.log("NOTICE_CAME_BACK", {
      noticeId: feedback.noticeId,
      fault: feedback.fault,
      to: recorded.done ? recorded.value : "unknown",
    });
  };

async function record(
  deps: Needs,
  { noticeId, fault }: MailFeedback,
): Promise<Outcome<NoticeRecipient["to"]>> {
  const entry = await deps.register.get("outbox", keys.outbox(noticeId));
  if (entry?.effect.type !== "notice") return refused("not-found");
  const { content, recipient } = entry.effect;
  const sent = await deps.register.get("notice", keys.notice(content, noticeId));
  if (sent === undefined) return refused("not-found");
  if (sent.cameBack !== undefined) return done(recipient.to);
  // It is being sent still, as far as the register knows: what is written then would be lost.
  if (sent.status !== "sent") return refused("changed-meanwhile");
  const cameBack = { sent, content, fault, at: deps.clock.now() };
  const outcome = await deps.register.commit(cameBackWrites(deps, cameBack, sent.version));
  return outcome.committed ? done(recipient.to) : refused("changed-meanwhile");
}
