/** A control of Annex A with its letter; without it a number may be of anything. */
const controlNumber = /a\.?(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d.])/g;
/** A title may stand between a control and its status: letters, no figures and no marks, and not a head of a column. */
const title = /^[\p{L}ー・、,/&():|-]{0,60}$/u;
const columnHead = /管理策|番号|理由|根拠|備考|状況|justification|reason|status/;
/** What turns the words of exclusion into a sentence about them, or into a head of a column. */
const sentence = /^(?:は|が|を|も|と|に|の|及び|又は|または)/;
const notSaid = /^(?:と?は?し?ない|では?ない|できない|にしない|不可|の?理由|を?除|か否か|の?有無|\/)/;

type Status = { readonly word: string; readonly at: number; readonly excluded: boolean };

/** The words that say whether a control applies, as `normalised` gives them. */
export type StatusWords = { readonly excluded: readonly string[]; readonly applied: readonly string[] };

/** The first word of status in a text; of two at the same place the longer, so that 適用除外 is not read as 適用. */
function firstStatus(text: string, words: StatusWords): Status | undefined {
  const found = [
    ...words.excluded.map((word) => ({ word, at: text.indexOf(word), excluded: true })),
    ...words.applied.map((word) => ({ word, at: text.indexOf(word), excluded: false })),
  ].filter(({ at }) => at >= 0);
  return found.toSorted((one, other) => one.at - other.at || other.word.length - one.word.length)[0];
}

function isExcluded(following: string, words: StatusWords): boolean | undefined {
  const status = firstStatus(following, words);
  if (status === undefined) return undefined;
  if (!status.excluded) return false;
  const before = following.slice(0, status.at);
  const behind = following.slice(status.at + status.word.length);
  const clear =
    title.test(before) && !columnHead.test(before) && !sentence.test(before) && !notSaid.test(behind);
  return clear ? true : undefined;
}

/**
 * The controls a statement of applicability clearly excludes, in its order: the number with its letter, at most a title,
 * then a word of exclusion. A statement whose statuses stand before the numbers is not read, nor is a control that is
 * also said to apply.
 * @param text as `normalised` gives it
 * @returns numbers without the letter, e.g. `8.15`
 */
export function excludedControlsIn(text: string, words: StatusWords): readonly string[] {
  const controls = [...text.matchAll(controlNumber)].map(({ 0: said, 1: control = "", index }) => ({
    control,
    from: index,
    to: index + said.length,
  }));
  const [first] = controls;
  if (first === undefined) return [];
  const head = text.slice(0, first.from);
  if ([...words.excluded, ...words.applied].some((word) => head.endsWith(word))) return [];
  const read = controls.map(({ control, to }, index) => {
    const following = text.slice(to, controls[index + 1]?.from ?? text.length);
    return { control, excluded: isExcluded(following, words) };
  });
  const applied = new Set(read.filter(({ excluded }) => excluded === false).map(({ control }) => control));
  const excluded = read.filter((each) => each.excluded === true).map(({ control }) => control);
  return [...new Set(excluded)].filter((control) => !applied.has(control));
}
