/** Headings alone: of the library for what is typed, and of the sections that custom has or other documents have. */

import type { Reference } from '../../library/reference.ts';
import { sourceOf } from '../../library/reference.ts';
import type { SectionOfParts } from '../../library/parts.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { fitOf } from './matching.ts';
import type { ClausePlace } from './ordinals.ts';
import { SURELY_MEANT, type DraftSurvey } from './draftSurvey.ts';

export interface HeadingChoice {
  readonly heading: string;
  /** The clause that bears it; null where custom alone does. */
  readonly source: string | null;
  /** Custom has it and the draft lacks it. */
  readonly lacking: boolean;
}

const MOST = 5;
/** From here on a heading of the library says what the drafter is typing. */
const LIKE_HEADING = 0.55;

/** Sections by their place in a document: headings that stand alone above others. */
const SECTIONS: Readonly<Record<SectionOfParts, string>> = {
  general: '总体要求',
  schedule: '进度安排',
  safeguard: '保障措施',
  supplementary: '附则',
};
const TASK_SECTION = '重点任务';
const USUAL_SECTIONS =
  '总体要求 指导思想 总体思路 重要意义 基本原则 发展目标 主要目标 工作目标 重点任务 主要任务 主要举措 政策措施 ' +
  '实施步骤 进度安排 保障措施 组织保障 组织领导 组织实施 工作要求 附则';

/** Headings that the library has for what is typed, and that are no model's. */
export function headingsForTyped({ desk }: DraftSurvey, typed: string, { parent }: ClausePlace): HeadingChoice[] {
  const { library, draft } = desk;
  const taken = new Set([
    ...library.models.map(({ title }) => title),
    ...draft.outline.clauses.map(({ heading }) => heading),
  ]);
  const found = library
    .referencesFor(typed, parent?.heading ?? '')
    .filter(({ reference: { clause }, score }) => fitOf(typed, clause.heading) > 2 || score >= LIKE_HEADING)
    .map(({ reference }) => reference)
    .filter(({ clause: { heading } }) => !taken.has(heading) && takes(desk, heading));
  return distinct(found.map(bearing)).slice(0, MOST);
}

/** Sections for what is typed of one; with nothing typed, those that the draft lacks, then those on new matters. */
export function sectionsFor(survey: DraftSurvey, typed: string, place: ClausePlace): HeadingChoice[] {
  if (place.parent !== null) return typed === '' ? [] : headingsForTyped(survey, typed, place);
  const items = [...customarySections(survey, place), ...freshSections(survey)];
  if (typed === '') return items;
  const usual = USUAL_SECTIONS.split(' ').map((heading) => ({ heading, source: null, lacking: false }));
  const all = distinct([...items, ...usual, ...headingsForTyped(survey, typed, place)]);
  return all.filter(({ heading }) => fitOf(typed, heading) > 2);
}

/** In the order of custom: what stands behind the place is no matter of it any more. */
function customarySections(survey: DraftSurvey, place: ClausePlace): HeadingChoice[] {
  const { roots } = survey;
  const sections = survey.missing.map(({ section }) => section).filter((section) => section !== 'supplementary');
  const lacking = [...new Set(sections)].filter(
    (section) => !survey.hasSection(section) && survey.takesPart(section, place),
  );
  const names =
    roots.length === 0
      ? lacking.filter((section) => section === 'general').map((section) => SECTIONS[section])
      : roots.some(({ kind }) => kind === 'task')
        ? lacking.filter((section) => section !== 'general').map((section) => SECTIONS[section])
        : [TASK_SECTION];
  return names.map((heading) => ({ heading, source: null, lacking: true }));
}

function freshSections(survey: DraftSurvey): HeadingChoice[] {
  const { desk, roots, line } = survey;
  const { library } = desk;
  const tasks = roots.filter(({ kind }) => kind === 'task');
  // A draft about another matter than the library's has no use for its sections, nor has one that calls them 重点任务.
  const known = tasks.filter(({ heading }) => (library.index.best(heading)?.score ?? 0) >= SURELY_MEANT);
  const closed = roots.some((root) => root.line < line && root.kind === 'safeguard');
  if (closed || known.length === 0 || known.length < tasks.length / 2) return [];
  const sections = library.documents.flatMap((document) =>
    document.clauses
      .filter(({ path, kind, heading }) => /^[^、]+、$/.test(path) && kind === 'task' && takes(desk, heading))
      .map((clause) => ({ document, clause })),
  );
  const fresh = sections.filter(({ clause: { heading } }) => {
    const best = library.index.best(heading);
    return best !== null && !survey.covered.has(best.model) && !roots.some((root) => alike(root.heading, heading));
  });
  return distinct(fresh.map(bearing)).slice(0, MOST);
}

/** A heading of the library that this draft can take: no place, no figure, no question, and zones only for a zone. */
function takes({ draft, knowledge }: DraftContext, heading: string): boolean {
  if (heading.length < 4 || heading.length > 22 || /[\d（），；？?“]|我[省市县区]|台商/.test(heading)) return false;
  if (knowledge.scan(heading).regions.length > 0) return false;
  return !/高新区|开发区/.test(heading) || /高新|开发区|园区/.test(draft.title?.text ?? '');
}

function bearing(reference: Reference): HeadingChoice {
  return { heading: reference.clause.heading, source: sourceOf(reference), lacking: false };
}

function distinct(choices: readonly HeadingChoice[]): HeadingChoice[] {
  const seen = new Set<string>();
  return choices.filter(({ heading }) => !seen.has(heading) && seen.add(heading));
}

function alike(a: string, b: string): boolean {
  const [first, second] = [new Set(a), new Set(b)];
  let shared = 0;
  for (const char of first) if (second.has(char)) shared++;
  return shared >= Math.min(first.size, second.size) * 0.6;
}
