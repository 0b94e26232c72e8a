import { readdirSync, readFileSync } from "node:fs";

/** A process as Linux shows it below /proc; undefined when it has gone, or where there is no /proc. */
function statusOf(pid: string): { readonly parent: string; readonly highestKiB: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string): string => new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? "";
    return { parent: field("PPid"), highestKiB: Number(field("VmHWM")) };
  } catch {
    return undefined;
  }
}

/**
 * The most memory (resident, MiB) that the largest process has had so far among one and its descendants; NaN where the
 * system does not tell it, as it does on Linux.
 */
export function highestMiB(pid: number): number {
  const processes = listed().flatMap((each) => {
    const status = statusOf(each);
    return status === undefined ? [] : [{ pid: each, ...status }];
  });
  const family = new Set([String(pid)]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const each of processes) if (family.has(each.parent)) family.add(each.pid);
  }
  const sizes = processes.filter((each) => family.has(each.pid)).map(({ highestKiB }) => highestKiB / 1024);
  return sizes.length === 0 ? Number.NaN : Math.max(...sizes);
}

function listed(): readonly string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
