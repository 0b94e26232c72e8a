export type MailWords = {
  /** Names the message for good: letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  readonly from: string;
  /** Plain addresses, without names. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** ISO 8601; when the message was composed first. */
  readonly date: string;
};

/** A boundary made of it keeps within the 70 characters of RFC 2046. */
const idShape = /^[0-9A-Za-z][0-9A-Za-z._-]{0,49}$/;
/** One address, and nothing that a header could take for a second one. */
const addressShape = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;

const domainOf = (from: string): string => /@([0-9A-Za-z.-]+)>?\s*$/.exec(from)?.[1] ?? "localhost";

/**
 * The whole message as it is sent and kept as evidence (N-05). The same words give the same bytes, so that sending
 * again after a crash sends the very same message.
 * @throws when the id, an address or the date is none
 */
export async function composeMime(mail: MailWords): Promise<Uint8Array> {
  if (!idShape.test(mail.id)) throw new Error("The id of a mail has letters, digits, dots and dashes only");
  const wrong = mail.to.find((address) => !addressShape.test(address));
  if (wrong !== undefined || mail.to.length === 0)
    throw new Error("A mail goes to plain addresses, one at least");
  const date = new Date(mail.date);
  if (Number.isNaN(date.getTime())) throw new Error("A mail has the moment of its composition");
  // Large, and not every function that can send a notice does so.
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  return new MailComposer({
    from: mail.from,
    to: mail.to.map((address) => ({ name: "", address })),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date,
    messageId: `<${mail.id}@${domainOf(mail.from)}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": "ja, en" },
    baseBoundary: mail.id,
    // Base64 for all of it: Japanese stays short, and no line of a body can look like a boundary.
    encoding: "base64",
    textEncoding: "B",
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
