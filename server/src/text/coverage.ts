/** Which characters of a line are spoken for, so that of several readings of one stretch only the first counts. */

import type { Span } from './span.ts';

export class Coverage {
  readonly #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  /** Takes the span unless part of it is taken already; tells whether it was free. */
  take({ start, end }: Span): boolean {
    for (let at = start; at < end; at++) if (this.#taken[at] === 1) return false;
    this.#taken.fill(1, start, end);
    return true;
  }

  has(at: number): boolean {
    return this.#taken[at] === 1;
  }
}
