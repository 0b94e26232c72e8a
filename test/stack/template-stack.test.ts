import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { createClient } from "#contracts/client.ts";
import { drawRoutes } from "#contracts/draw-routes.ts";
import { noticeRoutes } from "#contracts/notice-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { tipDeskRoutes } from "#contracts/tip-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { sendFile } from "#local/demo/upload.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import { planted, withoutAction, withoutCallFrom, withText, withVariable } from "./planted-faults.ts";
import { type Assembly, bundleOnce, deploy, type TemplateStack } from "./template-stack.ts";

const identity = { name: "通報者 花代子", contact: "hanayoko@reporter.example" };
const tip = {
  kind: "delegation",
  about: { named: "company", companyName: "株式会社見本" },
  text: "監視業務を別会社に請け負わせていると聞きました。",
} as const;

/** The status of an answer whose body is not asked about: API Gateway's own has another shape. */
const statusOf = async (stack: TemplateStack, path: string, method = "GET", token?: string) => {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(`${stack.url}${path}`, { method, headers })).status;
};

const giveTip = async (stack: TemplateStack, more: { identity?: typeof identity } = {}) =>
  (await createClient(stack.url).call(tipDeskRoutes.giveTip, { body: { ...tip, ...more } })).status;

/** What becomes of a document that is uploaded to a new application. */
async function upload(stack: TemplateStack): Promise<string> {
  const provider = createClient(stack.url, await stack.tokenFor("demo-signatory"));
  const body = { kind: "new", category: "audit" } as const;
  const { applicationId } = await replyTo(provider.call(providerRoutes.createApplication, { body }));
  const bytes = handMadePdf(onePage());
  const file = { slot: "assetList", fileName: "一枚.pdf", bytes } as const;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const asked = await replyTo(
    provider.call(providerRoutes.requestUpload, {
      params: { applicationId },
      body: {
        slot: file.slot,
        fileName: file.fileName,
        contentType: "application/pdf",
        bytes: bytes.length,
        sha256,
      },
    }),
  );
  assert.equal((await sendFile(asked.upload, file)).status, 204);
  await stack.idle();
  const { documentId } = asked.document;
  const read = await replyTo(
    provider.call(providerRoutes.readOwnDocument, { params: { applicationId, documentId } }),
  );
  return read.document.status;
}

const plants = [
  withoutAction("public/give-tip", "kms:GenerateDataKey"),
  withoutAction("public/list-draws", "dynamodb:Query"),
  withoutCallFrom("apigateway.amazonaws.com", "/policy"),
  withText("AWS::Lambda::EventSourceMapping", "outbox#", "outbox:"),
  withText("AWS::Events::Rule", '"applications/"', '"application/"'),
  withVariable("public/read-listings", "REGISTER_TABLE", "another-table"),
  withVariable("public/read-keys", "SIGNING_KEY_ID", "alias/another-key"),
];

/** What one sees of each fault, on the stack as it is and on the one it was planted in. */
const signs: readonly (readonly [string, (stack: TemplateStack) => Promise<unknown>, unknown, unknown])[] = [
  ["a tip without an identity needs no key", (stack) => giveTip(stack), 201, 201],
  ["a role may not seal an identity", (stack) => giveTip(stack, { identity }), 201, 500],
  ["a role may not query", (stack) => statusOf(stack, drawRoutes.listDraws.path), 200, 500],
  ["API Gateway may not call a function", (stack) => statusOf(stack, publicRoutes.readPolicy.path), 200, 500],
  [
    "a function is told another table than the one it may read",
    (stack) => statusOf(stack, `${publicRoutes.readListings.path}?category=audit`),
    200,
    500,
  ],
  [
    "a function is told a key that is not there",
    (stack) => statusOf(stack, publicRoutes.readKeys.path),
    200,
    500,
  ],
  ["the rule does not fit what is scanned", upload, "clean", "awaitingUpload"],
  [
    "the stream is filtered for what nobody writes",
    async (stack) => {
      await stack.idle();
      return stack.mails.length > 0;
    },
    true,
    false,
  ],
];

describe("The templates, run", () => {
  let assembly: Assembly;
  let sound: TemplateStack;
  let faulty: TemplateStack;
  before(async () => {
    assembly = await bundleOnce();
    sound = await deploy(assembly);
    faulty = await deploy(assembly, (synthesised) => planted(synthesised, plants));
  });
  after(async () => {
    await sound.close();
    await faulty.close();
    assembly.remove();
  });

  for (const [name, look, asItIs, withFault] of signs)
    it(`show a planted fault: ${name}`, async () => {
      assert.equal(await look(sound), asItIs);
      assert.equal(await look(faulty), withFault);
    });

  it("say who was refused what, and nobody is refused anything as they are", () => {
    assert.deepEqual([sound.refusals, sound.faults()], [[], []]);
    const refused = faulty.refusals.map(({ role, action }) => `${role} ${action}`);
    const wanted = [
      /^FunctionsPublicGiveTipRole\w+ kms:GenerateDataKey$/,
      /^FunctionsPublicListDrawsRole\w+ dynamodb:Query$/,
      /^apigateway\.amazonaws\.com lambda:InvokeFunction$/,
      /^FunctionsPublicReadListingsRole\w+ dynamodb:Query$/,
    ];
    for (const each of wanted)
      assert.ok(
        refused.some((one) => each.test(one)),
        `${each} in ${refused}`,
      );
  });

  it("N-03 take a token of the pool alone, and only where the template asks for one", async () => {
    const path = "/provider/applications";
    const token = await sound.tokenFor("demo-signatory");
    assert.equal(await statusOf(sound, path), 401);
    assert.equal(await statusOf(sound, path, "GET", await faulty.tokenFor("demo-signatory")), 401);
    assert.equal(await statusOf(sound, path, "GET", token), 200);
    assert.equal(await statusOf(sound, "/secretariat/tips?status=received", "GET", token), 403);
    assert.equal(await statusOf(sound, "/nowhere"), 404);
    assert.equal(await statusOf(sound, path, "DELETE", token), 404);
    assert.equal(await statusOf(sound, publicRoutes.readPolicy.path), 200);
  });

  it("N-05 put on record that a mail came back, by the events of the configuration set it was sent with", async () => {
    const officer = createClient(sound.url, await sound.tokenFor("demo-surveillance-officer"));
    const listed = async () =>
      (await replyTo(officer.call(noticeRoutes.listNoticesThatCameBack, {}))).notices.map(
        ({ recipient, fault }) => `${recipient} ${fault}`,
      );
    assert.deepEqual(await listed(), []);
    sound.bounce("secretariat@scheme.example");
    await sound.idle();
    assert.deepEqual(await listed(), ["secretariat bounced"]);
    assert.ok(sound.log.some((line) => /"NOTICE_CAME_BACK"/.test(line) && !line.includes("@")));
    assert.deepEqual([sound.refusals, sound.faults(), sound.queued], [[], [], []]);
  });

  it("M-03 let every schedule that needs nobody outside go off, under its own role", async () => {
    for (const folder of ["schedule/reconcile", "schedule/daily-sweep"]) {
      sound.fire(folder);
      await sound.idle();
    }
    assert.ok(sound.log.some((line) => line.includes("SWEEP_DONE")));
    assert.deepEqual([sound.refusals, sound.faults(), sound.queued], [[], [], []]);
  });
});
