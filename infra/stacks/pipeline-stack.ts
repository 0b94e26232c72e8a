import { CfnOutput, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { ScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import { everyMinutes } from "#contracts/measures.ts";
import { allRoutes, functionFolder } from "#contracts/routes.ts";
import { Arrivals } from "#infra/constructs/arrivals.ts";
import { DeadLetterQueue } from "#infra/constructs/dead-letter-queue.ts";
import { SchemeHttpApi } from "#infra/constructs/http-api.ts";
import { Job } from "#infra/constructs/job.ts";
import { MailFeedback } from "#infra/constructs/mail-feedback.ts";
import { MailSending } from "#infra/constructs/mail-sending.ts";
import { OutboxStream, streamStatements } from "#infra/constructs/outbox-stream.ts";
import { liveAlias, Procedure, procedureArns } from "#infra/constructs/procedure.ts";
import { SchemeFunctions } from "#infra/constructs/scheme-functions.ts";
import { tableInUse } from "#infra/constructs/table-in-use.ts";
import type { Resources } from "#infra/grants.ts";
import type { Parameters } from "#infra/parameter.ts";
import { pascalCase } from "#infra/pascal-case.ts";
import type { ProcedureDefinitions } from "#infra/procedure-definitions.ts";
import { hyphenated } from "#records/operation.ts";
import { newestPolicy } from "#scheme/policy/index.ts";
import type { RegistryStack } from "./registry-stack.ts";
import { WatchStack } from "./watch-stack.ts";

export type PipelineStackProps = StackProps & {
  readonly parameters: Parameters;
  readonly registry: RegistryStack;
  /** The bundled code of the function in a folder below `functions/`. */
  readonly codeOf: (folder: string) => Code;
  readonly definitions: ProcedureDefinitions;
};

/** What works on the register and can be made again at any time: functions, procedures, the API, jobs and mails. */
export class PipelineStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { parameters, registry, codeOf, definitions, ...props }: PipelineStackProps,
  ) {
    super(scope, id, props);
    const { name } = parameters;
    const logs = { ...parameters.logs, key: registry.logsKey };
    const procedures = Object.entries(definitions).map(([procedure, definition]) => {
      const machine = `${name}-${hyphenated(procedure)}`;
      return { procedure, definition, name: machine, arns: procedureArns(this, machine) };
    });
    const table = tableInUse(this, registry.register, parameters.restored);

    const mail = new MailSending(this, "Mail", parameters.mail);
    const undeliveredEffects = new DeadLetterQueue(this, "UndeliveredEffects");
    const uninspectedDocuments = new DeadLetterQueue(this, "UninspectedDocuments");
    const unreceivedFeedback = new DeadLetterQueue(this, "UnreceivedFeedback");
    const missedJobs = new DeadLetterQueue(this, "MissedJobs");

    const resources: Resources = {
      region: this.region,
      tableArn: table.arn,
      tableKeyArn: registry.register.key.keyArn,
      quarantineArn: registry.documents.quarantine.bucketArn,
      evidenceArn: registry.documents.evidence.bucketArn,
      documentsKeyArn: registry.documents.key.keyArn,
      signingKeyArn: registry.signingKey.keyArn,
      tipIdentityKeyArn: registry.tipIdentityKey.keyArn,
      inquiryAnswerKeyArn: registry.inquiryAnswerKey.keyArn,
      mailIdentityArn: mail.identity.emailIdentityArn,
      mailConfigurationSetArn: mail.configurationSetArn,
      mailSender: parameters.mail.sender,
      stateMachineArns: procedures.map(({ arns }) => arns.stateMachine),
      stateMachineAlias: liveAlias,
      executionsArns: procedures.map(({ arns }) => arns.executions),
    };
    const functions = new SchemeFunctions(this, "Functions", {
      codeOf,
      resources,
      logs,
      reserveConcurrency: parameters.reserveConcurrency,
      environment: {
        REGISTER_TABLE: table.name,
        QUARANTINE_BUCKET: registry.documents.quarantine.bucketName,
        EVIDENCE_BUCKET: registry.documents.evidence.bucketName,
        SIGNING_KEY_ID: registry.signingKey.keyArn,
        TIP_IDENTITY_KEY_ID: registry.tipIdentityKey.keyArn,
        INQUIRY_ANSWER_KEY_ID: registry.inquiryAnswerKey.keyArn,
        BEACON_URL: parameters.beaconUrl,
        BEACON_CHAIN_HASH: newestPolicy().draw.beacon.value.chainHash,
        PROCEDURE_ARNS: this.toJsonString(
          Object.fromEntries(
            procedures.map(({ procedure, arns }) => [procedure, `${arns.stateMachine}:${liveAlias}`]),
          ),
        ),
        MAIL_SENDER: parameters.mail.sender,
        MAIL_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
        PORTAL_URL: parameters.portalUrl,
        SECRETARIAT_ADDRESSES: JSON.stringify(parameters.mail.secretariat),
        BODY_ADDRESSES: JSON.stringify(parameters.mail.bodies),
        ...(parameters.endpointUrl === undefined ? {} : { AWS_ENDPOINT_URL: parameters.endpointUrl }),
      },
      calledBy: {
        "event/deliver-effects": { statements: streamStatements(table.streamArn, undeliveredEffects) },
        "event/inspect-document": { failures: uninspectedDocuments },
        "event/receive-mail-feedback": { failures: unreceivedFeedback },
        "schedule/daily-sweep": { failures: missedJobs },
        "schedule/attend-draws": { failures: missedJobs },
        "schedule/reconcile": { failures: missedJobs },
        "schedule/measure": { failures: missedJobs },
      },
    });

    for (const { procedure, name: machine, definition } of procedures)
      new Procedure(this, `${pascalCase(procedure)}Procedure`, {
        name: machine,
        definition,
        functions: functions.ofProcedures(),
        logs,
      });
    const { api } = new SchemeHttpApi(this, "Api", {
      name,
      routes: allRoutes,
      functionOf: (route) => functions.in(functionFolder(route)),
      tokens: tokensOf(parameters, registry),
      throttle: parameters.throttle,
      logs,
    });
    new OutboxStream(this, "OutboxStream", {
      streamArn: table.streamArn,
      deliver: functions.in("event/deliver-effects"),
      undelivered: undeliveredEffects,
    });
    new Arrivals(this, "Arrivals", {
      documents: registry.documents,
      inspect: functions.in("event/inspect-document"),
      undelivered: uninspectedDocuments,
    });
    new MailFeedback(this, "MailFeedback", {
      configurationSet: mail.configurationSet,
      receive: functions.in("event/receive-mail-feedback"),
      undelivered: unreceivedFeedback,
    });
    const jobs = new ScheduleGroup(this, "Jobs", { removalPolicy: RemovalPolicy.DESTROY });
    new Job(this, "DailySweep", {
      description: "Attends every day to what is due",
      at: { hour: "0", minute: "10" },
      group: jobs,
      function: functions.in("schedule/daily-sweep"),
      missed: missedJobs,
    });
    new Job(this, "AttendDraws", {
      description: "Commits to the draw of the year, and draws when the beacon has spoken",
      at: { hour: "0", minute: "40" },
      group: jobs,
      function: functions.in("schedule/attend-draws"),
      missed: missedJobs,
    });
    new Job(this, "Reconcile", {
      description: "Starts lost procedures again and delivers what was left undelivered, every hour",
      at: { minute: "25" },
      group: jobs,
      function: functions.in("schedule/reconcile"),
      missed: missedJobs,
    });
    new Job(this, "Measure", {
      description: "Measures whether the scheme does what the register says it should",
      at: { minute: `0/${everyMinutes}` },
      group: jobs,
      function: functions.in("schedule/measure"),
      missed: missedJobs,
    });
    new WatchStack(this, "Watch", {
      emails: parameters.alarms.emails,
      watched: {
        name,
        apiId: api.apiId,
        tableName: table.name,
        queues: {
          undeliveredEffects: undeliveredEffects.queueName,
          uninspectedDocuments: uninspectedDocuments.queueName,
          unreceivedFeedback: unreceivedFeedback.queueName,
          missedJobs: missedJobs.queueName,
        },
        procedures: procedures.map(({ procedure, arns }) => ({
          name: hyphenated(procedure),
          arn: arns.stateMachine,
        })),
        functions: {
          deliverEffects: functions.in("event/deliver-effects").functionName,
          openTipIdentity: functions.in("secretariat/open-tip-identity").functionName,
        },
        logOf: (folder) => functions.in(folder).logGroup,
      },
    });
    new CfnOutput(this, "ApiUrl", { value: api.apiEndpoint });
    // The portal's stack, in another region, finds the API by this.
    new CfnOutput(this, "ApiDomain", { value: `${api.apiId}.execute-api.${this.region}.${this.urlSuffix}` });
  }
}

/** Whose tokens the API takes, and for whom they must be made out. */
function tokensOf({ signIn }: Parameters, { users }: RegistryStack) {
  if (signIn.by === "issuer") return { issuer: signIn.issuer, audience: signIn.audience };
  if (users === undefined) throw new Error("The user pool is missing");
  return { issuer: users.pool.userPoolProviderUrl, audience: [users.client.userPoolClientId] };
}
