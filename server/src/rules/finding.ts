/** What a rule reports, and how it can be mended: plain data in editor terms. */

import type { Range, TextEdit } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A way to mend a finding. */
export interface Fix {
  /** What the drafter reads in the quick-fix menu. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Safe: right without a human decision, so `fixAll` and `policy-draft fix` may apply it. */
  readonly safe: boolean;
  /** The office itself has written down that it wants this done: safe although it changes words. */
  readonly ordered?: boolean;
  /** The one to offer first when there are several. */
  readonly preferred?: boolean;
  /**
   * The first edit's text as a snippet (`$1`, `${1:市科技局}`), for editors that take one:
   * the drafter then fills the hole with the Tab key. `newText` stays the plain form.
   */
  readonly snippet?: string;
}

export interface Related {
  readonly range: Range;
  readonly message: string;
}

export type Unfinished = 'sentence' | 'clause' | 'draft';

export interface Finding {
  /** Rule id, as in the contract. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Computed when asked for: most findings are read, few are mended. Computed on the same text as the finding. */
  readonly fixes: () => readonly Fix[];
  readonly related?: readonly Related[];
  /** What it says to be not finished, where it says no more than that: while the drafter writes there, it waits. */
  readonly unfinished?: Unfinished;
  /** Struck through in editors that can: text that is out of date or superfluous. */
  readonly tag?: 'deprecated' | 'unnecessary';
}
