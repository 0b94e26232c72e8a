import type { Deps, Page } from "#ports";
import { partitions } from "#records/layout.ts";

const pageSize = 50;

/** A page of what was declared under a certification. */
export function declaredPage<Kind extends "delegation" | "secondment">(
  deps: Pick<Deps, "register">,
  kind: Kind,
  number: string,
  after: string | undefined,
): Promise<Page<Kind>> {
  return deps.register.list(kind, partitions.certification(number), {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
}

/** Where the next page begins, as a reply says it. */
export function nextOf(page: { readonly next?: string }): { next?: string } {
  return page.next === undefined ? {} : { next: page.next };
}
