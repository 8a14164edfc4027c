/** What must or must not stand beside a word for it to count: the cheap test after the automaton has found it. */

/** As in the data files: alternatives separated by spaces, `#` for any one digit. */
export interface NeighbourConditions {
  readonly followedBy?: string;
  readonly notFollowedBy?: string;
  readonly precededBy?: string;
  readonly notPrecededBy?: string;
}

/**
 * The lists are read at each question and not prepared beforehand: few of the words are ever found, and all lists
 * prepared would cost more at the start than the questions do later.
 */
export function neighboursAllow(conditions: NeighbourConditions, text: string, start: number, end: number): boolean {
  const { followedBy, notFollowedBy, precededBy, notPrecededBy } = conditions;
  return (
    (followedBy === undefined || someAfter(followedBy, text, end)) &&
    (notFollowedBy === undefined || !someAfter(notFollowedBy, text, end)) &&
    (precededBy === undefined || someBefore(precededBy, text, start)) &&
    (notPrecededBy === undefined || !someBefore(notPrecededBy, text, start))
  );
}

function someAfter(words: string, text: string, end: number): boolean {
  return words.split(' ').some((word) => standsAt(text, end, word));
}

function someBefore(words: string, text: string, start: number): boolean {
  return words.split(' ').some((word) => standsAt(text, start - word.length, word));
}

function standsAt(text: string, at: number, word: string): boolean {
  if (at < 0 || at + word.length > text.length) return false;
  for (let i = 0; i < word.length; i++) {
    const expected = word[i]!;
    const actual = text[at + i]!;
    if (expected === '#' ? !isDigit(actual) : expected !== actual) return false;
  }
  return true;
}

function isDigit(character: string): boolean {
  return (character >= '0' && character <= '9') || (character >= '０' && character <= '９');
}
