import type * as z from "zod";
import type { answerView as shape } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { InquiryAnswer } from "#records/procedure.ts";
import { listAll } from "../core/load.ts";

/** One turn of an exchange with a body. */
export function answerView(answer: InquiryAnswer): z.infer<typeof shape> {
  const { number, round, act, text, by, at } = answer;
  return { number, round, act, text, byName: by.name, at };
}

/** Everything said in the inquiries of an application, by body and turn; read only for those who may read it (E-05). */
export function loadAnswers(
  deps: Pick<Deps, "register">,
  applicationId: string,
): Promise<readonly InquiryAnswer[]> {
  return listAll(deps, "inquiryAnswer", partitions.inquiryAnswers(applicationId));
}
