/** Rehearses for the first draft that is opened: a little before its first findings, the rest between messages. */

import type { Session } from './session.ts';

/** What a draft of this many UTF-16 units, which takes some ten times as long to open, can wait for. */
const UNITS_PER_MS = 1_000;
const LONGEST_WAIT_MS = 80;
/** Between two steps, so that messages which came in the meantime go first. */
const BREATH_MS = 2;

export class Rehearsal {
  readonly #session: Session;
  #begun = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Before a draft that was opened is checked. */
  begin(uri: string): void {
    const document = this.#session.documents.get(uri);
    if (this.#begun || document === undefined) return;
    this.#begun = true;
    const steps = this.#session.rehearsal(document);
    const length = document.source.blocks.reduce((sum, { text }) => sum + text.length, 0);
    const end = performance.now() + Math.min(LONGEST_WAIT_MS, length / UNITS_PER_MS);
    let goesOn = true;
    while (goesOn && performance.now() < end) goesOn = this.#step(steps);
    if (goesOn) this.#later(steps);
  }

  #later(steps: Iterator<void>): void {
    setTimeout(() => {
      if (this.#step(steps)) this.#later(steps);
    }, BREATH_MS).unref();
  }

  /** Whether there are more. A draft that something is wrong with shows it when it is checked. */
  #step(steps: Iterator<void>): boolean {
    try {
      return steps.next().done !== true;
    } catch (error) {
      this.#session.log(
        `rehearsal stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return false;
    }
  }
}
