import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { taskKinds } from "#scheme/task-transitions.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome } from "./outcome.ts";
import { taskView } from "./views/task-view.ts";

type Route = typeof secretariatRoutes.listTasks;

/** Everything somebody is waited for, the most urgent first, at most 1000 of each kind (N-06). */
export const listTasks =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ taskKind }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const kinds = taskKind === undefined ? taskKinds : [taskKind];
    const pages = await Promise.all(
      kinds.map((kind) => deps.register.listBy("task", "group", partitions.openTasks(kind), { limit: 1000 })),
    );
    const now = deps.clock.now();
    const tasks = pages.flatMap((page) => page.records).map((task) => taskView(task, now));
    return done({ tasks: tasks.toSorted((one, other) => one.dueDay.localeCompare(other.dueDay)) });
  };
