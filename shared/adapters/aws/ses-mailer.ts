import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { envelopeOf, mailError } from "#adapters/mail-transport.ts";
import type { Mailer } from "#ports";

export type SesMailerOptions = {
  readonly client: SESv2Client;
  /** Name of the configuration set, whose events tell of bounces and complaints. */
  readonly configurationSet: string;
};

/** What SES will not take however often it is offered; everything else may be over in a while. */
const final = new Set(["MessageRejected", "BadRequestException"]);

function mapped(error: unknown): Error {
  const name = error instanceof Error ? error.name : "unknown";
  return final.has(name)
    ? mailError("MailRefused", `SES refused the mail: ${name}`, error)
    : mailError("MailDelayed", `SES did not take the mail now: ${name}`, error);
}

/**
 * Sends the given MIME unchanged by SES (SESv2 SendEmail, raw). The id of the mail goes along as a tag, so that a bounce
 * leads back to its notice.
 */
export function sesMailer({ client, configurationSet }: SesMailerOptions): Mailer {
  return {
    async send(mail) {
      const { from, to } = envelopeOf(mail);
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [...to] },
        Content: { Raw: { Data: mail.mime } },
        ConfigurationSetName: configurationSet,
        EmailTags: [{ Name: "notice", Value: mail.id }],
      });
      try {
        await client.send(command);
      } catch (error) {
        throw mapped(error);
      }
    },
  };
}
