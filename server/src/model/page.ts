/** A text laid out: what is known of each line when its drafts are read. */

import type { Block } from '../syntax/block.ts';
import type { Columns } from './columns.ts';
import type { Facts } from './facts.ts';
import type { LineRole } from './layout.ts';
import type { LineReading } from './lineReading.ts';
import type { Clause } from './outline.ts';

export interface Page {
  readonly blocks: readonly Block[];
  readonly facts: readonly Facts[];
  readonly columns: Columns;
  readonly roles: readonly LineRole[];
  readonly clauses: readonly (Clause | null)[];
  /** What was read from each line before; a reading that still holds is taken over, another put in its place. */
  readonly readings: (LineReading | null)[];
}
