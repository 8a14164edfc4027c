/**
 * The grammar of responsibility annotations. What stands in the bracket (or on the line) is a row of segments between ，；
 * and 。, each of them one of:
 *
 *   label    牵头单位：A、B                      gives its list a role, wherever in the row it stands
 *   sentence A、B牵头…；A会同B…；由A负责…        a list of bodies, the verb that gives it a role, and what they are to do
 *   time     2027年6月底前；完成时限：…；持续推进
 *   note     列第一位者为牵头单位，下同；逗号前为牵头单位
 *   list     A、B                                belongs to the next verb; alone, all of its bodies answer
 *
 * Counted over 93 documents: 118 labelled in brackets, 204 sentences in brackets, 96 label lines, 9 in prose alone.
 */

import { isHan } from '../../syntax/characters.ts';
import { remembered } from '../../text/memoized.ts';
import type { Span } from '../../text/span.ts';
import { withoutTail } from '../../text/tails.ts';
import { looksLikeUnit, readUnits, type Unit } from './unit.ts';

export type Role = 'lead' | 'cooperating' | 'responsible' | 'guiding';

export interface BodyGroup {
  readonly role: Role;
  /** The label or verb that gives the role: 牵头单位, 牵头, 按职责分工负责. */
  readonly label: string;
  readonly labelSpan: Span;
  readonly units: readonly Unit[];
  /** How many of the units stand in front of the first ，; all of them where there is none. */
  readonly beforeComma: number;
  /** 分别, 共同, 按职责分工: the bodies answer side by side, none of them leads. */
  readonly shared: boolean;
}

/** What a draft says once of all its lists: 列第一位者为牵头单位, 逗号前为牵头单位. */
export type LeadConvention = 'first' | 'beforeComma';

export interface Annotation {
  /** Offsets in the text that was read, brackets included. */
  readonly span: Span;
  readonly form: 'labelled' | 'sentence' | 'bare' | 'line' | 'prose' | 'table';
  readonly groups: readonly BodyGroup[];
  /** 2025年6月底前, 持续推进 */
  readonly deadline: { readonly text: string; readonly span: Span } | null;
  readonly convention: LeadConvention | null;
  /** Labels that have nothing behind them. */
  readonly emptyLabels: readonly Span[];
}

const LABEL =
  /(?:总|主要)?(?:(?:责任|牵头|主办|承办|主责|配合|协办|协同|参与|参加|协作|会办|指导|实施|落实|负责|督导|监督|组织|考核|推进){1,5}(?:单位|部门|处室|科室|机构|主体|地区|领导|人|厅局)?|(?:办理|整改|工作)?(?:完成时限|完成时间|完成期限|时限要求|时间节点|时间安排|时限)|适用范围|分管领导|市领导|省领导)[ \u00a0\u3000]*[：:]/y;
const TIME_LABEL = /时限|时间|期限/;
const IGNORED_LABEL = /范围|领导|人[ \u00a0\u3000]*[：:]$/;
const PAUSES = '，,；;。';
const BEFORE_LABEL = '；;，,。、 \u00a0\u3000）)';

/** 列第一位者为牵头单位，下同; 排名第一位的为牵头责任单位; 首位为牵头单位 */
const FIRST_LEADS =
  /(?:以上|其中|各项任务)?[，,]?(?:列|排|排名|位列|名列)?(?:在)?(?:第一位?|首位|第一名|首个|第一个)(?:者|的)?(?:部门|单位|的)?(?:部门|单位)?为总?(?:牵头|主办|主责)(?:责任)?(?:或汇总)?(?:部门|单位)?/;
const COMMA_LEADS = /逗号(?:之)?前(?:的|者)?(?:部门|单位)?为(?:牵头|主办|主责)(?:责任)?(?:部门|单位)?/;
const NOTE = /^(?:下同|以下(?!简称|统称)|除标注|均|不再|按顺序)/;

/** The words that make a list answer, lead or help; how they do it may stand in front, what they do behind. */
const VERB =
  /(?:按照?(?:各自)?(?:分管领域|职责|职能|任务)(?:分工)?|根据(?:各自)?职责(?:分工)?|依据职责|结合(?:各自|本地|当地|自身|工作)?实际|分别|共同|具体|联合|积极|协同|统筹|按分管领域|切实|要|应|须|负责){0,4}(?:牵头负责|牵头组织|牵头落实|牵头实施|牵头推进|总牵头|牵头|负责落实|负责实施|组织实施|负责|落实|承办|主办|实施|配合|协助|协办|参与|参加|支持|指导|督导|推进|完成|协同)(?!单位|部门|人(?:[，。、]|$)|机关)/g;
const VERB_WITHIN = /牵头|负责|组织|落实|实施|[承主协]办|配合|协助|参[与加]|支持|[指督]导|会同|推进/;
const SHARED = /分别|共同|联合|职责|分管/;
const TOGETHER = /会同|联合(?=[\u4e00-\u9fa5]{3,})/;
/** Behind the verb of a bracket stands little; a sentence of prose may go on. */
const LONGEST_TAIL = 24;

const TIME =
  /^(?:(?:于|在|力争|确保|计划)?(?:(?:19|20)\d{2}\s?年)?\s?(?:\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?(?:上半年|下半年|[年月]?底|[年月]末|年内|上旬|中旬|下旬)?\s?[之以]?前?(?:基本)?(?:完成|落实|办结|启动|取得[\u4e00-\u9fa5]{0,6})?|(?:19|20)\d{2}\s?[—－~～–-]\s?(?:19|20)\d{2}\s?年|(?:长期|持续|常态化|即时|立即|全年|每年|定期|动态|按月|按季度|年内|年底前)(?:推进|坚持|落实|实施|开展|完成|执行|进行)?)$/;
const TIME_END = /(?:基本)?(?:完成|落实|办结)$/;

/** Reads the content of a bracket that starts at `content.start`; null when it annotates no responsibility. */
export function readAnnotation(text: string, content: Span, outer: Span): Annotation | null {
  const inside = text.slice(content.start, content.end);
  if (inside.length < 2 || inside.length > LONGEST) return null;
  const labels = labelsIn(inside);
  if (labels.length > 0) return readLabelled(inside, content.start, outer, labels);
  return VERB_WITHIN.test(inside) ? readSentence(inside, content.start, outer, LONGEST_TAIL) : null;
}

const LONGEST = 1500;

/** 责任单位：A、B on a line of its own. */
export function readAnnotationLine(text: string, content: Span): Annotation | null {
  const inside = text.slice(content.start, content.end);
  if (inside.length > LONGEST || labelAt(inside, 0) === null) return null;
  const read = readLabelled(inside, content.start, content, labelsIn(inside));
  return read === null ? null : { ...read, form: 'line' };
}

/** …。牵头单位：A。责任单位：B、C at the end of a paragraph, without a bracket. */
export function readAnnotationTail(text: string, content: Span): Annotation | null {
  for (let at = content.start + 1; at < content.end; at++) {
    const match = '。；;'.includes(text.charAt(at - 1)) ? labelAt(text, at) : null;
    if (match === null) continue;
    const inside = text.slice(at, content.end);
    // Whatever is not part of a list makes it prose.
    if (inside.length > 300 || labelOf(match[0]).asks !== 'bodies') continue;
    const span = { start: at, end: content.end };
    const labels = labelsIn(inside);
    const read = readLabelled(inside, at, span, labels);
    const rest = betweenLabels(inside, labels).flatMap((list) => list.split(/[、，,；;。]/));
    const strangers = rest.filter((part) => part.trim() !== '' && !isNamed(part) && !TIME.test(part.trim()));
    if (read !== null && read.groups.length > 0 && strangers.length === 0) return read;
  }
  return null;
}

function betweenLabels(inside: string, labels: readonly RegExpExecArray[]): string[] {
  return labels.map(({ index, 0: label }, at) => inside.slice(index + label.length, labels[at + 1]?.index));
}

function isNamed(part: string): boolean {
  return readUnits(part, 0).length > 0;
}

/** （A、B） at the very end of a clause: a bare list, with or without a time. All of it must be bodies, and two at least. */
export function readBareList(text: string, content: Span, outer: Span): Annotation | null {
  const inside = text.slice(content.start, content.end);
  if (inside.length < 6 || inside.length > 400 || /[：:“《]/.test(inside)) return null;
  const segments = segmentsOf(inside);
  const deadline = deadlineIn(inside, segments, content.start);
  const end = deadline === null ? inside.length : deadline.span.start - content.start;
  const list = withoutTail(inside.slice(0, end), PAUSES);
  if (/[。\d]/.test(list)) return null;
  const parts = list.replace(/[（(〔[][^（()）〔〕[\]]*[)）〕\]]/g, '').split(/[、，,；;]/);
  if (parts.length < 2) return null;
  const units = readUnits(list, content.start);
  const official = units.filter(({ text: name }) => isOfficial(name));
  if (units.length < parts.length - 1 || official.length < 2) return null;
  const labelSpan = { start: content.start, end: content.start };
  const groups = [groupOf('responsible', '', labelSpan, units, list, content.start, false)];
  return { span: outer, form: 'bare', groups, deadline, convention: null, emptyLabels: [] };
}

/** 市财政局, 市商务局（口岸办）. */
function isOfficial(name: string): boolean {
  return (
    /(?:局|厅|委|办|部|政府|管委会|中心|办公室)$/.test(name) ||
    (/[)）〕]$/.test(name) && /(?:局|厅|委|办|部|政府|管委会|中心|办公室)[（(〔]/.test(name))
  );
}

function groupOf(
  role: Role,
  label: string,
  labelSpan: Span,
  units: readonly Unit[],
  list: string,
  base: number,
  shared: boolean,
): BodyGroup {
  const comma = commaIn(list);
  const beforeComma = comma < 0 ? units.length : units.filter(({ span }) => span.start < base + comma).length;
  return { role, label, labelSpan, units, beforeComma, shared };
}

function commaIn(list: string): number {
  let depth = 0;
  for (let at = 0; at < list.length; at++) {
    const char = list.charAt(at);
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth--;
    else if (depth === 0 && (char === '，' || char === ',')) return at;
  }
  return -1;
}

const OPENING = '（(〔[';
const CLOSING = '）)〕]';

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

function readLabelled(
  inside: string,
  base: number,
  outer: Span,
  labels: readonly RegExpExecArray[],
): Annotation | null {
  const first = labels[0];
  if (first === undefined) return null;
  const groups: BodyGroup[] = [];
  const emptyLabels: Span[] = [];
  let known = false;
  // （6月底完成，牵头单位：…）, （市水利局牵头，责任单位：…）: what stands in front of the first label.
  const head = inside.slice(0, first.index);
  let deadline = deadlineIn(head, segmentsOf(head), base);
  const opening = head.trim() === '' ? null : readSentence(withoutTail(head, PAUSES), base, outer, LONGEST_TAIL);
  if (opening !== null) groups.push(...opening.groups);
  else if (head.trim() !== '' && deadline === null) return null;
  for (let index = 0; index < labels.length; index++) {
    const match = labels[index]!;
    const { label, asks, role } = labelOf(match[0]);
    const from = match.index + match[0].length;
    const to = labels[index + 1]?.index ?? inside.length;
    const labelSpan = { start: base + match.index, end: base + match.index + label.length };
    const list = inside.slice(from, to);
    if (asks === 'time') {
      const trimmed = withoutTail(list, PAUSES);
      if (trimmed.trim() !== '') {
        deadline = { text: trimmed.trim(), span: { start: base + from, end: base + from + trimmed.length } };
      }
      known = true;
      continue;
    }
    if (asks === 'other') {
      known = true;
      continue;
    }
    const bare = withoutNote(list);
    deadline ??= deadlineIn(bare, segmentsOf(bare), base + from);
    const units = readUnits(bare, base + from);
    if (units.length === 0 && /^[\s；;，,。]*$/.test(list)) emptyLabels.push(labelSpan);
    if (units.length > 0 || emptyLabels.length > 0) known = true;
    if (units.length > 0) groups.push(groupOf(role, label, labelSpan, units, bare, base + from, false));
  }
  if (!known && groups.length === 0) return null;
  return { span: outer, form: 'labelled', groups, deadline, convention: conventionIn(inside), emptyLabels };
}

function labelsIn(inside: string): RegExpExecArray[] {
  const labels: RegExpExecArray[] = [];
  for (let at = 0; at < inside.length; at++) {
    if (at > 0 && !BEFORE_LABEL.includes(inside.charAt(at - 1))) continue;
    const match = labelAt(inside, at);
    if (match === null) continue;
    labels.push(match);
    at += match[0].length - 1;
  }
  return labels;
}

function labelAt(text: string, at: number): RegExpExecArray | null {
  LABEL.lastIndex = at;
  return LABEL.exec(text);
}

function conventionIn(inside: string): LeadConvention | null {
  if (COMMA_LEADS.test(inside)) return 'beforeComma';
  return FIRST_LEADS.test(inside) ? 'first' : null;
}

/** Leaves out what is said behind a list: “。列第一位者为牵头单位，下同”. What stays keeps its offsets. */
function withoutNote(list: string): string {
  const said = [FIRST_LEADS.exec(list)?.index, COMMA_LEADS.exec(list)?.index].filter((at) => at !== undefined);
  const mark = /[。，,；;](?:列|排|以下(?!简称|统称)|下同|除标注|逗号前)/.exec(list)?.index;
  const end = Math.min(...said, mark ?? list.length, list.length);
  return list.slice(0, end);
}

/** The first segment that is a time: 2027年底前完成, 持续推进. */
function deadlineIn(inside: string, segments: readonly Span[], base: number): Annotation['deadline'] {
  for (const { start, end } of segments) {
    const written = inside.slice(start, end).trim();
    if (written.length < 2 || written.length > 24 || !TIME.test(written)) continue;
    const text = written.replace(TIME_END, '') || written;
    const from = base + start + inside.slice(start, end).indexOf(written);
    return { text, span: { start: from, end: from + text.length } };
  }
  return null;
}

/** @param longestTail how much may stand behind the verb; prose says there what is to be done */
function readSentence(inside: string, base: number, outer: Span, longestTail: number): Annotation | null {
  const body = withoutTail(withoutNote(inside), '。');
  const segments = segmentsOf(body);
  const groups: BodyGroup[] = [];
  let pending = 0;
  for (const { start, end } of segments) {
    const read = readSegment(body, Math.min(pending, start), start, end, base, longestTail);
    if (read !== null) {
      groups.push(...read);
      pending = end + 1;
      continue;
    }
    const written = body.slice(start, end).trim();
    if (TIME.test(written) || NOTE.test(written) || written === '') {
      // What stands behind a time belongs to no list in front of it.
      if (groups.length > 0 || pending === start) pending = end + 1;
      continue;
    }
    if (!isList(written)) return null;
  }
  if (groups.length === 0) return null;
  return {
    span: outer,
    form: 'sentence',
    groups,
    deadline: deadlineIn(body, segments, base),
    convention: conventionIn(inside),
    emptyLabels: [],
  };
}

function isList(written: string): boolean {
  return written.split(/[、]|和|及/).some((part) => looksLikeUnit(part.trim()));
}

/** One segment as a list with its verb; the list may have begun in segments before, at `listStart`. */
function readSegment(
  body: string,
  listStart: number,
  start: number,
  end: number,
  base: number,
  longestTail: number,
): BodyGroup[] | null {
  const segment = body.slice(start, end);
  const together = TOGETHER.exec(segment);
  if (together !== null && together.index > 1) {
    return readTogether(body, listStart, start + together.index, together[0].length, end, base);
  }
  VERB.lastIndex = 0;
  for (let verb = VERB.exec(segment); verb !== null; verb = VERB.exec(segment)) {
    if (segment.length - verb.index - verb[0].length > longestTail) continue;
    if (/^(?:推进|落实|实施|完成|协同)$/.test(verb[0]) && verb.index + verb[0].length < segment.length) continue;
    const list = openedBy(body.slice(listStart, start + verb.index));
    const units = readUnits(list, base + listStart);
    if (units.length === 0 || /^[（(]/.test(list) || !isWholeList(list, units)) continue;
    const labelSpan = { start: base + start + verb.index, end: base + start + verb.index + verb[0].length };
    const role = roleOfVerb(verb[0]);
    return [groupOf(role, verb[0], labelSpan, units, list, base + listStart, SHARED.test(verb[0]))];
  }
  return null;
}

/** “A会同B负责”: the first leads, the second helps. */
function readTogether(
  body: string,
  listStart: number,
  at: number,
  length: number,
  end: number,
  base: number,
): BodyGroup[] | null {
  const front = openedBy(body.slice(listStart, at));
  const leading = readUnits(front, base + listStart);
  if (leading.length === 0 || !isWholeList(front, leading)) return null;
  const labelSpan = { start: base + at, end: base + at + length };
  const groups = [groupOf('lead', '会同', labelSpan, leading, front, base + listStart, false)];
  const behind = body.slice(at + length, end);
  VERB.lastIndex = 0;
  const verb = VERB.exec(behind);
  const list = verb === null ? behind : behind.slice(0, verb.index);
  const helping = readUnits(list, base + at + length);
  if (helping.length > 0) {
    groups.push(groupOf('cooperating', '会同', labelSpan, helping, list, base + at + length, false));
  }
  return groups;
}

/** The list without the word that opens it, as blanks, so that offsets hold: 由A, 请A, 此项工作由A. */
function openedBy(list: string): string {
  return list.replace(/^(?:此项工作|本条|上述工作|以上工作)?(?:由|请|并由|经)/, (lead) => ' '.repeat(lead.length));
}

function roleOfVerb(verb: string): Role {
  if (/牵头|主办/.test(verb)) return 'lead';
  if (/配合|协助|协办|参与|参加|支持/.test(verb)) return 'cooperating';
  if (/指导|督导/.test(verb)) return 'guiding';
  return 'responsible';
}

/**
 * Every part of the list is a body, but for a few that read unlike one (17个市级帮扶集团牵头单位): a remark such as
 * “技工院校内由…部门负责” has words in its list that are none.
 */
function isWholeList(list: string, units: readonly Unit[]): boolean {
  const parts = list
    .replace(/[（(〔[][^（()）〔〕[\]]*[)）〕\]]/g, '')
    .split(/[、，,；;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !TIME.test(part));
  return units.length >= parts.length || units.length >= parts.length * 0.7;
}

/** Segments between ， ； and 。 outside brackets. */
function segmentsOf(text: string): Span[] {
  const segments: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (isHan(text.charCodeAt(at))) continue;
    const char = text.charAt(at);
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '，,；;。'.includes(char)) {
      segments.push({ start, end: at });
      start = at + 1;
    }
  }
  segments.push({ start, end: text.length });
  return segments;
}

const NOBODY =
  /^各(?:地|级|有关|相关|部门|单位)[\u4e00-\u9fa5]*$|^(?:行业)?(?:主管|审批|责任|实施|成员|有关|相关|监管|业务)?(?:部门|单位|机关|机构|地区)$/;

/** 审批部门, 各地各部门: in prose, whoever it may be. */
export function isNobody({ text }: Unit): boolean {
  return NOBODY.test(text);
}

/** A sentence of prose that puts bodies in charge: 由A牵头，B、C配合…; null where it does not. */
export function readProse(text: string, sentence: Span): Annotation | null {
  const body = withoutTail(text.slice(sentence.start, sentence.end), '。');
  if (!/牵头|负责|会同/.test(body)) return null;
  const groups: BodyGroup[] = [];
  for (const { start, end } of segmentsOf(body)) {
    const read = readSegment(body, start, start, end, sentence.start, Infinity);
    if (read === null) continue;
    if (groups.length > 0 || read.some(({ role, label }) => role === 'lead' || /负责/.test(label)))
      groups.push(...read);
  }
  if (groups.length === 0) return null;
  return { span: sentence, form: 'prose', groups, deadline: null, convention: null, emptyLabels: [] };
}
