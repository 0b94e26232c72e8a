import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Access } from "./access.ts";
import { account, type ResolvedTemplate, region } from "./resolved-template.ts";
import { jsonAnswer, ServiceError, type WireAnswer } from "./wire.ts";

const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({ Raw: z.object({ Data: z.base64() }) }),
  ConfigurationSetName: z.string(),
});

export type SentMail = { readonly to: readonly string[] };

/**
 * SES with the template's domain and configuration set: it takes raw mails and keeps each as a file.
 * @param mailbox the folder for the files, which sort by time
 */
export function templateMail({ only, refOf }: ResolvedTemplate, access: Access, mailbox: string) {
  const domain = refOf(only("AWS::SES::EmailIdentity"));
  const configurationSet = refOf(only("AWS::SES::ConfigurationSet"));
  const sent: SentMail[] = [];
  const arn = (name: string) => `arn:aws:ses:${region}:${account}:${name}`;
  return {
    sent,
    answer: (role: string, body: unknown): WireAnswer => {
      const { FromEmailAddress: from, Destination, Content, ConfigurationSetName } = sendEmail.parse(body);
      if (!from.endsWith(`@${domain}`))
        throw new ServiceError("MessageRejected", { status: 400, message: "Not verified" });
      if (ConfigurationSetName !== configurationSet)
        throw new ServiceError("NotFoundException", { status: 404 });
      const resources = [arn(`identity/${domain}`), arn(`configuration-set/${configurationSet}`)];
      for (const action of ["ses:SendEmail", "ses:SendRawEmail"])
        for (const resource of resources)
          access.authorise(role, { action, resource, context: { "ses:FromAddress": from } });
      sent.push({ to: Destination.ToAddresses });
      const file = `${String(sent.length).padStart(6, "0")}.eml`;
      writeFileSync(join(mailbox, file), Buffer.from(Content.Raw.Data, "base64"));
      return jsonAnswer({ MessageId: String(sent.length) });
    },
  };
}
