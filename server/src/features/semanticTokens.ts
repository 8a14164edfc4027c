/** What the words of a draft are, for colouring: beyond what a grammar of patterns can tell. */

import type { Span } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Analysis } from '../model/draft.ts';
import type { LineFacts } from '../model/line/facts.ts';
import type { LineRole } from '../model/structure/layout.ts';
import { siteRange, unitsOf } from '../model/responsibility/assignment.ts';
import type { Finding } from '../rules/finding.ts';

export const TOKEN_TYPES = [
  'title',
  'ordinal',
  'heading',
  'citation',
  'documentNumber',
  'lead',
  'cooperating',
  'deadline',
  'figure',
  'placeholder',
  'term',
  'residue',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export interface Token extends Span {
  readonly line: number;
  readonly type: TokenType;
}

type LineToken = Omit<Token, 'line'>;

/** Tokens that a line has by itself are kept with its block. */
export class SemanticTokenReader {
  readonly #kept = new WeakMap<Block, { readonly role: LineRole; readonly tokens: readonly LineToken[] }>();

  /**
   * Tokens in the order of the text, none overlapping another.
   *
   * @param end behind the last line that is wanted
   */
  read(analysis: Analysis, findings: readonly Finding[], first = 0, end = analysis.blocks.length): Token[] {
    const added = addedTokens(analysis, findings);
    const tokens: Token[] = [];
    for (let line = first; line < Math.min(end, analysis.blocks.length); line++) {
      const block = analysis.blocks[line]!;
      if (block.kind !== 'text') continue;
      const own = this.#ofLine(block, analysis.facts[line]!, analysis.roles[line]!);
      const others = added.get(line);
      for (const token of others === undefined ? own : layered([...others, ...own])) tokens.push({ line, ...token });
    }
    return tokens;
  }

  #ofLine(block: Block, facts: LineFacts, role: LineRole): readonly LineToken[] {
    const kept = this.#kept.get(block);
    if (kept?.role === role) return kept.tokens;
    const tokens = layered(lineTokens(block, facts, role));
    this.#kept.set(block, { role, tokens });
    return tokens;
  }
}

/** The candidates, the more telling first. */
function lineTokens(block: Block, facts: LineFacts, role: LineRole): LineToken[] {
  const { text, content, marker } = block;
  if (role === 'residue') return [{ ...content, type: 'residue' }];
  if (role === 'title') return [{ ...content, type: 'title' }];
  const tokens: LineToken[] = [];
  const add = (type: TokenType, span: Span): void => void tokens.push({ start: span.start, end: span.end, type });
  for (const { span } of facts.numbers) add('documentNumber', span);
  if (role !== 'body' && role !== 'attachmentNote') return tokens;
  for (const { termSpan } of facts.terms) add('term', termSpan);
  for (const { span } of facts.citations) add('citation', span);
  for (const { span } of facts.deadlines) add('deadline', span);
  for (const { valueSpan, unit } of facts.figures) {
    const behind = text.indexOf(unit, valueSpan.end);
    add('figure', { start: valueSpan.start, end: behind < 0 ? valueSpan.end : behind + unit.length });
  }
  if (marker !== null && role === 'body') {
    add('ordinal', marker.span);
    if (facts.heading !== null) add('heading', facts.heading.span);
  }
  return tokens;
}

/** What only the whole draft tells: who leads, and what is left to be filled in. */
function addedTokens(analysis: Analysis, findings: readonly Finding[]): Map<number, LineToken[]> {
  const added = new Map<number, LineToken[]>();
  const add = (line: number, token: LineToken): void => {
    const tokens = added.get(line);
    if (tokens === undefined) added.set(line, [token]);
    else tokens.push(token);
  };
  for (const { rule, range } of findings) {
    if (rule !== 'placeholder' || range.start.line !== range.end.line) continue;
    add(range.start.line, { start: range.start.character, end: range.end.character, type: 'placeholder' });
  }
  for (const draft of analysis.drafts) {
    for (const assignment of draft.assignments) {
      for (const unit of unitsOf(assignment)) {
        const { start, end } = siteRange(unit.site, unit.span);
        if (start.line !== end.line) continue;
        const answers = unit.role === 'lead' || unit.role === 'responsible';
        add(start.line, { start: start.character, end: end.character, type: answers ? 'lead' : 'cooperating' });
      }
    }
  }
  return added;
}

/** Lays tokens over one another: where two overlap, the earlier in the list shows and the later is cut. */
function layered(candidates: readonly LineToken[]): LineToken[] {
  const shown: LineToken[] = [];
  for (const candidate of candidates) {
    let rest: LineToken[] = candidate.start < candidate.end ? [candidate] : [];
    for (const { start, end } of shown) {
      rest = rest.flatMap((part) => {
        if (part.end <= start || end <= part.start) return [part];
        const pieces: LineToken[] = [];
        if (part.start < start) pieces.push({ ...part, end: start });
        if (end < part.end) pieces.push({ ...part, start: end });
        return pieces;
      });
    }
    shown.push(...rest);
  }
  return shown.sort((a, b) => a.start - b.start);
}
