/** Work that nobody waits for: done once, in the first pause. */

export class IdleTask {
  readonly #pauseMs: number;
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #done = false;

  constructor(pauseMs: number, work: () => void) {
    this.#pauseMs = pauseMs;
    this.#work = work;
  }

  /** Something goes on: the pause begins anew. */
  busy(): void {
    if (this.#done) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#done = true;
      this.#work();
    }, this.#pauseMs);
    this.#timer.unref();
  }
}
