/** One suggestion as an editor lists it: what it says, what it would write, and where it comes from. */

import type { GovernmentLevel } from '../../library/libraryDocument.ts';
import type { KindFamily } from '../../model/structure/documentKind.ts';
import type { Span } from '../../text/span.ts';

export interface Suggested {
  readonly kind: 'clause' | 'heading' | 'ordinal' | 'annotation' | 'body' | 'document' | 'indicator';
  readonly label: string;
  /** Right behind the label: （本稿尚缺）. */
  readonly remark?: string;
  /** Where it comes from, in a word: 临沧2019 四、（七）. */
  readonly origin: string;
  /** What it takes the place of, on the line of the caret. */
  readonly replaces: Span;
  readonly plain: string;
  /** With tab stops; absent where there is nothing to fill in. */
  readonly snippet?: string;
  /** A line to put above: the source of words that are not one's own. */
  readonly noteAbove?: string;
  readonly about: About;
}

/** Enough to say more of a suggestion when the drafter looks at it. */
export type About =
  | {
      readonly of: 'model';
      readonly id: string;
      readonly region: string | null;
      readonly level: GovernmentLevel | null;
      readonly kind: KindFamily | null;
    }
  | { readonly of: 'sources'; readonly sources: readonly string[]; readonly text: string }
  | { readonly of: 'document'; readonly title: string; readonly documentNumber: string | null }
  | { readonly of: 'text'; readonly text: string };

/** What a list of suggestions goes by. */
export interface Suggestions {
  /** What the drafter has typed of it so far; every suggestion fits it already. */
  readonly typed: string;
  /** Best first. */
  readonly items: readonly Suggested[];
}
