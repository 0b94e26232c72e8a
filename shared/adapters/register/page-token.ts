import * as z from "zod";
import { compareSort, type Position, type Query } from "./item-store.ts";

/** A page token that this register did not give out for this list. */
export class InvalidPageToken extends Error {
  override readonly name = "InvalidPageToken";
}

/** Sort value in the list, then the key's partition and sort value; DynamoDB allows 2048 and 1024 bytes for them. */
const tokenContent = z.tuple([
  z.string().min(1).max(1024),
  z.string().min(1).max(2048),
  z.string().min(1).max(1024),
]);

const unpack = (token: string): unknown => {
  const bytes = Buffer.from(token, "base64url");
  // Node skips characters that are not base64url; a token is what was given out, to the letter.
  if (bytes.toString("base64url") !== token) throw new InvalidPageToken("The page token is no token");
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new InvalidPageToken("The page token is no token", { cause });
    throw cause;
  }
};

/** The token to go on behind a position. */
export function pageToken({ sort, key }: Position): string {
  return Buffer.from(JSON.stringify([sort, key.partition, key.sort])).toString("base64url");
}

/**
 * The position a token stands for.
 * @throws InvalidPageToken when the token was forged, or comes from another list
 */
export function positionOf(
  token: string,
  list: Pick<Query, "index" | "partition" | "from" | "to">,
): Position {
  const content = tokenContent.safeParse(unpack(token));
  if (!content.success) throw new InvalidPageToken("The page token is no token");
  const [sort, keyPartition, keySort] = content.data;
  const outside =
    (list.from !== undefined && compareSort(sort, list.from) < 0) ||
    (list.to !== undefined && compareSort(sort, list.to) > 0);
  const elsewhere = list.index === undefined && (keyPartition !== list.partition || keySort !== sort);
  if (outside || elsewhere) throw new InvalidPageToken("The page token belongs to another list");
  return { sort, key: { partition: keyPartition, sort: keySort } };
}
