/** Clauses of one draft as a set: each begins on a line of its own, so a mark a line is all it takes. */

import type { Clause } from './outline.ts';

export class ClauseSet {
  readonly #first: number;
  readonly #marks: Uint8Array;

  /** For clauses between two lines, the second excluded. */
  constructor({ first, end }: { readonly first: number; readonly end: number }) {
    this.#first = first;
    this.#marks = new Uint8Array(end - first);
  }

  add({ line }: Clause): void {
    this.#marks[line - this.#first] = 1;
  }

  has({ line }: Clause): boolean {
    return this.#marks[line - this.#first] === 1;
  }

  addAll(other: ClauseSet): void {
    for (let at = 0; at < this.#marks.length; at++) this.#marks[at]! |= other.#marks[at]!;
  }
}
