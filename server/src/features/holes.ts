/** The places 【…】 of a file that are still to be filled in: counted in the status bar, gone through by commands. */

import type { Analysis } from '../model/draft.ts';
import { readHoles } from '../model/line/holes.ts';
import { PRINTED } from '../rules/rule.ts';
import { rangeOf, type Range } from '../text/span.ts';

/** From the beginning of the file to its end. */
export function holesIn({ blocks, roles }: Analysis): Range[] {
  return blocks.flatMap((block, line) =>
    PRINTED.includes(roles[line]!) ? readHoles(block).map((span) => rangeOf(line, span)) : [],
  );
}
