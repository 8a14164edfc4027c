/** Mending a task that several bodies lead: by a rule for the whole draft, or by naming the others as cooperating. */

import { rangeOf, type Position, type Range, type TextEdit } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { BodyGroup, Role } from '../../model/responsibility/annotation.ts';
import { siteRange, type AnnotationSite, type Assignment } from '../../model/responsibility/assignment.ts';
import type { Fix } from '../finding.ts';

/** As the model reads it: from there on the first of a list leads. */
export const CONVENTION = '列第一位的为总牵头单位，下同';

/** Says the convention where the draft first annotates; null where that place takes no note. */
export function statedConvention(draft: Draft, { blocks }: Analysis): Fix | null {
  const site = draft.assignments.find(({ annotated }) => annotated)?.sites[0];
  if (site === undefined || site.continuation !== null || site.annotation.form === 'bare') return null;
  const { text } = blocks[site.line]!;
  const { end } = site.annotation.span;
  const closed = /[）)]$/.test(text.slice(0, end));
  // A list on a line of its own is closed by nothing, or by a stop.
  const stop = !closed && text.charAt(end - 1) === '。';
  if (!closed && site.annotation.form !== 'line') return null;
  const at = { line: site.line, character: closed ? end - 1 : end };
  return {
    title: `在首次标注处说明“${CONVENTION}”`,
    edits: [insertion(at, `${stop ? '' : '。'}${CONVENTION}${closed ? '' : '。'}`)],
    safe: false,
  };
}

/** Leaves the first body of the list in the lead; null where the list cannot be parted by its words. */
export function firstAlone(assignment: Assignment, draft: Draft, { blocks }: Analysis): Fix | null {
  const place = placeOfLeads(assignment);
  if (place === null) return null;
  const { site, group } = place;
  const [first, ...others] = group.units;
  const { text, lineEnd } = blocks[site.line]!;
  const last = others.at(-1)!;
  if (text.startsWith('等', last.span.end)) return null;
  const names = others.map(({ name }) => name).join('、');
  const taken: TextEdit = {
    range: siteRange(site, { start: first!.span.end, end: last.span.end }),
    newText: '',
  };
  // Beside a body that leads, 责任单位 are those that help.
  const helping = assignment.cooperating[0] ?? assignment.responsible[0];
  const added =
    helping !== undefined && helping.site.annotation.form === site.annotation.form
      ? insertion(siteRange(helping.site, helping.span).start, `${names}、`)
      : newGroup(site, group, names, draft, text, lineEnd);
  return {
    title: `由“${first!.text}”牵头，“${others.map((unit) => unit.text).join('、')}”不再列为牵头`,
    edits: [taken, added],
    safe: false,
  };
}

/** All leads in one list on one line, written out in front of the verb or behind the label. */
function placeOfLeads({ lead }: Assignment): { readonly site: AnnotationSite; readonly group: BodyGroup } | null {
  const site = lead[0]!.site;
  if (site.continuation !== null) return null;
  const group = site.annotation.groups.find(({ role }) => role === 'lead');
  if (group === undefined || group.units.length !== lead.length || group.label === '会同') return null;
  return { site, group };
}

/** Behind a list, behind the verb of a sentence, or on the next line. */
function newGroup(
  { line, annotation: { form, span } }: AnnotationSite,
  group: BodyGroup,
  names: string,
  draft: Draft,
  text: string,
  lineEnd: string,
): TextEdit {
  const label = labelOfCooperation(draft, form === 'sentence');
  if (form === 'sentence') return insertion({ line, character: group.labelSpan.end }, `，${names}${label}`);
  if (form === 'line') {
    const indent = /^[ \t\u00a0\u3000]*/.exec(text)![0];
    const stop = text.charAt(span.end - 1) === '。' ? '。' : '';
    return insertion({ line, character: span.end }, `${lineEnd || '\n'}${indent}${label}：${names}${stop}`);
  }
  return insertion({ line, character: group.units.at(-1)!.span.end }, `；${label}：${names}`);
}

const HELPS: readonly Role[] = ['cooperating', 'responsible'];

/** The word that this draft puts to those that help elsewhere. */
function labelOfCooperation({ assignments }: Draft, verb: boolean): string {
  for (const { annotated, lead, sites } of assignments) {
    if (!annotated || lead.length === 0) continue;
    for (const { annotation } of sites) {
      if ((annotation.form === 'sentence') !== verb) continue;
      const group = annotation.groups.find(({ role, label }) => HELPS.includes(role) && label !== '会同');
      if (group !== undefined) return group.label;
    }
  }
  return verb ? '配合' : '配合单位';
}

function insertion(at: Position, newText: string): TextEdit {
  const range: Range = rangeOf(at.line, { start: at.character, end: at.character });
  return { range, newText };
}
