/** Brackets, quotes and title marks of which only one half is there. */

import { rangeOf } from '../../text/span.ts';
import type { LoneBracket } from '../../syntax/block.ts';
import { partnerOf } from '../../syntax/characters.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { markerStyles } from '../../model/structure/markerStyle.ts';
import type { DraftReport } from '../rule.ts';
import type { Fix } from '../finding.ts';

const NAMES = {
  round: '圆括号',
  title: '书名号',
  innerTitle: '单书名号',
  quote: '引号',
  year: '六角括号',
  square: '方括号',
  lenticular: '方头括号',
} as const;

/**
 * Counted over 55 documents: 214 lines of web residue set aside, the reference texts have 2 lone marks in their own text,
 * the published documents 3, all genuine slips.
 */
export function* unpairedMarks(analysis: Analysis, draft: Draft, lines: readonly number[]): Iterable<DraftReport> {
  for (const line of lines) {
    const block = analysis.blocks[line]!;
    for (let index = 0; index < block.lone.length; index++) {
      const lone = block.lone[index]!;
      if (isExcused(analysis, draft, line, lone)) continue;
      const next = block.lone[index + 1];
      // “……“ : the second opens where it should close.
      if (lone.kind === 'quote' && next?.kind === 'quote' && next.opening === lone.opening) {
        yield turnedQuote(line, lone.opening ? next : lone);
        index++;
        continue;
      }
      yield loneMark(analysis, line, lone);
    }
  }
}

function turnedQuote(line: number, lone: LoneBracket): DraftReport {
  const range = rangeOf(line, { start: lone.at, end: lone.at + 1 });
  const right = lone.opening ? '”' : '“';
  return {
    range,
    message: lone.opening ? '这里误用了前引号，应当用后引号。' : '这里误用了后引号，应当用前引号。',
    fixes: () => [{ title: `改为“${right}”`, edits: [{ range, newText: right }], safe: false, preferred: true }],
  };
}

function loneMark(analysis: Analysis, line: number, lone: LoneBracket): DraftReport {
  const { text } = analysis.blocks[line]!;
  const mark = text.charAt(lone.at);
  const partner = partnerOf(mark);
  return {
    range: rangeOf(line, { start: lone.at, end: lone.at + 1 }),
    message: lone.opening
      ? `${NAMES[lone.kind]}“${mark}”没有对应的“${partner}”。`
      : `${NAMES[lone.kind]}“${mark}”前面没有对应的“${partner}”。`,
    ...(lone.opening ? { unfinished: 'sentence' as const } : {}),
    fixes: () => completions(analysis, line, lone, mark, partner),
  };
}

function completions(analysis: Analysis, line: number, lone: LoneBracket, mark: string, partner: string): Fix[] {
  const { marker } = analysis.blocks[line]!;
  const fixes: Fix[] = [];
  const at = lone.opening ? closingPlace(analysis, line, lone) : null;
  if (at !== null) {
    const point = { line, character: at };
    fixes.push({
      title: `补上“${partner}”`,
      edits: [{ range: { start: point, end: point }, newText: partner }],
      safe: false,
      preferred: true,
    });
  }
  if (!lone.opening && marker !== null && marker.torn && lone.at < marker.span.end) {
    const point = { line, character: marker.span.start };
    fixes.push({
      title: `补上“${partner}”`,
      edits: [{ range: { start: point, end: point }, newText: partner }],
      safe: false,
      preferred: true,
    });
  }
  fixes.push({
    title: `删去“${mark}”`,
    edits: [{ range: rangeOf(line, { start: lone.at, end: lone.at + 1 }), newText: '' }],
    safe: false,
  });
  return fixes;
}

/** Where the lost closing mark most likely stood: a title ends at its 文种 or number, a quotation at the next pause. */
function closingPlace(analysis: Analysis, line: number, lone: LoneBracket): number | null {
  const { text, content, marker } = analysis.blocks[line]!;
  if (marker !== null && marker.torn && lone.at < marker.span.end) return marker.numeral.end;
  const rest = text.slice(lone.at + 1, content.end);
  const stop =
    lone.kind === 'title'
      ? /(?<=意见|措施|方案|计划|规划|纲要|办法|细则|规定|条例|通知|决定|政策|法)(?=[（(〔，,。；;、]|精神|要求|$)/.exec(
          rest,
        )
      : lone.kind === 'quote'
        ? /[，,。；;、]|$/.exec(rest)
        : /[。；;]|$/.exec(rest);
  return stop === null ? null : lone.at + 1 + stop.index;
}

function isExcused(analysis: Analysis, draft: Draft, line: number, lone: LoneBracket): boolean {
  const block = analysis.blocks[line]!;
  const { marker } = block;
  if (marker !== null && lone.at < marker.span.end) {
    // Where all markers of the form have one bracket, that is a matter of their form (numbering-format).
    return !marker.torn || markerStyles(draft.outline).some(({ form, house }) => form === marker.form && house);
  }
  // “a)”: a list marker that is no ordinal.
  if (
    !lone.opening &&
    lone.kind === 'round' &&
    lone.at - block.content.start <= 2 &&
    /^[A-Za-z]+$/.test(block.text.slice(block.content.start, lone.at))
  )
    return true;
  if (
    analysis.facts[line]!.numbers.some(
      ({ span, faults }) => faults.length > 0 && span.start <= lone.at && lone.at < span.end,
    )
  )
    return true;
  return closesElsewhere(analysis, draft, line, lone);
}

/** The partner stands on a neighbouring line: a title over two lines, a paragraph that a line break cut. */
function closesElsewhere(analysis: Analysis, draft: Draft, line: number, lone: LoneBracket): boolean {
  const step = lone.opening ? 1 : -1;
  for (let other = line + step; other >= draft.first && other < draft.end; other += step) {
    const block = analysis.blocks[other]!;
    if (block.kind !== 'text') continue;
    const inTitle = analysis.roles[line] === 'title' && analysis.roles[other] === 'title';
    if (lone.opening && lone.kind === 'quote' && block.text.charAt(block.content.start) === '“') return true;
    const cut = inTitle || isCut(analysis, lone.opening ? line : other, lone.opening ? other : line);
    if (cut && block.lone.some(({ kind, opening }) => kind === lone.kind && opening !== lone.opening)) return true;
    if (!cut) return false;
  }
  return false;
}

/** Whether a sentence goes on from one line to the next: no full stop before the break, no ordinal behind it. */
function isCut(analysis: Analysis, upper: number, lower: number): boolean {
  const above = analysis.blocks[upper]!;
  const below = analysis.blocks[lower]!;
  return below.marker === null && !/[。！？：:]$/.test(above.text.slice(above.content.start, above.content.end));
}
