import type { Deps, Write } from "#ports";
import type { Application } from "#records/application.ts";
import type { Provider } from "#records/certification.ts";
import { keys } from "#records/layout.ts";

type Names = Pick<Provider["names"][number], "name" | "nameEn" | "address">;

/** The write that adds the company of an application to its history; none where it says too little of it. */
export async function providerWrites(
  deps: Pick<Deps, "register" | "clock">,
  { corporateNumber, form }: Pick<Application, "corporateNumber" | "form">,
): Promise<readonly Write[]> {
  const { name, nameEn, address } = form.company ?? {};
  if (name === undefined || nameEn === undefined || address === undefined) return [];
  return nameWrites(deps, corporateNumber, { name, nameEn, address });
}

/** The write that adds a company's name and address to its history when they are new; none otherwise. */
export async function nameWrites(
  deps: Pick<Deps, "register" | "clock">,
  corporateNumber: string,
  names: Names,
): Promise<readonly Write[]> {
  const { name, nameEn, address } = names;
  const entry = { name, nameEn, address, from: deps.clock.now() };
  const found = await deps.register.get("provider", keys.provider(corporateNumber));
  if (found === undefined) {
    const record = {
      kind: "provider",
      corporateNumber,
      version: 1,
      names: [entry],
      revocations: [],
    } satisfies Provider;
    return [{ put: "create", record }];
  }
  const last = found.names.at(-1);
  if (last?.name === name && last.nameEn === nameEn && last.address === address) return [];
  return [
    {
      put: "replace",
      record: { ...found, version: found.version + 1, names: [...found.names, entry] },
      when: [{ field: "version", is: "oneOf", values: [found.version] }],
    },
  ];
}
