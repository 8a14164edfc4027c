/** A set of words, asked which of them a stretch of text ends with: `/(?:…)$/` without a search from every start. */

export class Suffixes {
  /** Words by their last UTF-16 unit, the longest first. */
  readonly #byLast = new Map<number, readonly string[]>();

  constructor(words: readonly string[]) {
    const byLast = new Map<number, string[]>();
    for (const word of words) {
      const last = word.charCodeAt(word.length - 1);
      const others = byLast.get(last);
      if (others === undefined) byLast.set(last, [word]);
      else others.push(word);
    }
    for (const [last, alike] of byLast)
      this.#byLast.set(
        last,
        alike.sort((a, b) => b.length - a.length),
      );
  }

  /** Length of the longest word that ends right before `end` and does not begin before `floor`; 0 when there is none. */
  lengthBefore(text: string, end: number, floor = 0): number {
    if (end <= floor) return 0;
    const words = this.#byLast.get(text.charCodeAt(end - 1));
    if (words === undefined) return 0;
    for (const word of words) {
      if (word.length <= end - floor && text.startsWith(word, end - word.length)) return word.length;
    }
    return 0;
  }

  /** Where the row of words that ends right before `end` begins; `end` itself when there is none. */
  runBefore(text: string, end: number, floor = 0): number {
    let start = end;
    for (;;) {
      const length = this.lengthBefore(text, start, floor);
      if (length === 0) return start;
      start -= length;
    }
  }
}
