import type { Answer } from "#contracts/client.ts";

/** The reply of a call that must succeed. Throws with the problem's code and what to do otherwise. */
export async function replyTo<Reply>(answer: Promise<Answer<Reply>>): Promise<Reply> {
  const settled = await answer;
  if (settled.ok) return settled.reply;
  const { status, code, wrong, findings = [], violations = [] } = settled.problem;
  const details = [
    ...findings.map((each) => each.code),
    ...violations.map((each) => `${each.path} ${each.wrong.en}`),
  ];
  throw new Error(`${status} ${code}: ${wrong.en} ${details.join("; ")}`);
}
