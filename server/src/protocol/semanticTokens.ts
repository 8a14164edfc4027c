/** Semantic tokens in the numbers of the protocol: whole, as a change against the last answer, or for some lines. */

import {
  SemanticTokensBuilder,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensEdit,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { SemanticTokenReader, TOKEN_TYPES, type Token, type TokenType } from '../features/semanticTokens.ts';
import type { Source } from '../syntax/source.ts';
import { writtenStretches } from '../syntax/written.ts';
import type { OpenDraft } from './session.ts';

export const LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] };

const TYPE_NUMBERS: ReadonlyMap<TokenType, number> = new Map(TOKEN_TYPES.map((type, index) => [type, index]));

interface Answer {
  readonly resultId: string;
  readonly data: number[];
}

export class SemanticTokensProvider {
  readonly #reader = new SemanticTokenReader();
  /** The last answer about each open draft, which a change is told against. */
  readonly #answers = new Map<string, Answer>();
  /** Ids of our own: the library's are times, and two answers may fall into one millisecond. */
  #results = 0;

  full({ uri, source, analysis, findings }: OpenDraft): Answer {
    const answer = { resultId: String(++this.#results), data: encode(this.#reader.read(analysis, findings), source) };
    this.#answers.set(uri, answer);
    return answer;
  }

  delta(draft: OpenDraft, { previousResultId }: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta {
    const previous = this.#answers.get(draft.uri);
    const answer = this.full(draft);
    if (previous?.resultId !== previousResultId) return answer;
    return { resultId: answer.resultId, edits: editsBetween(previous.data, answer.data) };
  }

  range({ source, analysis, findings }: OpenDraft, { range }: SemanticTokensRangeParams): SemanticTokens {
    return { data: encode(this.#reader.read(analysis, findings, range.start.line, range.end.line + 1), source) };
  }

  forget(uri: string): void {
    this.#answers.delete(uri);
  }
}

/** In places of the file: a token with a mark of Markdown in it becomes several. */
function encode(tokens: readonly Token[], { blocks }: Source): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { line, start, end, type } of tokens) {
    const written = blocks[line]!.written;
    for (const stretch of written === null ? [{ start, end }] : writtenStretches(written, { start, end }))
      builder.push(line, stretch.start, stretch.end - stretch.start, TYPE_NUMBERS.get(type)!, 0);
  }
  return builder.build().data;
}

/** One edit: what lies between the numbers that the two begin and end with. */
function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}
