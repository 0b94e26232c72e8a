/** A path or a name as ids of constructs are written: `procedure/locate-case` -> `ProcedureLocateCase`. */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
