import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Task } from "#records/procedure.ts";
import { taskKinds } from "#scheme/task-transitions.ts";
import type { Actor } from "./actor.ts";
import { forbids, mayKnowOf } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome } from "./outcome.ts";
import { taskView } from "./views/task-view.ts";

type Route = typeof secretariatRoutes.listTasks;

const pageSize = 100;

/**
 * Everything somebody is waited for, the most urgent first, page by page (N-06). A task that concerns a body tells what
 * the body did: it is left out for those who may not read the answers of its case, so that a page may be short (E-05).
 */
export const listTasks =
  (deps: Pick<Deps, "register" | "clock">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const { actor, taskKind, after } = command;
    const kinds = taskKind === undefined ? taskKinds : [taskKind];
    const from = after === undefined ? {} : { from: after };
    // One more than the page, since a range begins with the very task the page before ended with.
    const pages = await Promise.all(
      kinds.map((kind) =>
        deps.register.listBy("task", "group", partitions.openTasks(kind), { limit: pageSize + 1, ...from }),
      ),
    );
    const following = pages
      .flatMap((page) => page.records)
      .filter((task) => after === undefined || placeOf(task) > after)
      .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    const page = following.slice(0, pageSize);
    const last = page.at(-1);
    const goesOn = following.length > page.length || pages.some(({ next }) => next !== undefined);
    const now = deps.clock.now();
    return done({
      tasks: (await shownTo(deps, actor, page)).map((task) => taskView(task, now)),
      ...(goesOn && last !== undefined ? { next: placeOf(last) } : {}),
    });
  };

/** The place of a task among those of every kind; the same as in the index of each. */
function placeOf({ dueDay, id }: Task): string {
  return `${dueDay}#${id}`;
}

async function shownTo(
  deps: Pick<Deps, "register">,
  actor: Actor,
  tasks: readonly Task[],
): Promise<readonly Task[]> {
  const cases = new Set(tasks.filter((task) => task.body !== undefined).map((task) => task.caseId));
  const readable = new Set<string>();
  await Promise.all(
    [...cases].map(async (id) => {
      const application = await loadApplication(deps, id);
      if (application !== undefined && forbids(actor, "readAnswers", application) === undefined)
        readable.add(id);
    }),
  );
  return tasks.filter(
    (task) => mayKnowOf(actor, task.caseKind) && (task.body === undefined || readable.has(task.caseId)),
  );
}
