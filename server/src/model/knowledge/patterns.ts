/**
 * Patterns that a word list cannot hold: found by their anchors, words of which every match contains one, and only
 * then tried as a regular expression, on the one sentence where an anchor stands.
 */

import type { Span } from '../../text/span.ts';
import { Lazy } from './lazy.ts';
import type { LexiconPart, WordHit } from './lexicon.ts';
import { neighboursAllow, type NeighbourConditions } from './neighbours.ts';

export interface PatternRow extends NeighbourConditions {
  readonly id: string;
  /** Separated by spaces. */
  readonly anchors: string;
  /** `<name>` stands for a macro, `<40>` for at most forty characters of the same sentence. */
  readonly pattern: string;
  /** Words, separated by spaces, of which every match holds one besides its anchor: spares common anchors the pattern. */
  readonly needs?: string;
  /** Words, separated by spaces, that make a sentence harmless when they stand in it. */
  readonly safe?: string;
}

export interface PatternMatch<Row extends PatternRow> extends Span {
  readonly row: Row;
  /** The sentence of the match holds one of the row's `safe` words. */
  readonly safe: boolean;
}

const NONE: readonly never[] = Object.freeze([]);

export type Macros = Readonly<Record<string, string>>;

interface Compiled<Row> {
  readonly row: Row;
  readonly expression: Lazy<RegExp>;
  readonly needs: readonly string[];
  readonly safe: readonly string[];
}

export class Patterns<Row extends PatternRow> implements LexiconPart {
  /** All anchors; one that serves several rows stands once for each. */
  readonly words: readonly string[];
  readonly #rowOf: readonly Compiled<Row>[];

  constructor(rows: readonly Row[], macros: Macros = {}) {
    const words: string[] = [];
    const rowOf: Compiled<Row>[] = [];
    for (const row of rows) {
      const compiled = compile(row, macros);
      for (const anchor of row.anchors.split(' ')) {
        words.push(anchor);
        rowOf.push(compiled);
      }
    }
    this.words = words;
    this.#rowOf = rowOf;
  }

  /** Matches in the order of the text, given where the anchors stand in it. */
  matches(text: string, anchors: readonly WordHit[]): readonly PatternMatch<Row>[] {
    if (anchors.length === 0) return NONE;
    const found: PatternMatch<Row>[] = [];
    const tried = new Map<Compiled<Row>, number>();
    for (const anchor of anchors) {
      const compiled = this.#rowOf[anchor.index]!;
      // Anchors come in order, so one row's sentences do too: a sentence is tried once for each row.
      if (anchor.start < (tried.get(compiled) ?? 0)) continue;
      const sentence = sentenceAround(text, anchor.start);
      tried.set(compiled, sentence.end);
      const content = text.slice(sentence.start, sentence.end);
      if (compiled.needs.length > 0 && !compiled.needs.some((word) => content.includes(word))) continue;
      const safe = compiled.safe.some((word) => content.includes(word));
      for (const match of content.matchAll(compiled.expression.value)) {
        const start = sentence.start + match.index;
        const end = start + match[0].length;
        if (neighboursAllow(compiled.row, text, start, end)) found.push({ row: compiled.row, start, end, safe });
      }
    }
    return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

/** The regular expression of a row, its macros written out. */
export function expressionOf(row: PatternRow, macros: Macros): RegExp {
  const source = row.pattern.replace(/<([^<>]+)>/g, (_, name: string) => {
    if (/^\d+$/.test(name)) return `[^。；;\\n]{0,${name}}`;
    const macro = macros[name];
    if (macro === undefined) throw new Error(`${row.id}: no macro ${name}`);
    return macro;
  });
  return new RegExp(source, 'g');
}

function compile<Row extends PatternRow>(row: Row, macros: Macros): Compiled<Row> {
  return {
    row,
    expression: new Lazy(() => expressionOf(row, macros)),
    needs: wordsOf(row.needs),
    safe: wordsOf(row.safe),
  };
}

function wordsOf(list: string | undefined): readonly string[] {
  return list === undefined || list === '' ? [] : list.split(' ');
}

function sentenceAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && !endsSentence(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && !endsSentence(text.charCodeAt(end))) end++;
  return { start, end };
}

function endsSentence(code: number): boolean {
  // 。 ； ; and the line feed
  return code === 0x3002 || code === 0xff1b || code === 0x3b || code === 0x0a;
}
