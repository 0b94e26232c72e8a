import { type Compartment, compartments, type PortCall, portCalls } from "#infra/needs.ts";

/** Whose calls count: what a function does, not how an adapter does it. */
const ownCode = /^\/\/ (functions|shared\/(usecases|proof|notices))\//;

/** The parts of an unminified bundle that come from the function's own code; esbuild heads each file with its path. */
function ownParts(bundle: string): string {
  const parts = bundle.split(/^(?=\/\/ (?:functions|shared|node_modules|\.\.)[^\n]*$)/m);
  return parts.filter((part) => ownCode.test(part)).join("\n");
}

/** The calls on ports, and the compartments read, in an unminified bundle. */
export function callsIn(bundle: string): { calls: PortCall[]; reads: Compartment[] } {
  const code = ownParts(bundle);
  const calls = portCalls.filter((call) =>
    call === "register.remove"
      ? code.includes('put: "remove"')
      : new RegExp(`\\b${call.replace(".", "\\.")}\\(`).test(code),
  );
  const reads = compartments.filter((kind) =>
    new RegExp(`\\b(register\\.(get|list)\\(|listAll\\d*\\(deps,)\\s*"${kind}"`).test(code),
  );
  return { calls, reads };
}
