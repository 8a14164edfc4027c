/**
 * Comments that switch rules off without showing in print, by a rule's Chinese name or its id, several parted by 、:
 * `<!-- 全文不查：目标时限已过 -->` in the whole file, `<!-- 下一行不查：… -->` on the next line of text, `<!-- 本行不查：… -->`
 * at the end of a line on that line, `<!-- 以下不查：… -->` down to `<!-- 恢复检查 -->` or the end. 全部 stands for all rules.
 * English works as well: `policy-draft-ignore-file`, `-next-line`, `-line`, `-begin`, `-end`.
 */

import type { Block } from '../syntax/block.ts';
import { rangeOf, type Range } from '../text/span.ts';
import type { Finding } from './finding.ts';

type Reach = 'file' | 'next' | 'line' | 'begin' | 'end';

const REACHES: Readonly<Record<string, Reach>> = {
  全文不查: 'file',
  下一行不查: 'next',
  本行不查: 'line',
  以下不查: 'begin',
  恢复检查: 'end',
  'policy-draft-ignore-file': 'file',
  'policy-draft-ignore-next-line': 'next',
  'policy-draft-ignore-line': 'line',
  'policy-draft-ignore-begin': 'begin',
  'policy-draft-ignore-end': 'end',
};

export const EVERY_RULE = '全部';

/** Names of rules, and the rules that they name. */
export class RuleNames {
  readonly #ids = new Map<string, string>();
  /** The longest first: a name may hold the mark that parts names, as 所指条款、附件不存在 does. */
  readonly #names: readonly string[];

  constructor(rules: readonly { readonly id: string; readonly title: string }[]) {
    for (const { id, title } of rules) this.#ids.set(id, id).set(title, id);
    this.#ids.set(EVERY_RULE, EVERY_RULE);
    this.#names = [...this.#ids.keys()].sort((a, b) => b.length - a.length);
  }

  /** The name at the head of a text that ends there or is parted from what follows. */
  headOf(text: string): { readonly name: string; readonly rule: string } | null {
    const name = this.#names.find(
      (known) => text.startsWith(known) && /^(?:[\s、，,]|$)/.test(text.slice(known.length)),
    );
    return name === undefined ? null : { name, rule: this.#ids.get(name)! };
  }
}

/** A rule that a comment names, and where it is off. */
export interface Ignore {
  /** As written. */
  readonly name: string;
  /** Null where no rule has that name. */
  readonly rule: string | null;
  /** The name within the comment. */
  readonly range: Range;
  /** What to take away so that it is gone: the name with a mark that parts it from others, or the whole comment. */
  readonly removal: Range;
  /** Its only name; without it, the comment says nothing. */
  readonly alone: boolean;
  /** Lines, the last included. */
  readonly first: number;
  readonly last: number;
}

/** All that comments say, in the order of the text. A comment of this kind that names no rule at all is in it, too. */
export function readIgnores(blocks: readonly Block[], names: RuleNames): Ignore[] {
  const ignores: Ignore[] = [];
  /** Begun and not ended yet: their places in `ignores`. */
  let open: number[] = [];
  for (const [line, block] of blocks.entries()) {
    for (const { reach, comment, removal: whole, named } of commentsOn(block, line, names)) {
      if (reach === 'end') {
        const ended = (at: number): boolean =>
          named.length === 0 || named.some(({ rule }) => rule === ignores[at]!.rule);
        for (const at of open.filter(ended)) ignores[at] = { ...ignores[at]!, last: line };
        open = open.filter((at) => !ended(at));
        continue;
      }
      const [first, last] = linesOf(reach, line, blocks);
      const alone = named.length < 2;
      const all = named.length === 0 ? [{ name: '', rule: null, range: comment }] : named;
      for (const [at, { name, rule, range }] of all.entries()) {
        const removal = alone ? whole : parted(all, at);
        if (reach === 'begin') open.push(ignores.length);
        ignores.push({ name, rule, range, removal, alone, first, last });
      }
    }
  }
  return ignores;
}

/** Whether a comment of that reach and no other stands on the line, to which a name can be added. */
export function addsTo(block: Block, reach: 'file' | 'next', names: RuleNames): boolean {
  const [only, ...others] = block.kind === 'comment' ? [...commentsOn(block, 0, names)] : [];
  return only !== undefined && others.length === 0 && only.reach === reach && only.named.length > 0;
}

/** What a list of comments hides. */
export class Hidden {
  /** By rule, the lines where it is off: stretches in order that neither touch nor overlap. */
  readonly #off = new Map<string, readonly Stretch[]>();

  constructor(ignores: readonly Ignore[]) {
    for (const [rule, own] of byRule(ignores)) this.#off.set(rule, united(own));
  }

  has({ rule, range: { start } }: Pick<Finding, 'rule' | 'range'>): boolean {
    return isWithin(start.line, this.#off.get(rule)) || isWithin(start.line, this.#off.get(EVERY_RULE));
  }
}

/**
 * Comments that name no rule, or hide none of these findings.
 *
 * @param isActive whether a rule has been asked at all
 */
export function unusedAmong(
  ignores: readonly Ignore[],
  findings: readonly Finding[],
  isActive: (rule: string) => boolean,
): Ignore[] {
  const lines = new Map<string, number[]>();
  for (const { rule, range } of findings) {
    for (const key of [rule, EVERY_RULE]) {
      const known = lines.get(key);
      if (known === undefined) lines.set(key, [range.start.line]);
      else known.push(range.start.line);
    }
  }
  for (const own of lines.values()) own.sort((a, b) => a - b);
  return ignores.filter(({ rule, first, last }) => {
    if (rule === null) return true;
    if (rule !== EVERY_RULE && !isActive(rule)) return false;
    const own = lines.get(rule) ?? [];
    const at = firstWhere(own, (line) => line >= first);
    return at === own.length || own[at]! > last;
  });
}

interface Stretch {
  readonly first: number;
  readonly last: number;
}

function byRule(ignores: readonly Ignore[]): Map<string, Stretch[]> {
  const stretches = new Map<string, Stretch[]>();
  for (const { rule, first, last } of ignores) {
    if (rule === null) continue;
    const known = stretches.get(rule);
    if (known === undefined) stretches.set(rule, [{ first, last }]);
    else known.push({ first, last });
  }
  return stretches;
}

function united(stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches.sort((a, b) => a.first - b.first)) {
    const before = all[all.length - 1];
    if (before === undefined || stretch.first > before.last + 1) all.push(stretch);
    else all[all.length - 1] = { first: before.first, last: Math.max(before.last, stretch.last) };
  }
  return all;
}

function isWithin(line: number, stretches: readonly Stretch[] | undefined): boolean {
  if (stretches === undefined) return false;
  const stretch = stretches[firstWhere(stretches, ({ last }) => last >= line)];
  return stretch !== undefined && stretch.first <= line;
}

/** By halves, in a list that fulfils the condition from some place on; the length of the list where it never does. */
function firstWhere<T>(list: readonly T[], condition: (entry: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function ignoreFileComment(title: string): string {
  return `<!-- 全文不查：${title} -->`;
}

export function ignoreLineComment(title: string): string {
  return `<!-- 下一行不查：${title} -->`;
}

/** A name with the marks between it and the one in front, or behind the first with those up to the next. */
function parted(named: readonly { readonly range: Range }[], at: number): Range {
  const { start, end } = named[at]!.range;
  return at === 0 ? { start, end: named[1]!.range.start } : { start: named[at - 1]!.range.end, end };
}

interface Comment {
  readonly reach: Reach;
  readonly comment: Range;
  /** With the blanks that part it from the text in front, or with its line. */
  readonly removal: Range;
  readonly named: readonly Pick<Ignore, 'name' | 'rule' | 'range'>[];
}

/** The comments of this kind on a line: of a line of its own, or behind the text. */
function* commentsOn(block: Block, line: number, names: RuleNames): Iterable<Comment> {
  const text = block.kind === 'comment' ? block.text : block.remark;
  if (text === '') return;
  const offset = block.kind === 'comment' ? 0 : block.text.length;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', start + 4)) {
    const end = text.indexOf('-->', start);
    if (end < 0) return;
    const said = /^\s*([^\s：:]+)\s*(?:[：:]\s*)?/.exec(text.slice(start + 4, end));
    const reach = REACHES[said?.[1] ?? ''];
    if (said === null || reach === undefined) continue;
    const before = text.slice(0, start);
    const from = before.trim() === '' ? 0 : before.trimEnd().length;
    const at = start + 4 + said[0].length;
    const span = rangeOf(line, { start: offset + from, end: offset + end + 3 });
    // A comment that has its line to itself goes with the line.
    const ownLine = block.kind === 'comment' && before.trim() === '' && text.slice(end + 3).trim() === '';
    yield {
      reach,
      comment: rangeOf(line, { start: offset + start, end: offset + end + 3 }),
      removal:
        ownLine && block.lineEnd !== ''
          ? { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }
          : span,
      named: [...namesIn(text.slice(at, end), line, offset + at, names)],
    };
  }
}

function* namesIn(
  text: string,
  line: number,
  offset: number,
  names: RuleNames,
): Iterable<Pick<Ignore, 'name' | 'rule' | 'range'>> {
  let at = 0;
  while (at < text.length) {
    if (/[\s、，,]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const rest = text.slice(at);
    const { name, rule } = names.headOf(rest) ?? { name: /^[^\s、，,]+/.exec(rest)![0], rule: null };
    yield { name, rule, range: rangeOf(line, { start: offset + at, end: offset + at + name.length }) };
    at += name.length;
  }
}

function linesOf(reach: Reach, line: number, blocks: readonly Block[]): readonly [first: number, last: number] {
  switch (reach) {
    case 'file':
      return [0, blocks.length - 1];
    case 'next': {
      let target = line + 1;
      while (target < blocks.length && blocks[target]!.kind !== 'text') target++;
      return [target, target];
    }
    case 'line':
      return [line, line];
    case 'begin':
    case 'end':
      return [line, blocks.length - 1];
  }
}
