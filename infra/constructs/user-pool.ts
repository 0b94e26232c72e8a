import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolOperation,
} from "aws-cdk-lib/aws-cognito";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { needsOf } from "#infra/function-needs.ts";
import type { SignIn } from "#infra/parameter.ts";
import { personRoles } from "#scheme/roles.ts";
import { FederatedSignIn, federatedAttributes } from "./federation.ts";
import { SchemeFunction } from "./scheme-function.ts";
import type { Logs } from "./scheme-log-group.ts";

export type UserPoolProps = {
  readonly signIn: Extract<SignIn, { by: "userPool" }>;
  readonly portalUrl: string;
  /** The bundled code of the function in a folder below `functions/`. */
  readonly codeOf: (folder: string) => Code;
  readonly logs: Logs;
};

/**
 * Who may sign in, as what (N-03): one group per role, and a second factor for everybody. Accounts are made by an
 * administrator. Which company or body somebody acts for cannot be changed by that person.
 */
export class SchemeUserPool extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: true, mutable: true },
      },
      customAttributes: {
        corporate_number: new StringAttribute({ minLen: 13, maxLen: 13, mutable: true }),
        // As an identity provider elsewhere writes it; the token says which of ours it is.
        account_type: new StringAttribute({ minLen: 1, maxLen: 32, mutable: true }),
        body: new StringAttribute({ minLen: 2, maxLen: 31, mutable: true }),
      },
      userInvitation: {
        emailSubject: "サイバーセキュリティ・サービス事業者認定制度 利用者登録のお知らせ / Your account",
        emailBody: invitation(props.portalUrl),
      },
      userVerification: {
        emailSubject: "確認コード / Verification code",
        emailBody: "確認コード: {####}<br>Verification code: {####}",
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 15,
        requireDigits: false,
        requireLowercase: false,
        requireSymbols: false,
        requireUppercase: false,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const role of personRoles)
      new CfnUserPoolGroup(this, `Group-${role}`, { userPoolId: this.pool.userPoolId, groupName: role });
    this.client = this.addPortalClient(props);
    this.addSignInPages(props.signIn.domainPrefix);
    this.shapeTokens(props);
  }

  private addPortalClient({ portalUrl, signIn: { federation } }: UserPoolProps): UserPoolClient {
    const provider =
      federation === undefined
        ? undefined
        : new FederatedSignIn(this, "Federation", { pool: this.pool, federation }).provider;
    const own = new ClientAttributes().withStandardAttributes({ email: true, fullname: true });
    const client = this.pool.addClient("Portal", {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Without the scope aws.cognito.signin.user.admin a person's token cannot change that person's attributes.
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
        callbackUrls: [`${portalUrl}/signed-in`],
        logoutUrls: [`${portalUrl}/signed-out`],
      },
      // Cognito writes what a provider elsewhere says through this client. People cannot: their tokens lack the scope.
      writeAttributes: provider === undefined ? own : own.withCustomAttributes(...federatedAttributes),
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(provider === undefined ? [] : [UserPoolClientIdentityProvider.custom(provider.providerName)]),
      ],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
    });
    const resource = client.node.defaultChild;
    if (!(resource instanceof CfnUserPoolClient)) throw new Error("A client is a CfnUserPoolClient");
    // Left out, Cognito would also take passwords by its own API; people sign in on its pages alone.
    resource.explicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"];
    return client;
  }

  /** Left to itself, Cognito puts neither name, company nor body into an access token. */
  private shapeTokens({ codeOf, logs, signIn }: UserPoolProps): void {
    const folder = "event/shape-token";
    const { memoryMiB, seconds } = needsOf(folder);
    const { lambda } = new SchemeFunction(this, "ShapeToken", {
      folder,
      code: codeOf(folder),
      environment:
        signIn.federation === undefined
          ? {}
          : { FEDERATED_ACCOUNTS: JSON.stringify(signIn.federation.accounts) },
      memoryMiB,
      seconds,
      statements: [],
      logs,
    });
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, lambda, LambdaVersion.V2_0);
  }

  private addSignInPages(domainPrefix: string): void {
    this.pool.addDomain("SignInPages", {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, "Branding", {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }
}

const invitation = (portalUrl: string) =>
  [
    "利用者登録が済みました。次のアドレスからサインインし、仮パスワードを変更してください。",
    "Your account is ready. Sign in at this address and change the temporary password.",
    portalUrl,
    "利用者名 / User name: {username}",
    "仮パスワード / Temporary password: {####}",
  ].join("<br>");
