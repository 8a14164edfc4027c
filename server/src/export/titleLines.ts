/**
 * A title over several lines. GB/T 9704—2012 §7.3.1: 分一行或多行居中排布，回行时词意完整、排列对称、长短适宜，
 * 使用梯形或菱形, so no rectangle and no hourglass.
 */

import { widthOf } from './paper.ts';
import { NO_WORDS, type TitleWords } from './titleWords.ts';

/** Characters of 2号 in a line of 156 mm. */
const LONGEST_LINE = 20;

const NOT_AT_START = '的地得了、，。：；）》”〉〕和与及等';
const NOT_AT_END = '（《“〈〔、和与及于为在对';
const OPENING = '（《“〈〔';
const CLOSING = '）》”〉〕';

interface Break {
  readonly at: number;
  readonly cost: number;
}

/** The lines of a title; `lines` as its author broke them, each broken further where the sheet is too narrow. */
export function titleLines(lines: readonly string[], words: TitleWords = NO_WORDS): string[] {
  return lines.flatMap((line) => (widthOf(line) <= LONGEST_LINE ? [line] : breakTitle(line, words)));
}

function breakTitle(title: string, words: TitleWords): string[] {
  const all = breaksOf(title, words);
  const fewest = Math.ceil(widthOf(title) / LONGEST_LINE);
  // A further line is better than a name in two.
  const between = all.filter(({ cost }) => cost < JOINED);
  for (const [breaks, most] of [
    [between, fewest + 1],
    [all, all.length + 1],
  ] as const) {
    for (let count = fewest; count <= Math.min(most, breaks.length + 1); count++) {
      const best = arrange(title, breaks, count);
      if (best !== null) return best;
    }
  }
  // No word boundary helps (a name of more than a line): the word processor breaks it.
  return [title];
}

/** Where a line may end: between words, with what speaks against (or, below zero, for) each place. */
function breaksOf(title: string, words: TitleWords): Break[] {
  const breaks: Break[] = [];
  const whole = namesIn(title, words);
  let depth = 0;
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    if (index > 0) {
      const before = title.charAt(index - 1);
      const behind = title.charAt(index);
      if (!NOT_AT_START.includes(behind) && !NOT_AT_END.includes(before)) {
        const within = whole.some(({ start, end }) => start < index && index < end);
        const joined = words.joins(before, behind) >= FIRMLY ? JOINED : 0;
        breaks.push({ at: index, cost: costOf(title, index, depth) + (within ? WITHIN_NAME : joined) });
      }
    }
    for (const char of segment) depth += OPENING.includes(char) ? 1 : CLOSING.includes(char) ? -1 : 0;
  }
  return breaks;
}

/** What speaks against a break within a name; a sheet that is too narrow for it still outweighs this. */
const WITHIN_NAME = 400;
/** The segmenter knows no 自建房 and parts 人工智能; where the draft always joins two letters they are of one word. */
const FIRMLY = 0.4;
const JOINED = 60;

/** Where the names stand that are to stay whole; one longer than a line cannot. */
function namesIn(title: string, { names }: TitleWords): { readonly start: number; readonly end: number }[] {
  return names
    .filter((name) => widthOf(name) <= LONGEST_LINE)
    .flatMap((name) => {
      const start = title.indexOf(name);
      return start < 0 ? [] : [{ start, end: start + name.length }];
    });
}

function costOf(title: string, at: number, depth: number): number {
  if (depth > 0) return 40;
  // The issuer has a line of its own.
  if (title.startsWith('关于', at)) return -40;
  return /[的、]$/.test(title.slice(0, at)) || OPENING.includes(title.charAt(at)) ? -4 : 0;
}

/** The best way to set the title in so many lines; null when a line would be too long whatever one does. */
function arrange(title: string, breaks: readonly Break[], count: number): string[] | null {
  const total = widthOf(title);
  const mean = total / count;
  let best: { readonly cost: number; readonly lines: readonly string[] } | null = null;
  const extend = (lines: readonly string[], from: number, next: number, cost: number): void => {
    if (lines.length === count - 1) {
      const last = title.slice(from);
      if (widthOf(last) > LONGEST_LINE) return;
      const whole = [...lines, last];
      const all = cost + shapeCost(whole.map(widthOf), mean);
      if (best === null || all < best.cost) best = { cost: all, lines: whole };
      return;
    }
    for (let index = next; index < breaks.length; index++) {
      const { at, cost: own } = breaks[index]!;
      const line = title.slice(from, at);
      const width = widthOf(line);
      if (width > LONGEST_LINE) return;
      // A line of less than half the usual length is never part of the best arrangement.
      if (width < mean / 2) continue;
      extend([...lines, line], at, index + 1, cost + own);
    }
  };
  extend([], 0, 0, 0);
  return best === null ? null : [...(best as { lines: readonly string[] }).lines];
}

function shapeCost(widths: readonly number[], mean: number): number {
  let cost = 0;
  for (const [index, width] of widths.entries()) {
    cost += (width - mean) ** 2;
    const before = widths[index - 1];
    const behind = widths[index + 1];
    if (before !== undefined && Math.abs(before - width) < 1) cost += 4;
    if (before !== undefined && behind !== undefined && width < before && width < behind) cost += 40;
  }
  return cost;
}
