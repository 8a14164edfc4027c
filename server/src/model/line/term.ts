/** 简称: 高新技术产业开发区（以下简称高新区）, and where a text uses it. */

import type { Position, Span } from '../../text/span.ts';
import type { Block, Bracket } from '../../syntax/block.ts';

export interface TermDefinition {
  /** Without the marks around it. */
  readonly term: string;
  /** The term as the text writes it later: 《方案》 keeps its marks, “双特” does not need them. */
  readonly used: string;
  readonly termSpan: Span;
  /** What goes when the definition goes: the bracket, or the part of it behind a comma. */
  readonly span: Span;
  /** What it stands for, where the text in front of the bracket tells it: 高新技术产业开发区. */
  readonly full: string | null;
}

/** 以下简称, 以下统称, 下称 … ; 分别简称 names several at once and is left alone. */
const DEFINES = /(?:^|[，,；;])[ \u00a0\u3000]*(?:(?:以下|下)(?:简称为?|统称为?|称为?)|简称为?)[：:]?(?!.*(?:分别))/;
const MARKS: Readonly<Record<string, string>> = { '“': '”', '"': '"', '《': '》', '「': '」' };
const LONGEST = 20;
/** A short form is looked for in so many characters in front of its bracket. */
const REACH = 80;

/** Definitions of a line in order. */
export function readTerms(block: Block): TermDefinition[] {
  if (!block.text.includes('称')) return [];
  const terms: TermDefinition[] = [];
  for (const bracket of block.brackets) {
    if (bracket.kind !== 'round') continue;
    const term = readTerm(block, bracket);
    if (term !== null) terms.push(term);
  }
  return terms;
}

function readTerm({ text, brackets }: Block, { span }: Bracket): TermDefinition | null {
  const inside = text.slice(span.start + 1, span.end - 1);
  const match = DEFINES.exec(inside);
  if (match === null) return null;
  let start = span.start + 1 + match.index + match[0].length;
  let end = span.end - 1;
  const mark = text.charAt(start);
  const closing = MARKS[mark];
  const close = closing === undefined ? -1 : text.indexOf(closing, start + 1);
  if (close >= 0 && close < end) {
    end = close;
    start++;
  } else {
    const pause = /[，,；;。]/.exec(text.slice(start, end));
    if (pause !== null) end = start + pause.index;
  }
  const term = text.slice(start, end).trim();
  // （以下简称甲、乙） names two; what is longer than a name is no short form.
  if (term.length < 2 || term.length > LONGEST || /[、，,（(]/.test(term)) return null;
  const alone = match.index === 0;
  return {
    term,
    used: mark === '《' ? `《${term}》` : term,
    termSpan: { start, end: start + term.length },
    span: alone ? span : { start: span.start + 1 + match.index, end: span.end - 1 },
    full: alone && !match[0].includes('统称') ? fullForm(text, brackets, span.start, term) : null,
  };
}

/** The title or quotation right in front of the bracket, or the words whose characters the short form picks. */
function fullForm(text: string, brackets: readonly Bracket[], bracketStart: number, term: string): string | null {
  let end = bracketStart;
  // 《……意见》（国发〔2020〕7号）（以下简称《意见》）
  const number = brackets.find(({ kind, span }) => kind === 'round' && span.end === end);
  if (number !== undefined) end = number.span.start;
  const named = brackets.find(({ kind, span }) => (kind === 'title' || kind === 'quote') && span.end === end);
  if (named !== undefined) return text.slice(named.span.start, named.span.end);
  const before = text.slice(Math.max(0, end - REACH), end);
  let at = before.length;
  for (let index = term.length - 1; index >= 0; index--) {
    at = before.lastIndexOf(term.charAt(index), at - 1);
    if (at < 0) return null;
  }
  const full = before.slice(at);
  return /[，,、。；;：:（()）]/.test(full) || full === term ? null : full;
}

/** The first place at or behind `from` where `word` stands; null when there is none before the line `end`. */
export function firstUse(blocks: readonly Block[], word: string, from: Position, end: number): Position | null {
  for (let line = from.line; line < end; line++) {
    const character = blocks[line]!.text.indexOf(word, line === from.line ? from.character : 0);
    if (character >= 0) return { line, character };
  }
  return null;
}
