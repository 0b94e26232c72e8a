declare module "asl-validator" {
  /** Checks a definition against the JSON schema of the Amazon States Language. Writes into the definition it gets. */
  const validate: (definition: unknown) => { isValid: boolean; errorsText: (separator: string) => string };
  export = validate;
}
