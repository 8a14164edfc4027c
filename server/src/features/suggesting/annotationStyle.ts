/** How a draft says who answers for a clause, read from the annotations that it has, and writing another like them. */

import type { Analysis, Draft } from '../../model/draft.ts';
import type { AnnotationSite, Assignment } from '../../model/responsibility/assignment.ts';
import { assignmentsNear } from './nearby.ts';
import type { ClausePlace } from './ordinals.ts';

export interface AnnotationStyle {
  readonly form: 'labelled' | 'sentence' | 'bare' | 'line';
  /** 牵头单位, 责任单位; the verb in a sentence: 牵头. Empty for a bare list. */
  readonly first: string;
  /** Null where one list has them all. */
  readonly second: string | null;
  readonly colon: string;
  /** Between the two lists. */
  readonly separator: string;
  readonly open: string;
  readonly close: string;
  /** The bracket stands before the full stop of the clause. */
  readonly beforeStop: boolean;
  /** What parts a line of its own from the clause: a line end, or two and a blank line between. */
  readonly gap: string;
  /** Whether each name bears its rank, the first of each list (市科技局、财政局), or the first of the annotation alone. */
  readonly rank: RankStyle;
}

export type RankStyle = 'each' | 'list' | 'annotation';

export interface Answering {
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
}

/** The style that most annotations around a line have; null in a draft without any. */
export function annotationStyleNear(analysis: Analysis, draft: Draft, line: number): AnnotationStyle | null {
  const assignments = assignmentsNear(draft, line);
  const styles = new Map<string, { style: AnnotationStyle; count: number }>();
  for (const { sites } of assignments) {
    for (const site of sites) {
      const style = styleOf(analysis, site);
      if (style === null) continue;
      const key = Object.values(style).join('\n');
      const known = styles.get(key);
      if (known === undefined) styles.set(key, { style, count: 1 });
      else known.count++;
    }
  }
  const most = [...styles.values()].sort((a, b) => b.count - a.count)[0];
  return most === undefined ? null : { ...most.style, rank: rankStyleOf(assignments) };
}

/** Whether the clauses among which a new one would stand are annotated; where there are none, tasks are. */
export function annotates(draft: Draft, { kin, parent }: ClausePlace, line: number): boolean {
  const annotated = new Set(assignmentsNear(draft, line).map(({ clause }) => clause));
  const beside = kin.filter((clause) => clause.parent === parent && clause.children.length === 0);
  if (beside.length > 0) return beside.some((clause) => annotated.has(clause));
  const { kind } = parent ?? { kind: 'task' };
  if (kind === 'task') return true;
  const alike = kin.filter((clause) => clause.kind === kind && clause.children.length === 0);
  return alike.length > 0 ? alike.some((clause) => annotated.has(clause)) : kind === 'safeguard';
}

/** An annotation with slots that come filled in with the bodies given; without any, with open ones. */
export function annotationTemplate(style: AnnotationStyle, { lead, cooperating }: Answering): string {
  const { form, first, second, colon, separator, open, close } = style;
  const firstLabel = first === '' || form === 'sentence' ? '责任单位' : first;
  if (second === null) {
    const all = filled(firstLabel, namesInList([...lead, ...cooperating], style.rank));
    return open + labelled(form, first, colon, all) + close;
  }
  const leading = filled(form === 'sentence' ? '牵头单位' : firstLabel, namesInList(lead, style.rank));
  const others = namesInList(cooperating, style.rank, lead[0]);
  const helping = filled(form === 'sentence' ? '配合单位' : second, others);
  return `${open}${labelled(form, first, colon, leading)}${separator}${labelled(form, second, colon, helping)}${close}`;
}

/**
 * The names of one list as the draft writes them.
 *
 * @param before the name that opens the annotation, if the list does not
 */
function namesInList(names: readonly string[], rank: RankStyle, before?: string): string {
  return names.map((name, at) => nameInList(name, rank, at === 0 ? null : names[at - 1]!, before ?? null)).join('、');
}

/** @param previous the name in front of it in its list */
export function nameInList(name: string, rank: RankStyle, previous: string | null, before: string | null): string {
  if (previous !== null) return rank === 'each' ? name : withoutRankOf(previous, name);
  return rank === 'annotation' && before !== null ? withoutRankOf(before, name) : name;
}

function labelled(form: AnnotationStyle['form'], label: string, colon: string, names: string): string {
  return form === 'sentence' ? names + label : form === 'bare' ? names : label + colon + names;
}

function filled(slot: string, names: string): string {
  return names === '' ? `【${slot}】` : `【${slot}=${names}】`;
}

const RANK = /^(?:自治区|自治州|省|市|县|区|州|盟|旗)(?=..)/;
/** What a list does not carry its rank to. */
const ENTIRE = /^[省市县区州盟旗](?:委|直|政府|人民政府)/;

function withoutRankOf(previous: string, name: string): string {
  const rank = RANK.exec(name)?.[0];
  if (rank === undefined || !previous.startsWith(rank) || ENTIRE.test(name) || ENTIRE.test(previous)) return name;
  return name.slice(rank.length);
}

function styleOf({ blocks }: Analysis, { annotation, line, continuation }: AnnotationSite): AnnotationStyle | null {
  const { form, span, groups } = annotation;
  const [first, second] = groups;
  if (form === 'prose' || form === 'table' || continuation !== null || first === undefined || first.units.length === 0)
    return null;
  const { text, content } = blocks[line]!;
  const inBrackets = form !== 'line';
  const lastOfFirst = first.units[first.units.length - 1]!.span.end;
  const firstOfSecond = form === 'sentence' ? second?.units[0]?.span.start : second?.labelSpan.start;
  const endOfFirst = form === 'sentence' ? first.labelSpan.end : lastOfFirst;
  return {
    form,
    first: first.label,
    second: second?.label ?? null,
    colon: form === 'labelled' || form === 'line' ? text.charAt(first.labelSpan.end).trim() || '：' : '',
    separator:
      second === undefined || firstOfSecond === undefined ? '' : separatorIn(text.slice(endOfFirst, firstOfSecond)),
    open: inBrackets ? text.charAt(span.start) : '',
    close: inBrackets ? text.charAt(span.end - 1) : '',
    beforeStop: inBrackets && text.charAt(span.end) === '。',
    gap: form === 'line' ? gapAbove(blocks, line) + text.slice(0, content.start) : '',
    rank: 'each',
  };
}

/** The mark alone: what else stands there (等部门) is the one clause's own. */
function separatorIn(text: string): string {
  return /[；;，,。]/.exec(text)?.[0] ?? '；';
}

function gapAbove(blocks: Analysis['blocks'], line: number): string {
  return blocks[line - 1]?.kind === 'blank' ? '\n\n' : '\n';
}

function rankStyleOf(assignments: readonly Assignment[]): RankStyle {
  const inLists = { without: 0, with: 0 };
  const atSecond = { without: 0, with: 0 };
  for (const { sites } of assignments) {
    for (const { annotation } of sites) {
      for (const [at, { units }] of annotation.groups.entries()) {
        for (const [index, { text }] of units.entries()) {
          const counted = index > 0 ? inLists : at > 0 ? atSecond : null;
          if (counted === null || ENTIRE.test(text)) continue;
          if (RANK.test(text)) counted.with++;
          else if (RANKED_BODY.test(text)) counted.without++;
        }
      }
    }
  }
  if (inLists.without <= inLists.with) return 'each';
  return atSecond.without > atSecond.with ? 'annotation' : 'list';
}

/** Bodies that bear a rank where they are named alone. */
const RANKED_BODY = /^(?!各|有关|相关|人民银行|海关|.*(?:公司|分行|集团|管委会)$).{1,10}(?:局|厅|委|办)$/;
