/** Prose that names who leads a task: 由市科技局牵头, 市财政局会同有关部门制定. */

import type { Span } from '../../text/span.ts';
import { readProse, type Annotation } from '../responsibility/annotation.ts';
import { isVague, looksLikeUnit, readUnits } from '../responsibility/unit.ts';

export interface ProseLead {
  readonly text: string;
  readonly span: Span;
}

const BODY_ENDS = '部 委 局 厅 办 办公室 政府 管委会 中心 公司 集团 部门 单位 领导小组 专班 海关 银行 院 会'.split(' ');
/** Characters of a name in front of one of these. */
const SHORTEST_NAME = 2;
const LONGEST_NAME = 40;
const LONGEST_END = 4;

/** What opens a name, and the verbs behind it that make it answer for the task. */
interface SubjectForm {
  readonly opening: RegExp;
  readonly verb: RegExp;
  /** Words between name and verb. */
  readonly adverb?: RegExp;
}

const FORMS: readonly SubjectForm[] = [
  {
    opening: /由/g,
    verb: /负责|牵头|会同|组织|承担|落实|实施|统筹|制定|研究|另行/g,
    adverb: /(?:具体|共同|分别|统一|按职责|按职责分工)$/,
  },
  { opening: /^|[，,。；;：:、]/g, verb: /负责|牵头|会同/g },
  {
    opening: /^|[。；;]/g,
    verb: /(?:要|应当?|须|需要)(?:会同|牵头|组织|制定|研究|负责|加强|建立|做好|切实|加大|认真|积极|按照|进一步)/g,
  },
];

/** The shortest name behind an opening that a verb follows; names and verbs are looked for a name's length ahead. */
function* subjectsIn(text: string, { opening, verb, adverb }: SubjectForm): Iterable<{ name: string; at: number }> {
  let done = 0;
  for (const { index, 0: mark } of text.matchAll(opening)) {
    if (index < done) continue;
    const at = index + mark.length;
    const ahead = /^[\u4e00-\u9fa5、（）()]*/.exec(text.slice(at, at + LONGEST_NAME + LONGEST_END + LONGEST_VERB))![0];
    for (const match of ahead.matchAll(verb)) {
      const before = ahead.slice(0, match.index);
      const name = [before, adverb === undefined ? before : before.replace(adverb, '')].find(endsAsBody);
      if (name === undefined) continue;
      yield { name, at };
      done = at + match.index + match[0].length;
      break;
    }
  }
}

/** An adverb counts as well. */
const LONGEST_VERB = 12;

function endsAsBody(name: string): boolean {
  return BODY_ENDS.some((end) => {
    const front = name.length - end.length;
    return front >= SHORTEST_NAME && front <= LONGEST_NAME && name.endsWith(end);
  });
}

/** The bodies that a stretch of prose puts in charge, in order. */
export function readProseLeads(text: string, from: number, to: number): ProseLead[] {
  const stretch = text.slice(from, to);
  if (!/负责|牵头|会同|由|要|应|须/.test(stretch)) return [];
  const leads: ProseLead[] = [];
  for (const form of FORMS) {
    for (const { name: written, at } of subjectsIn(stretch, form)) {
      const name = written.replace(/^(?:请|经|报|由|并由)/, '');
      if (!name.split('、').every(looksLikeUnit) || /牵头|责任|落实|承办|建立|加强/.test(name)) continue;
      const start = from + at + written.length - name.length;
      if (leads.some(({ span }) => span.start < start + name.length && start < span.end)) continue;
      leads.push({ text: name, span: { start, end: start + name.length } });
    }
  }
  return leads.sort((a, b) => a.span.start - b.span.start);
}

/**
 * The first sentence of a stretch that puts bodies in charge, as an annotation: 由A牵头，B、C配合. Where no sentence is
 * built that way, the bodies that its words make answer.
 */
export function readProseAnnotation(
  text: string,
  from: number,
  to: number,
  leads: readonly ProseLead[],
): Annotation | null {
  for (let start = from; start < to;) {
    const stop = text.indexOf('。', start);
    const end = stop < 0 || stop > to ? to : stop;
    const read = readProse(text, { start, end });
    if (read !== null && read.groups.some(({ units }) => units.some(({ text: name }) => !isVague(name)))) return read;
    start = end + 1;
  }
  const [lead] = leads;
  if (lead === undefined) return null;
  const units = readUnits(lead.text, lead.span.start);
  if (units.length === 0) return null;
  const group = {
    role: 'lead' as const,
    label: '',
    labelSpan: lead.span,
    units,
    beforeComma: units.length,
    shared: false,
  };
  return { span: lead.span, form: 'prose', groups: [group], deadline: null, convention: null, emptyLabels: [] };
}
