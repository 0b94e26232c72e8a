/** What makes resources of a type more than what a template says of them. */
export type StatefulType = {
  /** What is gone, or begins again empty, when one of them is removed or replaced. */
  readonly loses: { readonly ja: string; readonly en: string };
  /**
   * Whether its resources outlive their stack: always; `asLogs`, when the parameters have logs outlive it; never, where
   * what would be kept is of no use without its stack.
   */
  readonly outlives: "always" | "asLogs" | "never";
  /** One that is replaced or removed and kept in the account has done all it is for, so that nothing is lost by it. */
  readonly mayBeLeftBehind?: true;
  /** Properties that protect it: a change to one of them stops a deployment too. */
  readonly protectedBy?: readonly string[];
};

/**
 * The types of resources that hold what cannot be made again from a template (docs/decisions/022). Whatever is not listed
 * here can be removed and replaced at any time.
 */
export const statefulTypes: Readonly<Record<string, StatefulType>> = {
  "AWS::DynamoDB::GlobalTable": {
    loses: { ja: "台帳（すべての記録）", en: "the register, with all its records" },
    outlives: "always",
    protectedBy: ["Replicas", "TimeToLiveSpecification", "StreamSpecification"],
  },
  "AWS::DynamoDB::Table": {
    loses: { ja: "テーブルのすべての記録", en: "all records of the table" },
    outlives: "always",
    protectedBy: ["DeletionProtectionEnabled", "PointInTimeRecoverySpecification", "TimeToLiveSpecification"],
  },
  "AWS::S3::Bucket": {
    loses: { ja: "保管している書類・記録", en: "the documents or logs it keeps" },
    outlives: "always",
    protectedBy: [
      "ObjectLockConfiguration",
      "ObjectLockEnabled",
      "VersioningConfiguration",
      "LifecycleConfiguration",
    ],
  },
  "AWS::S3::BucketPolicy": {
    loses: { ja: "書類の保護（上書き・平文通信の拒否）", en: "what keeps documents from being overwritten" },
    outlives: "never",
  },
  "AWS::KMS::Key": {
    loses: {
      ja: "暗号鍵・署名鍵（暗号化したものが読めなくなります）",
      en: "the key, and with it whatever only it can open or sign",
    },
    outlives: "always",
    protectedBy: ["Enabled", "PendingWindowInDays"],
  },
  "AWS::KMS::Alias": {
    loses: { ja: "鍵を指す名前", en: "the name by which the key is found" },
    outlives: "never",
    protectedBy: ["TargetKeyId"],
  },
  "AWS::SecretsManager::Secret": {
    loses: { ja: "秘密情報", en: "the secret" },
    outlives: "always",
  },
  "AWS::Cognito::UserPool": {
    loses: { ja: "利用者（全員の再登録が要ります）", en: "everybody's account" },
    outlives: "always",
    protectedBy: ["DeletionProtection"],
  },
  "AWS::Cognito::UserPoolGroup": {
    loses: { ja: "役割の割当て（誰がどの役割か）", en: "who has the role" },
    outlives: "never",
  },
  "AWS::Cognito::UserPoolDomain": {
    loses: { ja: "サインイン画面のアドレス", en: "the address of the sign-in pages" },
    outlives: "never",
  },
  "AWS::Cognito::UserPoolIdentityProvider": {
    loses: { ja: "外部アカウントとの結び付き", en: "which outside account is whose" },
    outlives: "never",
  },
  "AWS::Logs::LogGroup": {
    loses: { ja: "ログ", en: "the log" },
    outlives: "asLogs",
  },
  "AWS::StepFunctions::StateMachine": {
    loses: {
      ja: "進行中の手続（実行が打ち切られます）",
      en: "procedures under way: their executions are ended",
    },
    outlives: "never",
  },
  "AWS::StepFunctions::StateMachineVersion": {
    loses: {
      ja: "進行中の手続が使っている版",
      en: "the version that executions under way go by",
    },
    outlives: "always",
    // Each change of a definition replaces its version; executions under way go on by the one left behind.
    mayBeLeftBehind: true,
  },
  "AWS::StepFunctions::StateMachineAlias": {
    loses: { ja: "手続を始めるときの宛先", en: "by which name procedures are started" },
    outlives: "never",
  },
  "AWS::ApiGatewayV2::Api": {
    loses: { ja: "APIのアドレス", en: "the address of the API" },
    outlives: "never",
  },
  "AWS::CloudFront::Distribution": {
    loses: { ja: "公開サイトのアドレス", en: "the address of the public site" },
    outlives: "never",
  },
  "AWS::SES::EmailIdentity": {
    loses: {
      ja: "メール送信元の証明（DNSの再設定が要ります）",
      en: "the proof of the mail domain: its DNS records must be set again",
    },
    outlives: "never",
  },
  "AWS::CloudFormation::Stack": {
    loses: { ja: "入れ子のスタックにあるものすべて", en: "everything in the nested stack" },
    outlives: "never",
  },
};
