import type { OutgoingMail } from "#ports";

/** Who a mail comes from and goes to, apart from what its header says (RFC 5321, 2.3.1). */
export type Envelope = { readonly from: string; readonly to: readonly string[] };

/**
 * Why a mail was not sent. `MailDelayed`: the same mail may be sent later. `MailRefused`: it will never be taken.
 * `RecipientRefused`: nobody it goes to takes mails; the same as a bounce, told at once.
 */
export type MailErrorName = "MailDelayed" | "MailRefused" | "RecipientRefused";

/** An error of a mailer; its message carries no address. */
export function mailError(name: MailErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}

const plainAddress = /^[^\s<>,;:"\\@\p{Cc}]{1,64}@[^\s<>,;:"\\@\p{Cc}]{1,255}$/u;

/** The address of `Name <address>`, or of an address alone. A name that looks like an address itself is none. */
function bareAddress(text: string): string {
  const address = /^[^<>@\p{Cc}]*<([^<>]*)>$/u.exec(text)?.[1] ?? text;
  if (!plainAddress.test(address)) throw mailError("MailRefused", "An address of the mail is not one");
  return address;
}

/**
 * The envelope of a mail, with bare addresses: nothing in them can end a line or add a recipient.
 * @throws MailRefused when there is no recipient, or something else than an address
 */
export function envelopeOf(mail: OutgoingMail): Envelope {
  if (mail.to.length === 0) throw mailError("MailRefused", "The mail has no recipient");
  return { from: bareAddress(mail.from), to: mail.to.map(bareAddress) };
}
