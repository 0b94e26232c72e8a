import type { ChangeSet, ResourceChange } from "./change-set.ts";
import type { Danger, DangerKind } from "./dangers.ts";

const signs: Readonly<Record<string, string>> = { Add: "+", Remove: "-", Modify: "~", Import: ">" };

/** What a change set would change, one line a resource; of properties their names alone. */
export function describeChanges(changeSets: readonly ChangeSet[]): string[] {
  const withChanges = changeSets.filter(({ changes }) => changes.length > 0);
  return withChanges.flatMap(({ stackName, changes }) => [
    `${stackName}: ${changes.length} 件の変更 / changes`,
    ...changes.map((change) => `  ${describeChange(change)}`),
  ]);
}

function describeChange(change: ResourceChange): string {
  const { Action, LogicalResourceId, ResourceType, Scope = [], Details = [] } = change;
  const properties = new Set(Details.flatMap(({ Target }) => Target?.Name ?? []));
  const what = properties.size > 0 ? [...properties] : Scope;
  const parts = [
    signs[Action] ?? `? ${Action}`,
    `${LogicalResourceId} (${ResourceType})`,
    ...(what.length > 0 && Action === "Modify" ? [what.join(", ")] : []),
    ...replacements(change),
  ];
  return parts.join("  ");
}

function replacements({ Replacement }: ResourceChange): string[] {
  if (Replacement === "True") return ["作り直し / replaced"];
  return Replacement === "Conditional" ? ["作り直しの可能性 / may be replaced"] : [];
}

const kinds: Readonly<Record<DangerKind, string>> = {
  removed: "削除 / removed",
  replaced: "作り直し / replaced",
  mayBeReplaced: "作り直しの可能性 / may be replaced",
  lessProtected: "保護の変更 / its protection changes",
  unseen: "変更の内容が不明 / what would change cannot be seen",
};

/** Why a deployment stops, and what to do: for whoever started it. */
export function explainDangers(dangers: readonly Danger[], environment: string): string[] {
  const names = [...new Set(dangers.map(({ logicalId }) => logicalId))];
  return [
    "",
    "配備を止めました。このスタックは何も変更していません。このまま進めると、次のものが失われるおそれがあります。",
    "The deployment is stopped; nothing of this stack was changed. If it went on, this could be lost:",
    ...dangers.flatMap(({ kind, stackName, logicalId, type, loses, isLeftBehind }) => [
      "",
      `  ${logicalId} (${type}, ${stackName})`,
      `    ${kinds[kind]}`,
      `    失われるもの: ${loses.ja} / at stake: ${loses.en}`,
      ...(isLeftBehind
        ? ["    実体はアカウントに残りますが、使われなくなります / it is left in the account, unused"]
        : []),
    ]),
    "",
    "意図した変更でなければ、定義を直してください。意図した変更なら、控えを確かめたうえで、対象を一つずつ指定します。",
    "Unless it is meant, mend the definition. If it is meant, make sure of the copies first, and name each one:",
    "",
    `  npm run deploy -- --environment ${environment} ${names.map((name) => `--allow ${name}`).join(" ")}`,
  ];
}
