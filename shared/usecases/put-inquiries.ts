import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Filing } from "#records/application.ts";
import type { Inquiry, Task } from "#records/procedure.ts";
import type { InquiryBody } from "#scheme/policy/schema.ts";
import { system } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { inquiryAggregate, inquiryStep } from "./core/act-on-inquiry.ts";
import { loadFiling, shownDigest } from "./core/filing.ts";
import { inquiryNotice } from "./core/inquiry-notice.ts";
import { loadForProcedure, loadInquiries, policyOf } from "./core/load.ts";
import { settledStep } from "./core/procedure-step.ts";
import { newTask, taskCase } from "./core/tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Puts the inquiry to every body of the policy at once, each with its own due day (E-01). After a remediation a body is
 * asked again when what it is shown has changed: its answer stood for what it saw (E-04). Done twice, the second time
 * changes nothing.
 */
export const putInquiries = (deps: Needs) =>
  settledStep(async ({ applicationId }) => {
    const application = await loadForProcedure(deps, applicationId);
    if (application.status !== "accepted") return { done: true, value: undefined };
    const policy = policyOf(application);
    const filing = await loadFiling(deps, applicationId, application.filing.round);
    const earlier = await loadInquiries(deps, applicationId);
    const asked = policy.inquiry.bodies.value.flatMap((body): Asked[] => {
      const inquiry = earlier.find((each) => each.body === body.code);
      const shown = shownDigest(body, filing);
      if (inquiry?.shownDigest === shown) return [];
      const task = newTask(deps, taskCase(application), policy, "inquiryAnswer", { body: body.code });
      return [
        inquiry === undefined
          ? first(deps, { body, task, filing, shown })
          : again(deps, inquiry, { body, task, filing, shown }),
      ];
    });
    return actOnApplication(deps, {
      application,
      act: "putInquiries",
      by: system,
      data: { bodies: asked.map((each) => each.body.code), filingDigest: filing.digest },
      writes: asked.flatMap((each) => each.writes),
      effects: asked.map(({ body, round, task }) => inquiryNotice(application, body, round, task.dueDay)),
    });
  });

type Question = {
  readonly body: InquiryBody;
  readonly task: Task;
  readonly filing: Filing;
  readonly shown: string;
};
type Asked = Question & { readonly round: number; readonly writes: readonly Write[] };

function first(deps: Needs, question: Question): Asked {
  const { body, task, filing, shown } = question;
  const at = deps.clock.now();
  const of = { applicationId: filing.applicationId, body: body.code };
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: inquiryAggregate(of),
      act: "putInquiry",
      to: "sent",
      by: system,
      at,
      data: { body: body.code, round: 1, dueDay: task.dueDay, shownDigest: shown },
    },
  });
  const inquiry: Inquiry = {
    kind: "inquiry",
    ...of,
    version: 1,
    status: "sent",
    round: 1,
    filingRound: filing.round,
    shownDigest: shown,
    sentAt: at,
    dueDay: task.dueDay,
    released: false,
    turns: 0,
    ledger: { sequence: event.sequence, hash: event.hash },
  };
  const writes = [inquiry, event, task].map((record): Write => ({ put: "create", record }));
  return { ...question, round: 1, writes };
}

function again(deps: Needs, inquiry: Inquiry, question: Question): Asked {
  const { task, filing, shown } = question;
  const round = inquiry.round + 1;
  const step = inquiryStep(deps, {
    inquiry,
    act: "askAgain",
    by: system,
    changes: {
      round,
      filingRound: filing.round,
      shownDigest: shown,
      sentAt: deps.clock.now(),
      dueDay: task.dueDay,
      released: false,
    },
  });
  if (!step.done) throw new Error(`Body ${inquiry.body} cannot be asked again from ${inquiry.status}`);
  return { ...question, round, writes: [...step.value.writes, { put: "create", record: task }] };
}
