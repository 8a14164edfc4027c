/** A text laid out: what is known of each line when its drafts are read. */

import type { Block } from '../../syntax/block.ts';
import type { LineFacts } from '../line/facts.ts';
import type { LineRole } from './layout.ts';
import type { Clause } from './outline.ts';

export interface LaidOutText {
  readonly blocks: readonly Block[];
  readonly facts: readonly LineFacts[];
  readonly roles: readonly LineRole[];
  readonly clauses: readonly (Clause | null)[];
}
