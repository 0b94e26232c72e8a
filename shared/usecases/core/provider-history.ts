import type { Deps, Write } from "#ports";
import type { Application } from "#records/application.ts";
import type { Provider } from "#records/certification.ts";
import { keys } from "#records/layout.ts";

/** The write that adds a company's name and address to its history when they are new; none otherwise. */
export async function providerWrites(
  deps: Pick<Deps, "register" | "clock">,
  application: Application,
): Promise<readonly Write[]> {
  const { name, nameEn, address } = application.form.company ?? {};
  if (name === undefined || nameEn === undefined || address === undefined) return [];
  const entry = { name, nameEn, address, from: deps.clock.now() };
  const found = await deps.register.get("provider", keys.provider(application.corporateNumber));
  if (found === undefined) {
    const record = {
      kind: "provider",
      corporateNumber: application.corporateNumber,
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
