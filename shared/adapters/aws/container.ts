import type { Beacon, Deps, Vault } from "#ports";
import { drandBeacon, noBeacon } from "../drand-beacon.ts";
import { ulidIds } from "../ids.ts";
import { systemRandom } from "../random.ts";
import { systemClock } from "./clock.ts";
import { environmentDirectory } from "./directory.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { guardedDocuments } from "./guarded-documents.ts";
import {
  lazyDocuments,
  lazyMailer,
  lazyProcedures,
  lazyRegister,
  lazySigner,
  lazyVault,
  once,
} from "./lazy-ports.ts";
import { standardOutputLog } from "./standard-output-log.ts";

/** What only one function needs and would make every other one large; that function brings it along. */
type Brought = Partial<Pick<Deps, "inspect" | "readSpreadsheet">>;

const nothingBrought: Pick<Deps, "inspect" | "readSpreadsheet"> = {
  inspect: () => Promise.reject(new Error("This function has not brought an inspection along")),
  readSpreadsheet: () => Promise.reject(new Error("This function has not brought a reader along")),
};

/**
 * The world on AWS. The clients of its services are loaded when they are first used, so that a function pays for what
 * it uses only.
 * @param variables the environment of the function
 * @throws Error that names missing or malformed variables
 */
export function createContainer(
  variables: Readonly<Record<string, string | undefined>>,
  brought: Brought = {},
): Deps {
  const environment = readEnvironment(variables);
  const endpoint = environment.AWS_ENDPOINT_URL;
  const client = endpoint === undefined ? {} : { endpoint };
  const { documents, malware, inspectScanned } = documentsOf(environment, client);
  return {
    documents,
    malware,
    inspect: inspectScanned(brought.inspect ?? nothingBrought.inspect),
    readSpreadsheet: brought.readSpreadsheet ?? nothingBrought.readSpreadsheet,
    register: lazyRegister(async () => {
      const { createDynamoRegister } = await import("./dynamodb-store.ts");
      return createDynamoRegister(environment.REGISTER_TABLE, client);
    }),
    mailer: lazyMailer(async () => {
      const [{ SESv2Client }, { sesMailer }] = await Promise.all([
        import("@aws-sdk/client-sesv2"),
        import("./ses-mailer.ts"),
      ]);
      return sesMailer({
        client: new SESv2Client(client),
        configurationSet: environment.MAIL_CONFIGURATION_SET,
      });
    }),
    procedures: lazyProcedures(async () => {
      const [{ SFNClient }, { sfnProcedures }] = await Promise.all([
        import("@aws-sdk/client-sfn"),
        import("./sfn-procedures.ts"),
      ]);
      return sfnProcedures(new SFNClient(client), environment.PROCEDURE_ARNS);
    }),
    signer: lazySigner(async () => {
      const [{ KMSClient }, { kmsSigner }] = await Promise.all([
        import("@aws-sdk/client-kms"),
        import("./kms-signer.ts"),
      ]);
      return kmsSigner(new KMSClient(client), environment.SIGNING_KEY_ID);
    }),
    tipVault: vaultOf(environment.TIP_IDENTITY_KEY_ID, client),
    answerVault: vaultOf(environment.INQUIRY_ANSWER_KEY_ID, client),
    beacon: beaconOf(environment),
    directory: environmentDirectory(environment),
    clock: systemClock,
    ids: ulidIds(),
    random: systemRandom,
    log: standardOutputLog(systemClock),
  };
}

function vaultOf(keyId: string, config: { readonly endpoint?: string }): Vault {
  return lazyVault(async () => {
    const [{ KMSClient }, { kmsVault }] = await Promise.all([
      import("@aws-sdk/client-kms"),
      import("./kms-vault.ts"),
    ]);
    return kmsVault(new KMSClient(config), keyId, systemRandom);
  });
}

function beaconOf({ BEACON_URL, BEACON_CHAIN_HASH }: Environment): Beacon {
  return BEACON_URL === "none" ? noBeacon : drandBeacon(BEACON_URL, BEACON_CHAIN_HASH);
}

/** The documents, and the verdict of GuardDuty on those in quarantine. */
function documentsOf(environment: Environment, config: { readonly endpoint?: string }) {
  const { QUARANTINE_BUCKET: quarantine, EVIDENCE_BUCKET: evidence } = environment;
  const s3 = once(async () => {
    const { S3Client } = await import("@aws-sdk/client-s3");
    return new S3Client({ ...config, forcePathStyle: config.endpoint !== undefined });
  });
  const documents = lazyDocuments(async () => {
    const { s3Documents } = await import("./s3-documents.ts");
    return s3Documents({ client: await s3(), quarantine, evidence });
  });
  return guardedDocuments(documents, async (key) => {
    const { guardDutyVerdicts } = await import("./guardduty-verdicts.ts");
    return guardDutyVerdicts(await s3(), quarantine)(key);
  });
}
