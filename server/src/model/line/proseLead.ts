/** Prose that names who leads a task: 由市科技局牵头, 市财政局会同有关部门制定. */

import type { Span } from '../../text/span.ts';
import { readProse, type Annotation } from '../responsibility/annotation.ts';
import { isVague, looksLikeUnit, readUnits } from '../responsibility/unit.ts';

export interface ProseLead {
  readonly text: string;
  readonly span: Span;
}

const NAME = '[\\u4e00-\\u9fa5、（）()]{2,40}?';
const BODY_END =
  '(?:部|委|局|厅|办|办公室|政府|管委会|中心|公司|集团|行政部门|主管部门|部门|单位|领导小组|专班|海关|银行|供电公司|院|会)';
/** The verbs that make their subject answer for the task. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `由(${NAME}${BODY_END})(?:具体|共同|分别|统一|按职责(?:分工)?)?(?:负责|牵头|会同|组织|承担|落实|实施|统筹|制定|研究|另行)`,
    'g',
  ),
  new RegExp(`(?:^|[，,。；;：:、])(${NAME}${BODY_END})(?:负责|牵头|会同)`, 'g'),
  new RegExp(
    `(?:^|[。；;])(${NAME}${BODY_END})(?:要|应当?|须|需要)(?:会同|牵头|组织|制定|研究|负责|加强|建立|做好|切实|加大|认真|积极|按照|进一步)`,
    'g',
  ),
];

/** The bodies that a stretch of prose puts in charge, in order. */
export function readProseLeads(text: string, from: number, to: number): ProseLead[] {
  const stretch = text.slice(from, to);
  if (!/负责|牵头|会同|由|要|应|须/.test(stretch)) return [];
  const leads: ProseLead[] = [];
  for (const pattern of PATTERNS) {
    for (const match of stretch.matchAll(pattern)) {
      const name = match[1]!.replace(/^(?:请|经|报|由|并由)/, '');
      if (!name.split('、').every(looksLikeUnit) || /牵头|责任|落实|承办|建立|加强/.test(name)) continue;
      const start = from + match.index + match[0].indexOf(name);
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
