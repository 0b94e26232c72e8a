import * as z from "zod";
import { errorDetails } from "#functions/middleware/error-details.ts";
import type { Deps } from "#ports";
import type { MailFeedback } from "#usecases/record-mail-feedback.ts";

/** The tag that `sesMailer` gives every mail. */
const mail = z.object({ tags: z.object({ notice: z.tuple([z.string().min(1)]) }) });

/** EventBridge, `aws.ses`: what became of a mail. The addresses in it are not read. */
const told = z
  .object({
    source: z.literal("aws.ses"),
    detail: z.discriminatedUnion("eventType", [
      z.object({ eventType: z.literal("Bounce"), mail, bounce: z.object({ bounceType: z.string() }) }),
      z.object({ eventType: z.literal("Complaint"), mail }),
      z.object({ eventType: z.literal("Reject"), mail }),
    ]),
  })
  .transform(({ detail }): MailFeedback => {
    const [noticeId] = detail.mail.tags.notice;
    if (detail.eventType === "Complaint") return { noticeId, fault: "complained" };
    if (detail.eventType === "Reject") return { noticeId, fault: "rejected" };
    const isTransient = detail.bounce.bounceType === "Transient";
    return { noticeId, fault: isTransient ? "bouncedForNow" : "bounced" };
  });

/** Puts on record what SES tells of a mail. What cannot be recorded now is thrown, so that the event comes again. */
export const receiveMailFeedback =
  (useCase: (deps: Deps) => (feedback: MailFeedback) => Promise<void>) => (deps: Deps) => {
    const receive = useCase(deps);
    return async (event: unknown): Promise<void> => {
      try {
        await receive(told.parse(event));
      } catch (error) {
        deps.log("JOB_FAILED", { job: "receive-mail-feedback", ...errorDetails(error) });
        throw error;
      }
    };
  };
