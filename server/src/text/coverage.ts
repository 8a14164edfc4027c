/** Which characters of a line are spoken for, so that of several readings of one stretch only the first counts. */

import type { Span } from './span.ts';

/** So many stretches are looked through one by one; only hostile lines hold more, and those get a table. */
const FEW = 24;

export class Coverage {
  readonly #length: number;
  readonly #spans: Span[] = [];
  #taken: Uint8Array | null = null;

  constructor(length: number) {
    this.#length = length;
  }

  /** Takes the span unless part of it is taken already; tells whether it was free. */
  take(span: Span): boolean {
    if (!this.#isFree(span)) return false;
    if (this.#taken !== null) this.#taken.fill(1, span.start, span.end);
    else if (this.#spans.push(span) > FEW) this.#taken = this.#table();
    return true;
  }

  has(at: number): boolean {
    return !this.#isFree({ start: at, end: at + 1 });
  }

  #isFree({ start, end }: Span): boolean {
    if (this.#taken === null) return this.#spans.every((other) => other.end <= start || end <= other.start);
    for (let at = start; at < end; at++) if (this.#taken[at] === 1) return false;
    return true;
  }

  #table(): Uint8Array {
    const taken = new Uint8Array(this.#length);
    for (const { start, end } of this.#spans) taken.fill(1, start, end);
    return taken;
  }
}
