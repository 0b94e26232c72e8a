import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as z from "zod";
import { lambdaContext } from "#local/http/lambda-event.ts";
import { type Access, roleName } from "./access.ts";
import { type ResolvedTemplate, region } from "./resolved-template.ts";

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const properties = z.object({
  Description: z.string(),
  Runtime: z.literal("nodejs24.x"),
  Handler: z.literal("index.handler"),
  Role: z.string(),
  Code: z.object({ S3Key: z.string().endsWith(".zip") }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});
const bundle = z.object({ handler: z.custom<Handler>((value) => typeof value === "function") });
const asyncCalls = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.int(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }),
});

/** A call that threw: where, and by what name. */
export type Failure = { readonly function: string; readonly error: string };

export type Functions = {
  /** Calls a function and waits for its answer, as JSON goes over the wire. Rejects with what it throws. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  /** Hands a function an event nobody waits for: tried again as its settings say, and then left in its queue. */
  readonly invokeLater: (functionArn: string, event: unknown) => void;
  readonly roleOf: (functionArn: string) => string;
  /** The ARN of the function that a name, an ARN or a folder (`schedule/reconcile`) means. */
  readonly arnOf: (name: string) => string;
  readonly failures: readonly Failure[];
  /** What functions have written to standard output, a line each. */
  readonly log: readonly string[];
  /** Resolves when nothing that was handed over is under way. */
  readonly idle: () => Promise<void>;
};

/** What the calling function may see as its environment; everybody else sees that of the process. */
const seen = new AsyncLocalStorage<{
  readonly variables: Readonly<Record<string, string>>;
  readonly write: (text: string) => void;
}>();

let isInstalled = false;

/** Functions share this process, and each must see its own environment and write its own log. */
function separateFunctions(): void {
  if (isInstalled) return;
  isInstalled = true;
  const ofProcess = process.env;
  const current = () => seen.getStore()?.variables ?? ofProcess;
  process.env = new Proxy(ofProcess, {
    get: (_, name) => (typeof name === "string" ? current()[name] : undefined),
    has: (_, name) => name in current(),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: (_, name) => {
      const value = typeof name === "string" ? current()[name] : undefined;
      return value === undefined
        ? undefined
        : { value, enumerable: true, configurable: true, writable: true };
    },
  });
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const store = seen.getStore();
    if (store !== undefined && typeof chunk === "string") {
      store.write(chunk);
      return true;
    }
    return Reflect.apply(write, process.stdout, [chunk, ...rest]);
  };
}

/**
 * The functions of the template, each from its own bundle, with its own variables and under its own role: the access key
 * it signs with is the role's name, so that whoever is called knows the role.
 * @param assembly the folder CDK has laid the code in, by the names in the template
 */
export function templateFunctions(
  { ofType, arnOf, refOf }: ResolvedTemplate,
  access: Access,
  assembly: string,
  queue: (queueArn: string, message: unknown) => void,
): Functions {
  separateFunctions();
  const require = createRequire(import.meta.url);
  const byArn = new Map(
    ofType("AWS::Lambda::Function").map((each) => {
      const read = properties.parse(each.Properties);
      return [arnOf(each), { ...read, name: refOf(each), role: roleName(read.Role) }];
    }),
  );
  const retried = new Map(
    ofType("AWS::Lambda::EventInvokeConfig")
      .map(({ Properties }) => asyncCalls.parse(Properties))
      .map((each) => [each.FunctionName, each]),
  );
  const loaded = new Map<string, Handler>();
  const failures: Failure[] = [];
  const log: string[] = [];
  const underWay = new Set<Promise<void>>();
  let requests = 0;

  const functionAt = (functionArn: string) => {
    const found = byArn.get(functionArn);
    if (found === undefined) throw new Error(`There is no function ${functionArn}`);
    return found;
  };
  const handlerOf = (functionArn: string): Handler => {
    const known = loaded.get(functionArn);
    if (known !== undefined) return known;
    const { Code } = functionAt(functionArn);
    const file = join(assembly, `asset.${Code.S3Key.replace(/\.zip$/, "")}`, "index.cjs");
    const { handler } = bundle.parse({ ...require(file) });
    loaded.set(functionArn, handler);
    return handler;
  };
  const variablesOf = ({ Environment, name, role }: ReturnType<typeof functionAt>) => ({
    ...Environment.Variables,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: role,
    AWS_SECRET_ACCESS_KEY: secretOf(role),
    AWS_SESSION_TOKEN: `session-of-${role}`,
  });

  async function invoke(functionArn: string, event: unknown): Promise<unknown> {
    const called = functionAt(functionArn);
    access.authoriseAssume(called.role, "lambda.amazonaws.com");
    const write = (text: string) => void log.push(...text.trimEnd().split("\n"));
    requests += 1;
    const context = lambdaContext(called.name, `request-${requests}`);
    try {
      const answer = await seen.run({ variables: variablesOf(called), write }, async () =>
        handlerOf(functionArn)(JSON.parse(JSON.stringify(event ?? null)), context),
      );
      return JSON.parse(JSON.stringify(answer ?? null));
    } catch (error) {
      const name = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
      failures.push({ function: called.Description, error: name });
      throw error;
    }
  }

  async function deliver(functionArn: string, event: unknown): Promise<void> {
    const { name, role } = functionAt(functionArn);
    const settings = retried.get(name);
    for (let attempt = 0; attempt <= (settings?.MaximumRetryAttempts ?? 2); attempt += 1) {
      try {
        await invoke(functionArn, event);
        return;
      } catch {
        // It is among the failures already.
      }
    }
    if (settings === undefined) return;
    const { Destination } = settings.DestinationConfig.OnFailure;
    access.authorise(role, { action: "sqs:SendMessage", resource: Destination });
    queue(Destination, event);
  }

  return {
    invoke,
    invokeLater: (functionArn, event) => {
      const delivery = deliver(functionArn, event).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    roleOf: (functionArn) => functionAt(functionArn).role,
    arnOf: (name) => {
      const found = [...byArn].find(
        ([functionArn, each]) =>
          functionArn === name || each.name === name || each.Description === `functions/${name}`,
      );
      if (found === undefined) throw new Error(`There is no function ${name}`);
      return found[0];
    },
    failures,
    log,
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** The secret access key that goes with a role's access key. */
export const secretOf = (role: string): string => `secret-of-${role}`;
