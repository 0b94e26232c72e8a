import { onAws } from "#functions/container.ts";
import { recordMailFeedback } from "#usecases/record-mail-feedback.ts";
import { receiveMailFeedback } from "./receive-mail-feedback.ts";

/** Takes what SES tells of a mail that was sent: bounced, complained of, or rejected. */
export const create = receiveMailFeedback(recordMailFeedback);
export const handler = onAws(create);
