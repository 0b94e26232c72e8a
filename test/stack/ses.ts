import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Access } from "./access.ts";
import { account, type ResolvedTemplate, region } from "./resolved-template.ts";
import type { Tell } from "./rules.ts";
import { jsonAnswer, ServiceError, type WireAnswer } from "./wire.ts";

const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({ Raw: z.object({ Data: z.base64() }) }),
  ConfigurationSetName: z.string(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

const destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.literal(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string().endsWith(":event-bus/default") }),
  }),
});

export type SentMail = {
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
};

/**
 * SES with the template's domain and configuration set: it takes raw mails and keeps each as a file.
 * @param mailbox the folder for the files, which sort by time
 */
export function templateMail({ only, refOf }: ResolvedTemplate, access: Access, mailbox: string, tell: Tell) {
  const domain = refOf(only("AWS::SES::EmailIdentity"));
  const configurationSet = refOf(only("AWS::SES::ConfigurationSet"));
  const events = destination.parse(only("AWS::SES::ConfigurationSetEventDestination").Properties);
  const sent: SentMail[] = [];
  const arn = (name: string) => `arn:aws:ses:${region}:${account}:${name}`;
  return {
    sent,
    /** The first mail to an address comes back: its server does not know it. */
    bounce: (address: string): void => {
      const mail = sent.find(({ to }) => to.includes(address));
      if (mail === undefined) throw new Error(`No mail went to ${address}`);
      const { ConfigurationSetName, EventDestination } = events;
      if (ConfigurationSetName !== configurationSet) return;
      if (!EventDestination.MatchingEventTypes.includes("bounce")) return;
      tell({
        version: "0",
        "detail-type": "Email Bounced",
        source: "aws.ses",
        account,
        region,
        time: new Date().toISOString(),
        detail: {
          eventType: "Bounce",
          bounce: { bounceType: "Permanent", bouncedRecipients: [{ emailAddress: address }] },
          mail: { destination: mail.to, tags: mail.tags },
        },
      });
    },
    answer: (role: string, body: unknown): WireAnswer => {
      const { FromEmailAddress: from, Destination, Content, ...more } = sendEmail.parse(body);
      const { ConfigurationSetName, EmailTags } = more;
      if (!from.endsWith(`@${domain}`))
        throw new ServiceError("MessageRejected", { status: 400, message: "Not verified" });
      if (ConfigurationSetName !== configurationSet)
        throw new ServiceError("NotFoundException", { status: 404 });
      const resources = [arn(`identity/${domain}`), arn(`configuration-set/${configurationSet}`)];
      for (const action of ["ses:SendEmail", "ses:SendRawEmail"])
        for (const resource of resources)
          access.authorise(role, { action, resource, context: { "ses:FromAddress": from } });
      const tags = EmailTags.map(({ Name, Value }) => [Name, [Value]]);
      sent.push({
        to: Destination.ToAddresses,
        tags: { "ses:configuration-set": [configurationSet], ...Object.fromEntries(tags) },
      });
      const file = `${String(sent.length).padStart(6, "0")}.eml`;
      writeFileSync(join(mailbox, file), Buffer.from(Content.Raw.Data, "base64"));
      return jsonAnswer({ MessageId: String(sent.length) });
    },
  };
}
