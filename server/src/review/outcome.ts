/** What passes between whoever asks for a review and the review: what to say, and what could not be done. */

import type { Range, TextEdit } from '../text/span.ts';
import type { Obstacle } from './tracking.ts';

/** What is to be said about a place of the draft. */
export interface Remark {
  readonly range: Range;
  /** One paragraph each; the first stands out. */
  readonly paragraphs: readonly string[];
}

/** An edit that stays a comment, and what stands in its way. */
export interface Untracked {
  readonly edit: TextEdit;
  readonly obstacle: Obstacle;
}
