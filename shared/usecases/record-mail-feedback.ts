import type { Deps, Write } from "#ports";
import { keys } from "#records/layout.ts";
import type { MailFault } from "#records/mail-fault.ts";
import type { NoticeContent, NoticeRecipient } from "#records/notice-content.ts";
import type { Effect, Notice, OutboxEntry } from "#records/operation.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { notice as noticeTo, outboxWrites, toSecretariat } from "./core/effects.ts";
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
  const at = deps.clock.now();
  const outcome = await deps.register.commit([
    {
      put: "replace",
      record: { ...sent, version: sent.version + 1, cameBack: { fault, at } },
      when: [{ field: "version", is: "oneOf", values: [sent.version] }],
    },
    ...tellSecretariat(deps, { entry, sent, fault, at, recipient, content }),
  ]);
  return outcome.committed ? done(recipient.to) : refused("changed-meanwhile");
}

type CameBack = {
  readonly entry: OutboxEntry;
  readonly sent: Notice;
  readonly fault: MailFault;
  readonly at: string;
  readonly recipient: NoticeRecipient;
  readonly content: NoticeContent;
};

function tellSecretariat(
  deps: Pick<Deps, "ids">,
  { sent, fault, at, recipient, content }: CameBack,
): Write[] {
  if (recipient.to === "secretariat") return [];
  const { caseKind, caseId, reference, providerName, category } = content;
  const told: Effect = noticeTo(toSecretariat, {
    template: "noticeCameBack",
    caseKind,
    caseId,
    reference,
    ...(providerName === undefined ? {} : { providerName }),
    ...(category === undefined ? {} : { category }),
    fault,
    ofSubject: sent.subject,
    ofRecipient: recipient.to,
    ...(recipient.to === "body" ? nameOfBody(recipient.body, at) : {}),
    ...(sent.sentAt === undefined ? {} : { sentAt: sent.sentAt }),
  });
  return outboxWrites(deps, [told], at);
}

function nameOfBody(code: string, at: string) {
  const body = policyOn(jstDay(at)).inquiry.bodies.value.find((each) => each.code === code);
  return body === undefined ? {} : { bodyName: body.name };
}
