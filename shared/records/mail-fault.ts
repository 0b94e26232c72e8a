/** Why a notice may not have been read: sent back for good or for now, taken for spam, or held back by our own sender. */
export const mailFaults = ["bounced", "bouncedForNow", "complained", "rejected"] as const;
export type MailFault = (typeof mailFaults)[number];
