import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { indexNames } from "#records/layout.ts";
import { type Compartment, compartments, type FunctionNeeds, type PortCall } from "./needs.ts";

/** What the grants name. No action and, but where AWS offers nothing narrower, no resource is a wildcard. */
export type Resources = {
  readonly region: string;
  readonly tableArn: string;
  readonly tableKeyArn: string;
  readonly quarantineArn: string;
  readonly evidenceArn: string;
  readonly documentsKeyArn: string;
  readonly signingKeyArn: string;
  readonly tipIdentityKeyArn: string;
  readonly inquiryAnswerKeyArn: string;
  readonly mailIdentityArn: string;
  readonly mailConfigurationSetArn: string;
  readonly mailSender: string;
  /** The state machine of every procedure. */
  readonly stateMachineArns: readonly string[];
  readonly stateMachineAlias: string;
  /** All executions of each of them. */
  readonly executionsArns: readonly string[];
};

type Grant = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/** The partitions of each compartment and of what may be removed, as `shared/records/layout.ts` builds them. */
const partitionsOf = {
  inquiryAnswer: "inquiryAnswers#*",
  tipIdentity: "tipIdentity#*",
  taskToken: "taskToken#*",
  claim: "claim#*",
} as const;

const through = (service: string, { region }: Resources) => ({
  StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` },
});

const readTable = (it: Resources): Grant => ({
  actions: ["kms:Decrypt", "kms:DescribeKey"],
  resources: [it.tableKeyArn],
  conditions: through("dynamodb", it),
});
const writeTable = (it: Resources): Grant => ({
  actions: ["kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
  resources: [it.tableKeyArn],
  conditions: through("dynamodb", it),
});
const readObjects = (it: Resources): Grant => ({
  actions: ["kms:Decrypt"],
  resources: [it.documentsKeyArn],
  conditions: through("s3", it),
});
const writeObjects = (it: Resources): Grant => ({
  actions: ["kms:GenerateDataKey"],
  resources: [it.documentsKeyArn],
  conditions: through("s3", it),
});
/** Without it S3 answers "forbidden" for an object that is not there. */
const tellMissing = (bucketArn: string): Grant => ({ actions: ["s3:ListBucket"], resources: [bucketArn] });

/** An act is one transaction: nothing is written outside one. Updates are granted to nobody: records are put whole. */
const inTransaction = {
  "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
} as const;

type GrantsOfCall = (resources: Resources, needs: FunctionNeeds) => readonly Grant[];

/** The objects in the parts of the evidence that a function is for. */
function evidenceFor({ evidence = [], calls }: FunctionNeeds, { evidenceArn }: Resources): string[] {
  if (evidence.length === 0) throw new Error(`Which evidence is ${calls.join(", ")} for?`);
  return evidence.map((part) => `${evidenceArn}/${part}/*`);
}

/** The objects in a bucket that are the documents a function is for. */
function documentsIn(bucketArn: string, { documents = ["applications"] }: FunctionNeeds): string[] {
  return documents.map((folder) => `${bucketArn}/${folder}/*`);
}

const grantsOf: Readonly<Record<PortCall, GrantsOfCall>> = {
  "register.get": (it) => [{ actions: ["dynamodb:GetItem"], resources: [it.tableArn] }, readTable(it)],
  "register.list": (it) => [{ actions: ["dynamodb:Query"], resources: [it.tableArn] }, readTable(it)],
  "register.listBy": (it) => [
    { actions: ["dynamodb:Query"], resources: indexNames.map((name) => `${it.tableArn}/index/${name}`) },
    readTable(it),
  ],
  "register.commit": (it) => [
    {
      actions: ["dynamodb:PutItem", "dynamodb:ConditionCheckItem"],
      resources: [it.tableArn],
      conditions: inTransaction,
    },
    readTable(it),
    writeTable(it),
  ],
  "register.remove": (it) => [
    {
      actions: ["dynamodb:DeleteItem"],
      resources: [it.tableArn],
      conditions: {
        ...inTransaction,
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [partitionsOf.claim, partitionsOf.taskToken] },
      },
    },
  ],
  "documents.ticket": (it, needs) => [
    { actions: ["s3:PutObject"], resources: documentsIn(it.quarantineArn, needs) },
    writeObjects(it),
  ],
  "documents.quarantined": (it, needs) => [
    {
      // The tag holds the verdict of the malware scan.
      actions: ["s3:GetObject", "s3:GetObjectTagging"],
      resources: documentsIn(it.quarantineArn, needs),
    },
    tellMissing(it.quarantineArn),
    readObjects(it),
  ],
  "documents.keep": (it, needs) => [
    { actions: ["s3:GetObject"], resources: documentsIn(it.quarantineArn, needs) },
    { actions: ["s3:PutObject"], resources: documentsIn(it.evidenceArn, needs) },
    readObjects(it),
    writeObjects(it),
  ],
  "documents.store": (it, needs) => [
    // What is there already is compared with what was to be stored.
    { actions: ["s3:PutObject", "s3:GetObject"], resources: evidenceFor(needs, it) },
    readObjects(it),
    writeObjects(it),
  ],
  "documents.evidence": (it, needs) => [
    { actions: ["s3:GetObject"], resources: evidenceFor(needs, it) },
    tellMissing(it.evidenceArn),
    readObjects(it),
  ],
  "documents.link": (it, needs) => [
    { actions: ["s3:GetObject"], resources: evidenceFor(needs, it) },
    readObjects(it),
  ],
  "mailer.send": (it) => [
    {
      // A message given whole is authorised as SendRawEmail, whichever version of the API carries it.
      actions: ["ses:SendEmail", "ses:SendRawEmail"],
      resources: [it.mailIdentityArn, it.mailConfigurationSetArn],
      conditions: { StringEquals: { "ses:FromAddress": it.mailSender } },
    },
  ],
  "procedures.start": (it) => [
    {
      // An alias is authorised by the ARN of its state machine.
      actions: ["states:StartExecution"],
      resources: it.stateMachineArns,
      conditions: { StringEquals: { "states:StateMachineQualifier": it.stateMachineAlias } },
    },
  ],
  "procedures.resume": (it) => [{ actions: ["states:SendTaskSuccess"], resources: it.stateMachineArns }],
  "procedures.stop": (it) => [{ actions: ["states:StopExecution"], resources: it.executionsArns }],
  "procedures.isRunning": (it) => [{ actions: ["states:DescribeExecution"], resources: it.executionsArns }],
  "signer.keyId": (it) => [{ actions: ["kms:GetPublicKey"], resources: [it.signingKeyArn] }],
  "signer.publicKey": (it) => [{ actions: ["kms:GetPublicKey"], resources: [it.signingKeyArn] }],
  "signer.sign": (it) => [
    {
      actions: ["kms:Sign"],
      resources: [it.signingKeyArn],
      conditions: { StringEquals: { "kms:SigningAlgorithm": "ECDSA_SHA_256" } },
    },
  ],
  "tipVault.seal": (it) => [{ actions: ["kms:GenerateDataKey"], resources: [it.tipIdentityKeyArn] }],
  "tipVault.open": (it) => [{ actions: ["kms:Decrypt"], resources: [it.tipIdentityKeyArn] }],
  "answerVault.seal": (it) => [{ actions: ["kms:GenerateDataKey"], resources: [it.inquiryAnswerKeyArn] }],
  "answerVault.open": (it) => [{ actions: ["kms:Decrypt"], resources: [it.inquiryAnswerKeyArn] }],
};

/** Nobody reads a compartment without a need for it, whatever else is granted. */
function keepOut(needs: FunctionNeeds, { tableArn }: Resources): PolicyStatement[] {
  const closed = compartments.filter((each: Compartment) => needs.reads?.includes(each) !== true);
  if (closed.length === 0) return [];
  return [
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ["dynamodb:GetItem", "dynamodb:Query"],
      resources: [tableArn],
      conditions: {
        "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": closed.map((each) => partitionsOf[each]) },
      },
    }),
  ];
}

/** The statements of a function's role: what its calls need, and what it is kept out of. */
export function statementsFor(needs: FunctionNeeds, resources: Resources): PolicyStatement[] {
  const granted = needs.calls.flatMap((call) => grantsOf[call](resources, needs));
  const reads = needs.calls.some((call) => call.startsWith("register."));
  return [
    ...granted.map(
      ({ actions, resources: named, conditions }) =>
        new PolicyStatement({
          actions: [...actions],
          resources: [...named],
          ...(conditions === undefined ? {} : { conditions: structuredClone(conditions) }),
        }),
    ),
    ...(reads ? keepOut(needs, resources) : []),
  ];
}
