import { type FileScope, type FileState, procedureFile, scopesWithin } from "./procedure-file.ts";

/** The very file that is deployed. */
export const { text: applicationText, file: applicationFile } = procedureFile("application");

/** The whole file and, within it, what is done for one body. */
export const allScopes: readonly FileScope[] = scopesWithin(applicationFile);

/** Every state of the file by name, at any depth. */
export const allStates: ReadonlyMap<string, FileState> = new Map(
  allScopes.flatMap((one) => Object.entries(one.States)),
);
