import type * as z from "zod";
import type { answerView as shape } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import type { InquiryAnswer } from "#records/procedure.ts";
import { openedTurn } from "../core/sealed-answers.ts";

/** One turn of an exchange with a body, opened: for those alone who may read it (E-05). */
export async function answerView(
  deps: Pick<Deps, "answerVault">,
  answer: InquiryAnswer,
): Promise<z.infer<typeof shape>> {
  const { number, round, act, by, at } = answer;
  return { number, round, act, text: await openedTurn(deps, answer), byName: by.name, at };
}
