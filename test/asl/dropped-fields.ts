import type { RecordedExecution } from "./recorded-execution.ts";

/**
 * What functions answered with on an earlier day and no longer do. A definition under way reads its answers by path: one
 * that is missing ends the execution.
 */
export function droppedFields(executions: readonly RecordedExecution[]): string[] {
  const answers = executions
    .toSorted((one, other) => one.recorded.localeCompare(other.recorded))
    .flatMap(({ recorded, calls }) =>
      calls.map(({ function: name, output }) => ({ recorded, name, fields: Object.keys(Object(output)) })),
    );
  const dropped = answers.flatMap(({ recorded, name, fields }) => {
    const earlier = answers.filter((each) => each.name === name && each.recorded < recorded);
    const missing = earlier.flatMap((each) => each.fields).filter((field) => !fields.includes(field));
    return missing.map((field) => `${name} no longer answers with ${field} (${recorded})`);
  });
  return [...new Set(dropped)];
}
