import type { Route } from "#contracts/route.ts";
import { readInput } from "./read-input.ts";
import type { Part } from "./request.ts";

/** Reads what is asked for by the route's own schemas. */
export const parseInput = (route: Route): Part => ({
  before: (request) => {
    request.event = { ...request.event, input: readInput(route, request.event) };
  },
});
