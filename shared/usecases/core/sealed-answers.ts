import * as z from "zod";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Inquiry, InquiryAnswer } from "#records/procedure.ts";
import { listAll } from "./load.ts";

/** What a person says in a turn of an exchange, sealed. */
export type Said = Pick<InquiryAnswer, "act" | "sealed">;

/** A text may be empty, and nothing cannot be sealed. */
const content = z.strictObject({ text: z.string() });

/** A seal belongs to its turn: moved to another turn, body or application, it does not open. */
const contextOf = ({
  applicationId,
  body,
  number,
}: Pick<InquiryAnswer, "applicationId" | "body" | "number">) => ({
  applicationId,
  body,
  number: String(number),
});

/** What is said in the next turn of an exchange, sealed for that turn and no other (E-05). */
export async function sealedTurn(
  deps: Pick<Deps, "answerVault">,
  { applicationId, body, turns }: Inquiry,
  act: InquiryAnswer["act"],
  text: string,
): Promise<Said> {
  const context = contextOf({ applicationId, body, number: turns + 1 });
  return { act, sealed: await deps.answerVault.seal(JSON.stringify(content.parse({ text })), context) };
}

/** The words of a turn. To be called where they are shown to somebody who may read them, and nowhere else (E-05). */
export async function openedTurn(deps: Pick<Deps, "answerVault">, answer: InquiryAnswer): Promise<string> {
  return content.parse(JSON.parse(await deps.answerVault.open(answer.sealed, contextOf(answer)))).text;
}

/** Everything said in the inquiries of an application, by body and turn, sealed as it is kept (E-05). */
export function loadAnswers(
  deps: Pick<Deps, "register">,
  applicationId: string,
): Promise<readonly InquiryAnswer[]> {
  return listAll(deps, "inquiryAnswer", partitions.inquiryAnswers(applicationId));
}
