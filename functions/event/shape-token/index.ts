import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { federatedAccounts } from "#scheme/federated-roles.ts";
import { shapeToken } from "./shape-token.ts";

/** JSON; absent where nobody signs in by federation. */
const accounts = federatedAccounts.parse(JSON.parse(process.env["FEDERATED_ACCOUNTS"] ?? "{}"));

/** Called by the user pool before it makes a token; on one machine the embedded issuer writes the claims itself. */
export const handler = async (event: PreTokenGenerationV2TriggerEvent) => shapeToken(event, accounts);
