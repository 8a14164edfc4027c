/**
 * DeferUnfinished while typing: a finding that only says that the sentence is not finished waits while the drafter is still
 * writing on its line. It comes when the drafter goes to another line or pauses. What was shown on the line before
 * the drafter came to it stays, so that nothing flickers.
 */

import type { Finding } from '../rules/finding.ts';
import type { Change } from '../syntax/source.ts';

export const PAUSE_MS = 1500;

interface Writing {
  readonly line: number;
  /** Rules whose findings stood on the line already. */
  readonly shown: ReadonlySet<string>;
}

export class DeferUnfinished {
  readonly #onPause: () => void;
  #writing: Writing | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onPause called when the drafter has stopped: what was withheld can be shown */
  constructor(onPause: () => void) {
    this.#onPause = onPause;
  }

  /** @param before the findings that were shown when the edit came */
  edited(changes: readonly Change[], before: readonly Finding[]): void {
    const last = changes[changes.length - 1];
    clearTimeout(this.#timer);
    if (last?.range === undefined) {
      this.#writing = null;
      return;
    }
    const { line } = last.range.start;
    const after = line + (last.text.match(/\r\n|\n|\r/g)?.length ?? 0);
    const shown = this.#writing?.line === line ? this.#writing.shown : rulesOn(line, before);
    this.#writing = { line: after, shown };
    this.#timer = setTimeout(() => {
      this.#writing = null;
      this.#onPause();
    }, PAUSE_MS);
  }

  /** True when the drafter has left the line that was written on. */
  caretAt(line: number): boolean {
    if (this.#writing === null || this.#writing.line === line) return false;
    this.stop();
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#writing = null;
  }

  /** The findings to show now. */
  shownOf(findings: readonly Finding[]): readonly Finding[] {
    const writing = this.#writing;
    if (writing === null) return findings;
    const waits = (finding: Finding): boolean =>
      finding.unfinished === true && isOn(writing.line, finding) && !writing.shown.has(finding.rule);
    return findings.some(waits) ? findings.filter((finding) => !waits(finding)) : findings;
  }
}

function isOn(line: number, { range }: Finding): boolean {
  return range.start.line <= line && line <= range.end.line;
}

function rulesOn(line: number, findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.filter((finding) => finding.unfinished === true && isOn(line, finding)).map(({ rule }) => rule),
  );
}
