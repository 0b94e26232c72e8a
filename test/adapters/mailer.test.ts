import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from "@aws-sdk/client-sesv2";
import { mockClient } from "aws-sdk-client-mock";
import { sesMailer } from "#adapters/aws/ses-mailer.ts";
import { mailboxMailer } from "#local/mail/mailbox.ts";
import { smtpMailer } from "#local/mail/smtp.ts";
import { freePort } from "#test/support/free-port.ts";
import { smtpServer } from "#test/support/smtp-server.ts";
import { mailerContract } from "./mailer-contract.ts";

const mail = {
  id: "01A",
  from: "office@scheme.example",
  to: ["a@company.example"],
  mime: Buffer.from("Subject: x\r\n\r\ny\r\n"),
};

mailerContract("a mailbox folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mailer-"));
  const mailer = mailboxMailer(folder);
  let envelope = { from: "", to: [] as readonly string[] };
  return {
    mailer: {
      async send(sent) {
        await mailer.send(sent);
        envelope = { from: /[^\s<]+@[^\s>]+/.exec(sent.from)?.[0] ?? "", to: sent.to };
      },
    },
    // A folder has no envelope: whoever opens the file reads its header.
    arrived: async () =>
      readdirSync(folder).map((name) => ({ ...envelope, mime: readFileSync(join(folder, name)) })),
    close: async () => rmSync(folder, { recursive: true }),
  };
});

mailerContract("SMTP", async () => {
  const server = await smtpServer();
  const mailer = smtpMailer(server.url);
  return {
    mailer,
    arrived: async () => server.received,
    close: async () => {
      mailer.close();
      await server.close();
    },
  };
});

function sesUnderTest() {
  const client = new SESv2Client({ region: "ap-northeast-1" });
  const ses = mockClient(client);
  ses.on(SendEmailCommand).resolves({ MessageId: "1" });
  return { ses, mailer: sesMailer({ client, configurationSet: "notices" }) };
}

mailerContract("SES", async () => {
  const { ses, mailer } = sesUnderTest();
  return {
    mailer,
    arrived: async () =>
      ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
        from: input.FromEmailAddress ?? "",
        to: input.Destination?.ToAddresses ?? [],
        mime: Buffer.from(input.Content?.Raw?.Data ?? []),
      })),
    close: async () => ses.restore(),
  };
});

describe("SES", () => {
  it("is told the configuration set, and the id as a tag for bounces", async () => {
    const { ses, mailer } = sesUnderTest();
    await mailer.send(mail);
    const input = ses.commandCalls(SendEmailCommand)[0]?.args[0].input;
    assert.equal(input?.ConfigurationSetName, "notices");
    assert.deepEqual(input?.EmailTags, [{ Name: "notice", Value: "01A" }]);
  });

  for (const [error, name] of [
    [new TooManyRequestsException({ message: "slow down", $metadata: {} }), "MailDelayed"],
    [new Error("connect ETIMEDOUT"), "MailDelayed"],
    [new MessageRejected({ message: "virus", $metadata: {} }), "MailRefused"],
  ] as const) {
    it(`${error.name}: ${name}, with its cause`, async () => {
      const { ses, mailer } = sesUnderTest();
      ses.on(SendEmailCommand).rejects(error);
      await assert.rejects(mailer.send(mail), (thrown: Error) => {
        assert.equal(thrown.name, name);
        assert.equal(thrown.cause, error);
        return true;
      });
    });
  }
});

describe("SMTP", () => {
  for (const [answer, name] of [
    ["450 mailbox busy", "MailDelayed"],
    ["550 5.1.1 no such mailbox", "RecipientRefused"],
    ["553-5.1.3 the address is no address\r\n553 5.1.3 mend it", "RecipientRefused"],
    ["550 5.7.1 relaying denied", "MailRefused"],
    ["550 no", "MailRefused"],
  ] as const) {
    it(`a server that says ${answer}: ${name}`, async () => {
      const server = await smtpServer(answer);
      const mailer = smtpMailer(server.url);
      await assert.rejects(mailer.send(mail), { name });
      assert.deepEqual(server.received, []);
      mailer.close();
      await server.close();
    });
  }

  it("no server: MailDelayed", async () => {
    const mailer = smtpMailer(`smtp://127.0.0.1:${await freePort()}`);
    await assert.rejects(mailer.send(mail), { name: "MailDelayed" });
    mailer.close();
  });
});
