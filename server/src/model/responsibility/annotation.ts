/**
 * The grammar of responsibility annotations: labelled （牵头单位：A；配合单位：B）, as a sentence （A牵头，B、C配合）,
 * as a bare list of bodies （A、B）, on a line of their own (责任单位：A、B), and with notes and time limits.
 *
 * Counted over 55 documents: 84 labelled in brackets, 143 sentences in brackets, 71 label lines, 5 in prose alone.
 */

import { isHan } from '../../syntax/characters.ts';
import { appended } from '../../text/appended.ts';
import { remembered } from '../../text/memoized.ts';
import type { Span } from '../../text/span.ts';
import { Suffixes } from '../../text/suffixes.ts';
import { readUnits, looksLikeUnit, type Unit } from './unit.ts';

export type Role = 'lead' | 'cooperating' | 'responsible' | 'guiding';

export interface BodyGroup {
  readonly role: Role;
  /** The label or verb that gives the role: 牵头单位, 牵头, 按职责分工负责. */
  readonly label: string;
  readonly labelSpan: Span;
  readonly units: readonly Unit[];
  /** 分别, 共同, 按职责分工: the bodies answer side by side, none of them leads. */
  readonly shared: boolean;
}

export interface Annotation {
  /** Offsets in the text that was read, brackets included. */
  readonly span: Span;
  readonly form: 'labelled' | 'sentence' | 'bare' | 'line' | 'prose';
  readonly groups: readonly BodyGroup[];
  /** 完成时限：2025年6月底前 */
  readonly deadline: { readonly text: string; readonly span: Span } | null;
  /** 列第一位者为牵头单位: the first body of each list leads. */
  readonly firstLeads: boolean;
  /** Labels that have nothing behind them. */
  readonly emptyLabels: readonly Span[];
}

const LABEL_SOURCE =
  /(?:总|主要)?(?:(?:责任|牵头|主办|承办|主责|配合|协办|协同|参与|参加|协作|会办|指导|实施|落实|负责|督导|监督|组织)+(?:责任|负责|落实)?(?:单位|部门|处室|科室|机构|主体|地区|领导|人|厅局)?|(?:办理|整改|工作)?(?:完成时限|完成时间|时限要求|时间节点|时限)|适用范围|分管领导|市领导|省领导)[ \u00a0\u3000]*[：:]/
    .source;
const LABEL = new RegExp(LABEL_SOURCE, 'g');
const LABEL_AT_HEAD = new RegExp(`^${LABEL_SOURCE}`);
const TIME_LABEL = /时限|时间/;
const IGNORED_LABEL = /范围|领导|人[ \u00a0\u3000]*[：:]$/;

/** 列第一位者为牵头单位，下同 */
const FIRST_LEADS =
  /(?:列|排)(?:在)?(?:第一位?|首位|第一名)(?:者|的)?(?:部门|单位|的)?(?:部门|单位)?为总?(?:牵头|主办|主责)(?:或汇总)?(?:部门|单位)?/;

const VERB =
  /(?:按照?(?:各自)?职责(?:分工)?|根据(?:各自)?职责(?:分工)?|依据职责|结合(?:各自|本地|当地|自身|工作)?实际|分别|共同|具体|联合|积极|协同)*(?:牵头负责|牵头组织|牵头落实|牵头实施|总牵头|牵头|负责落实|负责实施|组织实施|负责|落实|承办|主办|实施|配合|协助|协办|参与|参加|支持|指导|督导)(?:落实|实施)?$/;
const VERB_ENDS = new Suffixes('牵头 负责 组织 落实 实施 承办 主办 配合 协助 协办 参与 参加 支持 指导 督导'.split(' '));
const VERB_WITHIN = /牵头|负责|组织|落实|实施|[承主协]办|配合|协助|参[与加]|支持|[指督]导/;
const SHARED = /分别|共同|联合|职责/;

/** Reads the content of a bracket (or a line) that starts at `start`; null when it annotates no responsibility. */
export function readAnnotation(text: string, content: Span, outer: Span): Annotation | null {
  const inside = text.slice(content.start, content.end);
  if (inside.length < 2 || inside.length > 1500) return null;
  return readLabelled(inside, content.start, outer) ?? readSentence(inside, content.start, outer);
}

/** 责任单位：A、B on a line of its own. */
export function readAnnotationLine(text: string, content: Span): Annotation | null {
  const inside = text.slice(content.start, content.end);
  if (inside.length > 1500) return null;
  if (!LABEL_AT_HEAD.test(inside)) return null;
  const read = readLabelled(inside, content.start, content);
  return read === null ? null : { ...read, form: 'line' };
}

/** （A、B） at the very end of a clause: a bare list. All of it must be bodies, and two at least. */
export function readBareList(text: string, content: Span, outer: Span): Annotation | null {
  const inside = text.slice(content.start, content.end);
  if (inside.length < 6 || inside.length > 400 || /[。：:“《\d]/.test(inside)) return null;
  const parts = inside.split(/[、，,；;]/).filter((part) => !/^(?:市|区|县|省|自治区)[)）]/.test(part));
  if (parts.length < 2) return null;
  const units = readUnits(inside, content.start);
  const official = units.filter(({ text: name }) =>
    /(?:局|厅|委|办|部|政府|管委会|中心|办公室)(?:[（(].*[)）])?$/.test(name),
  );
  if (units.length < parts.length - 1 || official.length < 2) return null;
  const group: BodyGroup = {
    role: 'responsible',
    label: '',
    labelSpan: { start: content.start, end: content.start },
    units,
    shared: false,
  };
  return { span: outer, form: 'bare', groups: [group], deadline: null, firstLeads: false, emptyLabels: [] };
}

function roleOfLabel(label: string): Role {
  if (/牵头|主办|主责|总/.test(label)) return 'lead';
  if (/配合|协办|协同|参与|参加|协作|会办/.test(label)) return 'cooperating';
  if (/指导|督导|监督/.test(label)) return 'guiding';
  return 'responsible';
}

/** What a label asks for: bodies, a time limit, or what is left aside (persons, scope). */
interface Label {
  readonly label: string;
  readonly asks: 'bodies' | 'time' | 'other';
  readonly role: Role;
}

const MOST_LABELS = 1_000;

/** 牵头单位： and its like: a draft has a handful of them, each some hundreds of times. */
const labelOf = remembered(MOST_LABELS, (written): Label => {
  const label = written.replace(/[：: \u00a0\u3000]/g, '');
  const asks = TIME_LABEL.test(label)
    ? 'time'
    : IGNORED_LABEL.test(label) || /领导|责任人$/.test(label)
      ? 'other'
      : 'bodies';
  return { label, asks, role: roleOfLabel(label) };
});

const NONE: readonly never[] = Object.freeze([]);

function readLabelled(inside: string, base: number, outer: Span): Annotation | null {
  if (!LABEL_AT_HEAD.test(inside)) return null;
  const labels = labelsIn(inside);
  let groups: BodyGroup[] | undefined;
  let emptyLabels: Span[] | undefined;
  let deadline: Annotation['deadline'] = null;
  let known = false;
  for (let index = 0; index < labels.length; index++) {
    const match = labels[index]!;
    const { label, asks, role } = labelOf(match[0]);
    const from = match.index + match[0].length;
    const to = labels[index + 1]?.index ?? inside.length;
    const labelSpan = { start: base + match.index, end: base + match.index + label.length };
    const list = inside.slice(from, to);
    if (asks === 'time') {
      const trimmed = list.replace(/[；;，,。\s]+$/, '');
      if (trimmed.trim() !== '')
        deadline = { text: trimmed.trim(), span: { start: base + from, end: base + from + trimmed.length } };
      known = true;
      continue;
    }
    if (asks === 'other') {
      known = true;
      continue;
    }
    const units = readUnits(withoutNote(list), base + from);
    if (units.length === 0 && /^[\s；;，,。]*$/.test(list)) emptyLabels = appended(emptyLabels, labelSpan);
    if (units.length > 0 || emptyLabels !== undefined) known = true;
    if (units.length > 0) groups = appended(groups, { role, label, labelSpan, units, shared: false });
  }
  if (!known) return null;
  return {
    span: outer,
    form: 'labelled',
    groups: groups ?? NONE,
    deadline,
    firstLeads: FIRST_LEADS.test(inside),
    emptyLabels: emptyLabels ?? NONE,
  };
}

function labelsIn(inside: string): RegExpExecArray[] {
  let labels: RegExpExecArray[] | undefined;
  LABEL.lastIndex = 0;
  for (let match = LABEL.exec(inside); match !== null; match = LABEL.exec(inside)) {
    if (match.index === 0 || BEFORE_LABEL.includes(inside.charAt(match.index - 1))) labels = appended(labels, match);
  }
  return labels ?? [];
}

const BEFORE_LABEL = '；;，,。、 \u00a0\u3000）)';

/** Leaves out what is said behind the list: “。列第一位者为牵头单位，下同”. The length stays, so offsets hold. */
function withoutNote(list: string): string {
  const note = /[。，,；;](?:列|排|以下(?!简称|统称)|下同|除标注)/.exec(list);
  return note === null ? list : list.slice(0, note.index);
}

function readSentence(inside: string, base: number, outer: Span): Annotation | null {
  if (!VERB_WITHIN.test(inside)) return null;
  const body = withoutNote(inside).replace(/[。\s]+$/, '');
  const groups: BodyGroup[] = [];
  let pendingStart = 0;
  let at = 0;
  for (const clause of clausesOf(body)) {
    at = clause.start;
    if (VERB_ENDS.lengthBefore(body, clause.end, clause.start) === 0) continue;
    const text = body.slice(clause.start, clause.end);
    const verb = VERB.exec(text);
    if (verb === null) continue;
    const listStart = Math.min(pendingStart, at);
    const group = readClause(
      body.slice(listStart, clause.start + verb.index),
      base + listStart,
      verb[0],
      base + clause.start + verb.index,
    );
    if (group === null) return null;
    groups.push(...group);
    pendingStart = clause.end + 1;
    // Lists in front of the next verb belong to it: “A、B，各区政府按职责分工负责”.
  }
  if (groups.length === 0) return null;
  const trailing = body.slice(Math.min(pendingStart, body.length)).trim();
  // Words behind the last verb make it an ordinary remark, unless they are bodies or a time limit.
  if (
    trailing !== '' &&
    !/^(?:下同|.{0,12}(?:年|月).{0,12}(?:完成|前|底)|持续推进|长期坚持)/.test(trailing) &&
    readUnits(trailing, 0).length === 0
  )
    return null;
  return {
    span: outer,
    form: 'sentence',
    groups,
    deadline: null,
    firstLeads: FIRST_LEADS.test(inside),
    emptyLabels: [],
  };
}

/** Clauses between ， and ； outside brackets. */
function clausesOf(text: string): Span[] {
  const clauses: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (isHan(text.charCodeAt(at))) continue;
    const char = text.charAt(at);
    if (char === '（' || char === '(') depth++;
    else if (char === '）' || char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && '，,；;。'.includes(char)) {
      clauses.push({ start, end: at });
      start = at + 1;
    }
  }
  clauses.push({ start, end: text.length });
  return clauses;
}

function readClause(list: string, base: number, verb: string, verbStart: number): BodyGroup[] | null {
  const labelSpan = { start: verbStart, end: verbStart + verb.length };
  const shared = SHARED.test(verb);
  const stripped = list.replace(/^(?:此项工作|本条|上述工作|以上工作)?由/, (lead) => ' '.repeat(lead.length));
  // “A会同B负责”: the first leads, the second helps.
  const together = /会同/.exec(stripped);
  if (together !== null && together.index > 1) {
    const leading = readUnits(stripped.slice(0, together.index), base);
    const helping = readUnits(
      stripped.slice(together.index + together[0].length),
      base + together.index + together[0].length,
    );
    if (leading.length === 0) return null;
    const groups: BodyGroup[] = [{ role: 'lead', label: '会同', labelSpan, units: leading, shared: false }];
    if (helping.length > 0)
      groups.push({ role: 'cooperating', label: '会同', labelSpan, units: helping, shared: false });
    return groups;
  }
  const units = readUnits(stripped, base);
  if (units.length === 0) return null;
  // A remark such as “技工院校内由…部门负责” has words in its list that are no bodies.
  if (units.length <= pausesIn(stripped) && !mostAreUnits(stripped)) return null;
  return [{ role: roleOfVerb(verb), label: verb, labelSpan, units, shared }];
}

function roleOfVerb(verb: string): Role {
  if (/牵头|主办/.test(verb)) return 'lead';
  if (/配合|协助|协办|参与|参加|支持/.test(verb)) return 'cooperating';
  if (/指导|督导/.test(verb)) return 'guiding';
  return 'responsible';
}

/** Where more bodies than pauses were read, every part is one. */
function pausesIn(list: string): number {
  let pauses = 0;
  for (let at = 0; at < list.length; at++)
    if (!isHan(list.charCodeAt(at)) && '、，,；;'.includes(list.charAt(at))) pauses++;
  return pauses;
}

/** A list may hold a part that reads unlike a body (17个市级帮扶集团牵头单位); most of it must not. */
function mostAreUnits(list: string): boolean {
  const bare = list.replace(/[（(][^（()）]*[)）]/g, '').replace(/等$/, '');
  const parts = bare
    .split(/[、，,；;]|和(?=各|有关|相关|省|市|县|区)/)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:和|及|以及|与)/, '')
        .replace(/等(?:[省市县区]级)?(?:有关|相关)?(?:部门|单位)?$/, ''),
    )
    .filter((part) => part !== '');
  const strangers = parts.filter((part) => !looksLikeUnit(part)).length;
  return parts.length > 0 && strangers <= parts.length * 0.3;
}
