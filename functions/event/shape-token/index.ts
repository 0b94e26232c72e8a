import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { shapeToken } from "./shape-token.ts";

/** Called by the user pool before it makes a token; on one machine the embedded issuer writes the claims itself. */
export const handler = async (event: PreTokenGenerationV2TriggerEvent) => shapeToken(event);
