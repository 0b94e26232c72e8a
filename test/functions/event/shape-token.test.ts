import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { decodeJwt } from "jose";
import { handler } from "#functions/event/shape-token/index.ts";
import { shapeToken } from "#functions/event/shape-token/shape-token.ts";
import { actorFromClaims } from "#functions/middleware/actor-from-claims.ts";
import { RequestRefused } from "#functions/middleware/problem.ts";
import { signIn } from "#local/demo/sign-in-client.ts";
import { flattenClaims } from "#local/http/lambda-event.ts";
import type { Account } from "#local/identity/account.ts";
import { demoAccounts } from "#local/identity/demo-accounts.ts";
import { federatedAccounts } from "#scheme/federated-roles.ts";
import { type SmallInstallation, smallInstallation } from "#test/local/http/small-installation.ts";

type Attributes = Readonly<Record<string, string>>;

/** The event Cognito sends for a person with these attributes and groups. */
function triggerEvent(
  attributes: Attributes,
  groups?: readonly string[],
  triggerSource: PreTokenGenerationV2TriggerEvent["triggerSource"] = "TokenGeneration_HostedAuth",
): PreTokenGenerationV2TriggerEvent {
  return {
    version: "2",
    triggerSource,
    region: "ap-northeast-1",
    userPoolId: "ap-northeast-1_Example",
    userName: "0d0c1d5e-0000-4000-8000-000000000001",
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "portal" },
    request: {
      userAttributes: {
        "cognito:user_status": "CONFIRMED",
        email: "hanako@company.example",
        email_verified: "true",
        ...attributes,
      },
      groupConfiguration: {
        ...(groups === undefined ? {} : { groupsToOverride: [...groups] }),
        iamRolesToOverride: [],
      },
      scopes: ["openid", "profile", "email"],
    },
    response: { claimsAndScopeOverrideDetails: {} },
  };
}

/** The claims that are added to the access token. */
async function added(...event: Parameters<typeof triggerEvent>) {
  const { response } = await handler(triggerEvent(...event));
  return response.claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride;
}

/** The claims of an access token of Cognito for a person, as API Gateway hands them to a function. */
async function claimsOnAws({ subject, profile }: Account) {
  const attributes = Object.entries({
    sub: subject,
    name: profile.name,
    "custom:corporate_number": profile.corporate_number,
    "custom:account_type": profile.account_type,
    "custom:body": profile.body,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return flattenClaims({
    sub: subject,
    "cognito:groups": [...profile.groups],
    iss: "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Example",
    client_id: "portal",
    token_use: "access",
    scope: "openid profile email",
    auth_time: 1_806_537_600,
    exp: 1_806_538_500,
    iat: 1_806_537_600,
    jti: "a",
    username: subject,
    ...(await added(Object.fromEntries(attributes), profile.groups)),
  });
}

describe("N-03 shape-token", () => {
  let here: SmallInstallation;
  before(async () => {
    here = await smallInstallation();
  });
  after(() => here.stop());

  for (const account of demoAccounts)
    it(`makes ${account.subject} the same person on AWS as on one machine`, async () => {
      const embedded = flattenClaims(decodeJwt(await signIn(here.baseUrl, account.subject)));
      assert.deepEqual(actorFromClaims(await claimsOnAws(account)), actorFromClaims(embedded));
    });

  it("adds name, company, kind of account, body and groups, and nothing else", async () => {
    const attributes = {
      name: "申請 花子",
      "custom:corporate_number": "4000012090001",
      "custom:account_type": "prime",
      "custom:body": "nco",
      "custom:role": "decider",
      sub: "somebody",
    };
    assert.deepEqual(await added(attributes, ["applicant", "signatory"]), {
      name: "申請 花子",
      corporate_number: "4000012090001",
      account_type: "prime",
      body: "nco",
      groups: ["applicant", "signatory"],
    });
  });

  it("leaves out what the pool does not know of a person", async () => {
    const attributes = { name: "審査 太郎", "custom:corporate_number": "", "custom:body": "" };
    assert.deepEqual(await added(attributes, ["reviewer"]), { name: "審査 太郎", groups: ["reviewer"] });
  });

  it("drops groups that are no role, the scheme's own machinery among them", async () => {
    const groups = ["system", "auditor", "Auditor", "king", "ap-northeast-1_Example_Google", "__proto__"];
    assert.deepEqual((await added({ name: "監査 一郎" }, groups))["groups"], ["auditor"]);
  });

  it("makes nobody of a person without a role, whatever the groups say", async () => {
    for (const groups of [undefined, [], ["king"], ["[decider]"], ["reviewer decider"]]) {
      const claims = flattenClaims({ sub: "somebody", ...(await added({ name: "名無し" }, groups)) });
      assert.throws(() => actorFromClaims(claims), new RequestRefused({ code: "not-allowed" }));
    }
  });

  it("gives the event back as it came, with the access token's part of the response alone", async () => {
    for (const source of ["TokenGeneration_HostedAuth", "TokenGeneration_RefreshTokens"] as const) {
      const event = triggerEvent({ name: "決定 花子" }, ["decider"], source);
      const before = structuredClone(event);
      const after = await handler(event);
      assert.deepEqual(event, before);
      assert.deepEqual(after, {
        ...before,
        response: {
          claimsAndScopeOverrideDetails: {
            accessTokenGeneration: {
              claimsToAddOrOverride: { name: "決定 花子", groups: ["decider"] },
            },
          },
        },
      });
    }
  });

  describe("of somebody who signed in by federation", () => {
    const accounts = federatedAccounts.parse({ "2": { type: "prime", signs: "always" } });
    const outside = { "cognito:user_status": "EXTERNAL_PROVIDER", name: "法人 花子" };
    const shaped = (attributes: Attributes, groups: readonly string[] = []) =>
      shapeToken(triggerEvent({ ...outside, ...attributes }, groups), accounts).response
        .claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride;
    const company = { "custom:corporate_number": "4000012090001", "custom:account_type": "2" };

    it("tells the company, our word for the account, and the roles that follow from it", () => {
      const claims = shaped(company, ["ap-northeast-1_Example_GBizID", "decider"]);
      assert.deepEqual(claims, {
        name: "法人 花子",
        corporate_number: "4000012090001",
        account_type: "prime",
        groups: ["applicant", "signatory"],
      });
      const person = actorFromClaims(flattenClaims({ sub: "somebody", ...claims }));
      assert.deepEqual([person.roles, person.accountType], [["applicant", "signatory"], "prime"]);
    });

    it("tells no body, whatever the pool has", () => {
      assert.equal("body" in shaped({ ...company, "custom:body": "meti" }), false);
    });

    it("makes nobody of an account type it does not know, of staff's groups, or where federation is off", async () => {
      const unknown = shaped({ ...company, "custom:account_type": "prime" }, ["decider"]);
      assert.deepEqual(unknown["groups"], []);
      assert.equal("account_type" in unknown, false);
      assert.deepEqual((await added({ ...outside, ...company }, ["decider"]))["groups"], []);
    });
  });
});
