/** Common words of two characters, to tell whether two neighbours in a line belong to two different words. */

import data from '../../../data/common-words.json';
import type { Span } from '../../text/span.ts';

export class CommonWords {
  readonly #words = new Set(data.words.flatMap((line) => line.split(' ')));

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Either end of the stretch is half of another word: 医疗|费用|药, and no 用药 misspelt. */
  tears(text: string, { start, end }: Span): boolean {
    return this.#words.has(text.slice(start - 1, start + 1)) || this.#words.has(text.slice(end - 1, end + 1));
  }
}
