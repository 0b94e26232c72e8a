import type { Deps, Write } from "#ports";
import type { Application } from "#records/application.ts";
import { type ActedBy, applicationCase, type CaseRef } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { nextAttentionDay, taskDue } from "#scheme/task-due.ts";
import { type TaskAct, type TaskKind, taskTransitions } from "#scheme/task-transitions.ts";
import { transitionFor, writeConditions } from "#scheme/transition.ts";
import { listAll } from "./load.ts";

export type TaskWrites = { readonly writes: readonly Write[]; readonly effects: readonly Effect[] };
export const noTaskWrites: TaskWrites = { writes: [], effects: [] };

/** What of a case a task concerns: the body that is asked, or a topic such as a prerequisite. */
export type TaskConcern = { readonly body?: string | undefined; readonly topic?: string | undefined };

/** Every task a case has had, open or closed. */
export function allTasks(deps: Pick<Deps, "register">, of: CaseRef): Promise<readonly Task[]> {
  return listAll(deps, "task", partitions.case(of));
}

/** Every task of a case that somebody is still waited for. */
export async function openTasks(deps: Pick<Deps, "register">, of: CaseRef): Promise<readonly Task[]> {
  return (await allTasks(deps, of)).filter((task) => task.status === "open");
}

/** The open task of one kind (and body or topic), or undefined. */
export async function openTask(
  deps: Pick<Deps, "register">,
  of: CaseRef,
  taskKind: TaskKind,
  concern: TaskConcern = {},
): Promise<Task | undefined> {
  const tasks = await openTasks(deps, of);
  return tasks.find(
    (task) => task.taskKind === taskKind && task.body === concern.body && task.topic === concern.topic,
  );
}

/** The case an application is, with its company: what a task on it is made for. */
export function taskCase({ id, corporateNumber }: Pick<Application, "id" | "corporateNumber">) {
  return { ...applicationCase(id), corporateNumber };
}

/**
 * A new task, due as the policy says, counted from today.
 * @param dueDay JST day, where something else than the policy's period for this kind sets it
 */
export function newTask(
  deps: Pick<Deps, "clock" | "ids">,
  of: CaseRef & { readonly corporateNumber?: string | undefined },
  policy: Policy,
  taskKind: TaskKind,
  { dueDay: given, body, topic }: TaskConcern & { readonly dueDay?: string } = {},
): Task {
  const openedAt = deps.clock.now();
  const today = jstDay(openedAt);
  const dueDay = given ?? taskDue(taskKind, policy, today, body);
  return {
    kind: "task",
    id: deps.ids.next(),
    version: 1,
    caseKind: of.caseKind,
    caseId: of.caseId,
    ...(of.corporateNumber === undefined ? {} : { corporateNumber: of.corporateNumber }),
    taskKind,
    ...(body === undefined ? {} : { body }),
    ...(topic === undefined ? {} : { topic }),
    status: "open",
    openedAt,
    dueDay,
    attentionDay: nextAttentionDay({
      kind: taskKind,
      policy,
      dueDay,
      today,
      ...(body === undefined ? {} : { body }),
    }),
    remindersSent: 0,
  };
}

export function opening(task: Task): TaskWrites {
  return { writes: [{ put: "create", record: task }], effects: [] };
}

/** Closes a task, once: the second to try finds it closed. The waiting execution is told to go on. */
export function closing(
  task: Task,
  act: Extract<TaskAct, "answer" | "expire" | "cancel">,
  by: ActedBy,
  at: string,
): TaskWrites {
  const transition = transitionFor(taskTransitions, "open", act);
  if (transition === undefined) throw new Error(`No task is closed by ${act}`);
  const { attentionDay: _, ...kept } = task;
  const record: Task = {
    ...kept,
    version: task.version + 1,
    status: transition.to,
    closedAt: at,
    closedBy: by,
  };
  return {
    writes: [{ put: "replace", record, when: writeConditions(transition, task.version, by.subject) }],
    effects: [{ type: "resumeTask", taskId: task.id }],
  };
}

/** Moves the due day of an open task. */
export function prolonging(
  task: Task,
  policy: Policy,
  dueDay: string,
  today: string,
  subject: string,
): TaskWrites {
  const transition = transitionFor(taskTransitions, "open", "prolongTask");
  if (transition === undefined) throw new Error("No task can be prolonged");
  const attentionDay = nextAttentionDay({
    kind: task.taskKind,
    policy,
    dueDay,
    today,
    ...(task.body === undefined ? {} : { body: task.body }),
  });
  const record: Task = { ...task, version: task.version + 1, dueDay, attentionDay };
  return {
    writes: [{ put: "replace", record, when: writeConditions(transition, task.version, subject) }],
    effects: [],
  };
}

export function together(...parts: readonly TaskWrites[]): { writes: Write[]; effects: Effect[] } {
  return { writes: parts.flatMap((part) => part.writes), effects: parts.flatMap((part) => part.effects) };
}
