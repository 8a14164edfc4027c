/**
 * What is being written is not judged. Findings about the line under the caret wait until the drafter has left it or
 * saved the file, however long the pause; what a clause still lacks waits until the clause is left, what the draft still
 * lacks until it is saved. What was shown before the drafter came to write there stays, so that nothing flickers.
 *
 * An editor that does not tell where the caret is tells of edits only: there, what says that a sentence or clause is not
 * finished waits for a pause.
 */

import type { Analysis } from '../model/draft.ts';
import type { Finding } from '../rules/finding.ts';
import type { Change } from '../syntax/source.ts';

/** For editors that do not tell of the caret. */
export const PAUSE_MS = 1500;

interface Writing {
  readonly line: number;
  /** Findings that stood there already, by what they say. */
  readonly known: ReadonlySet<string>;
}

/** A state of the draft, as far as it is asked for. */
export interface Shown {
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
}

export class UnderCaret {
  readonly #tellsCaret: () => boolean;
  readonly #onPause: () => void;
  #writing: Writing | null = null;
  /** What the draft lacked when it was opened or last saved; null as long as it has not been edited since. */
  #lacked: ReadonlySet<string> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param tellsCaret whether the editor tells where the caret is
   * @param onPause called when a drafter whose editor does not has stopped writing
   */
  constructor(tellsCaret: () => boolean, onPause: () => void) {
    this.#tellsCaret = tellsCaret;
    this.#onPause = onPause;
  }

  /** @param before the draft when the edit came, and what was shown of it */
  edited(changes: readonly Change[], before: () => Shown): void {
    const last = changes[changes.length - 1];
    clearTimeout(this.#timer);
    if (this.#tellsCaret()) {
      this.#lacked ??= new Set(
        before()
          .findings.filter(({ unfinished }) => unfinished === 'draft')
          .map(saidBy),
      );
    }
    if (last?.range === undefined) {
      this.#writing = null;
      return;
    }
    const { line } = last.range.start;
    const after = line + (last.text.match(/\r\n|\n|\r/g)?.length ?? 0);
    const known = this.#writing?.line === line ? this.#writing.known : this.#knownAt(line, before());
    this.#writing = { line: after, known };
    if (this.#tellsCaret()) return;
    this.#timer = setTimeout(() => {
      this.#writing = null;
      this.#onPause();
    }, PAUSE_MS);
  }

  /** @returns whether something that waited may be shown now */
  caretAt(line: number, analysis: () => Analysis): boolean {
    const writing = this.#writing;
    if (writing === null || writing.line === line) return false;
    const { first, last } = clauseLines(analysis(), writing.line);
    this.#writing = first <= line && line <= last ? { ...writing, line } : null;
    return true;
  }

  /** The drafter has saved the file, or turned to another. @returns as `caretAt` */
  done(): boolean {
    const waited = this.#writing !== null || this.#lacked !== null;
    this.#lacked = null;
    this.stop();
    return waited;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#writing = null;
  }

  /** The findings to show now. */
  shownOf({ analysis, findings }: Shown): readonly Finding[] {
    const writing = this.#writing;
    const lacked = this.#lacked;
    if (writing === null && lacked === null) return findings;
    const clause = writing === null ? null : clauseLines(analysis, writing.line);
    const waits = (finding: Finding): boolean => {
      const { unfinished } = finding;
      if (unfinished === 'draft' && lacked !== null && !lacked.has(saidBy(finding))) return true;
      if (writing === null || clause === null || writing.known.has(saidBy(finding))) return false;
      if (unfinished === 'clause' && touches(finding, clause.first, clause.last)) return true;
      return (unfinished !== undefined || this.#tellsCaret()) && touches(finding, writing.line, writing.line);
    };
    return findings.some(waits) ? findings.filter((finding) => !waits(finding)) : findings;
  }

  #knownAt(line: number, { analysis, findings }: Shown): ReadonlySet<string> {
    const { first, last } = clauseLines(analysis, line);
    const here = findings.filter((finding) => touches(finding, first, last)).map(saidBy);
    const writing = this.#writing;
    // Another line of the same clause: what waits there is still not known.
    const within = writing !== null && first <= writing.line && writing.line <= last;
    return new Set(within ? [...writing.known, ...here] : here);
  }
}

/**
 * The lines that belong to the innermost clause around a line and to none below it; outside clauses, the line. A blank
 * line belongs to the clause above: there the next sentence of that clause is begun.
 */
function clauseLines({ blocks, clauses }: Analysis, line: number): { readonly first: number; readonly last: number } {
  let first = line;
  while (first > 0 && blocks[first]?.kind === 'blank') first--;
  const clause = clauses[first] ?? null;
  if (clause === null) return { first: line, last: line };
  let last = line;
  while (clauses[first - 1] === clause) first--;
  while (clauses[last + 1] === clause) last++;
  return { first, last };
}

/** Whether it is about these lines: stands on them, or names them as the other place of two. */
function touches({ range, related }: Finding, first: number, last: number): boolean {
  const within = ({ start, end }: Finding['range']): boolean => start.line <= last && first <= end.line;
  return within(range) || related?.some((other) => within(other.range)) === true;
}

function saidBy({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}
