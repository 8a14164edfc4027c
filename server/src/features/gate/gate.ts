/**
 * 定稿检查: all that is left to do before a draft goes out, in the order in which a chief editor works: what must be
 * mended, what is to be decided, what is to be filled in, what is to be thought of.
 */

import type { Analysis, Draft } from '../../model/draft.ts';
import { readHoles } from '../../model/line/holes.ts';
import type { Finding } from '../../rules/finding.ts';
import { RULES } from '../../rules/registry.generated.ts';
import { rangeOf, type Range } from '../../text/span.ts';
import { mainDraft } from '../mainDraft.ts';
import { CONSIDERATIONS } from './considerations.ts';

export type GateStep = 'mend' | 'decide' | 'fill' | 'think';

export interface GateItem {
  /** The same from one day to the next as long as its words stay: by it an item is ticked off. */
  readonly id: string;
  readonly step: GateStep;
  readonly state: 'open' | 'done';
  /** Whether the draft may not go out while it is open. */
  readonly blocking: boolean;
  readonly title: string;
  readonly range: Range;
}

/** @param done what the drafter has ticked off, by id */
export function gateItems(analysis: Analysis, findings: readonly Finding[], done: ReadonlySet<string>): GateItem[] {
  const items = [
    ...findingItems(analysis, findings),
    ...holeItems(analysis),
    ...thoughtItems(analysis, mainDraft(analysis)),
  ];
  return numbered(items).map((item) => (done.has(item.id) ? { ...item, state: 'done' } : item));
}

export function isOpen({ state, blocking }: GateItem): boolean {
  return blocking && state === 'open';
}

/** Errors must be mended, warnings decided one by one; what is only worth a look is one item a rule. */
function findingItems({ blocks }: Analysis, findings: readonly Finding[]): GateItem[] {
  const told = findings.filter((finding) => !speaksOfHole(finding, blocks));
  const of = (step: GateStep, each: Finding): GateItem => ({
    id: `${each.rule}:${wordsAt(blocks, each.range)}`,
    step,
    state: 'open',
    blocking: true,
    title: each.message,
    range: each.range,
  });
  const worthALook = new Map<string, Finding[]>();
  for (const finding of told) {
    if (finding.severity !== 'information' && finding.severity !== 'hint') continue;
    const others = worthALook.get(finding.rule);
    if (others === undefined) worthALook.set(finding.rule, [finding]);
    else others.push(finding);
  }
  return [
    ...told.filter(({ severity }) => severity === 'error').map((finding) => of('mend', finding)),
    ...told.filter(({ severity }) => severity === 'warning').map((finding) => of('decide', finding)),
    ...[...worthALook].map(([rule, [first, ...others]]): GateItem => ({
      id: rule,
      step: 'decide',
      state: 'open',
      blocking: false,
      title: others.length === 0 ? first!.message : `${titleOf(rule)}：${others.length + 1}处，请逐处看一遍。`,
      range: first!.range,
    })),
  ];
}

/** Places 【…】 are items of their own. */
function speaksOfHole({ rule, range: { start } }: Finding, blocks: Analysis['blocks']): boolean {
  return rule === 'placeholder' && readHoles(blocks[start.line]!).some((hole) => hole.start === start.character);
}

function holeItems({ blocks }: Analysis): GateItem[] {
  return blocks.flatMap((block, line) =>
    readHoles(block).map((hole): GateItem => {
      const words = block.text.slice(hole.start, hole.end);
      const range = rangeOf(line, hole);
      return { id: `fill:${words}`, step: 'fill', state: 'open', blocking: true, title: `填写${words}`, range };
    }),
  );
}

function thoughtItems(analysis: Analysis, draft: Draft | null): GateItem[] {
  if (draft === null) return [];
  const line = draft.title?.firstLine ?? draft.first;
  const range = rangeOf(line, analysis.blocks[line]!.content);
  return CONSIDERATIONS.filter(({ applies }) => applies(draft, analysis)).map(
    ({ id, title, source, settled }): GateItem => ({
      id,
      step: 'think',
      state: settled?.(draft, analysis) === true ? 'done' : 'open',
      blocking: false,
      title: `${title}（${source}）`,
      range,
    }),
  );
}

/** The second of one id is id#2: the same slip may stand in several places. */
function numbered(items: readonly GateItem[]): GateItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}#${count}` };
  });
}

const LONGEST_WORDS = 20;

function wordsAt(blocks: Analysis['blocks'], { start, end }: Range): string {
  const { text } = blocks[start.line]!;
  return text.slice(start.character, start.line === end.line ? end.character : undefined).slice(0, LONGEST_WORDS);
}

function titleOf(rule: string): string {
  return RULES.find(({ id }) => id === rule)?.title ?? rule;
}
