/** All rules by name. Written by `npm run generate`; a rule is added by adding its file. */

import numberingDuplicate from './numbering/numbering-duplicate.ts';
import numberingFormat from './numbering/numbering-format.ts';
import numberingGap from './numbering/numbering-gap.ts';
import numberingLevel from './numbering/numbering-level.ts';
import numberingOrder from './numbering/numbering-order.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  numberingDuplicate,
  numberingFormat,
  numberingGap,
  numberingLevel,
  numberingOrder,
];
