import { createTransport } from "nodemailer";
import { envelopeOf, mailError } from "#adapters/mail-transport.ts";
import type { Mailer } from "#ports";

/**
 * A bad address, said to RCPT TO (RFC 3463, X.1.X). Any other refusal of a recipient may be a setting of ours, a relay that
 * does not know us for one: tried again when that is mended, nothing is lost.
 */
const badAddress = /^5\d\d[ -]5\.1\.\d/;

/** A mail server that says 5xx has decided; anything else may be over in a while (RFC 5321, 4.2.1). */
function mapped(error: unknown): Error {
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const ofRecipient = error instanceof Error && "command" in error && error.command === "RCPT TO";
  if (ofRecipient && "response" in error && badAddress.test(String(error.response)))
    return mailError("RecipientRefused", `The mail server takes no mail for its recipient: ${code}`, error);
  return code >= 500
    ? mailError("MailRefused", `The mail server refused the mail: ${code}`, error)
    : mailError("MailDelayed", "The mail server did not take the mail now", error);
}

/**
 * Sends the given MIME unchanged by SMTP.
 * @param url `smtp://user:password@host:587` or `smtps://…`
 */
export function smtpMailer(url: string): Mailer & { readonly close: () => void } {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const { from, to } = envelopeOf(mail);
      try {
        await transport.sendMail({ envelope: { from, to: [...to] }, raw: Buffer.from(mail.mime) });
      } catch (error) {
        throw mapped(error);
      }
    },
    close: () => transport.close(),
  };
}
