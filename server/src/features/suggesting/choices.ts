/** Which clauses suit: a heading that stands, one that is being typed, or a place where nothing is typed yet. */

import { PARTS, type ClauseModel, type Part } from '../../library/clauseModel.ts';
import { bigramsOf, canonical, coreOf } from '../../library/headingWords.ts';
import type { MissingPart } from '../../library/parts.ts';
import type { Ranked } from '../../library/suggestionIndex.ts';
import type { Clause, ClauseKind } from '../../model/structure/outline.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { fitOf } from './matching.ts';
import type { ClausePlace } from './ordinals.ts';
import type { ClauseContext } from './completionContext.ts';
import { SURELY_MEANT, type DraftSurvey } from './draftSurvey.ts';
import { subjectOf } from './subject.ts';

/** A model worth suggesting, and the part that it would fill. */
export interface Choice {
  readonly model: ClauseModel;
  readonly missing: MissingPart | null;
}

const MOST = 8;
const MOST_FOR_HEADING = 3;

/** Below this a heading and a model share a word by chance; over 60 headings of the corpus, read by hand. */
const LEAST_FOR_HEADING = 0.36;
const LEAST_FOR_SECTION = 0.45;
const SHARE_OF_BEST = 0.4;
/** Fewer telling pairs of characters meet with half the library. */
const MEANINGFUL = 2;
const LEAST_FOR_FEW = 0.6;
const FEW = 3;

export function choicesForHeading({ library, draft }: DraftContext, { heading, parent }: Clause): ClauseModel[] {
  const ranked = library.index.rank(heading, parent?.heading ?? '', subjectOf(draft));
  const least = Math.max(LEAST_FOR_HEADING, (ranked[0]?.score ?? 0) * SHARE_OF_BEST);
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, MOST_FOR_HEADING)
    .map(({ model }) => model);
}

const BY_BEGINNING = 1.2;
const BY_STRETCH = 1;
/** For each character of a word of the model that the typed text ends with. */
const BY_BEGUN = 0.2;
const BY_SECTION = 0.2;
const BY_PART = 0.5;
const COVERED = 1;
/** On a line without an ordinal, which may become any sentence. */
const LONG_ENOUGH = 4;

/** By what is typed of the heading, then by the section: 加强 means something else among safeguards than among tasks. */
export function choicesForTyped(
  survey: DraftSurvey,
  { typed, clause }: ClauseContext,
  { parent }: ClausePlace,
): Choice[] {
  const { library, draft } = survey.desk;
  const subject = subjectOf(draft);
  const telling = bigramsOf(canonical(typed)).length;
  const own = telling < MEANINGFUL ? [] : library.index.rank(typed, '', subject);
  const least = Math.max(telling < FEW ? LEAST_FOR_FEW : LEAST_FOR_HEADING, (own[0]?.score ?? 0) * SHARE_OF_BEST);
  const meant = scoresOf(own.filter(({ score }) => score >= least));
  const around = scoresOf(parent === null ? [] : library.index.rank('', parent.heading, subject));
  const parts = parent === null ? [] : (PARTS_OF[parent.kind] ?? []);
  const scored = library.models.flatMap((model) => {
    if (!belongsUnder(model, parent)) return [];
    const fit = fitOf(typed, model.title) > 2 ? (model.title.startsWith(typed) ? BY_BEGINNING : BY_STRETCH) : 0;
    // Only while the words are too few to tell by themselves.
    const begun = meant.size === 0 && telling <= FEW ? BY_BEGUN * begunLength(typed, model) : 0;
    const rest = (meant.get(model) ?? 0) + begun;
    // A line without an ordinal may become any sentence: at first only the beginning of a heading counts.
    if (fit === 0 && (rest === 0 || (clause === null && typed.length < LONG_ENOUGH))) return [];
    const there = BY_SECTION * (around.get(model) ?? 0) + (parts.includes(model.part) ? BY_PART : 0);
    return [{ model, score: fit + rest + there - (survey.covered.has(model) ? COVERED : 0) }];
  });
  const lacking = survey.missing.filter(({ name }) => fitOf(typed, name) > 2);
  return distinct([...lacking.map(filling), ...scored.sort((a, b) => b.score - a.score).map(plain)]);
}

/** What may stand at a place by its section, by custom, and by what went before; what the draft has is left out. */
export function choicesForPlace(survey: DraftSurvey, place: ClausePlace): Choice[] {
  const { desk, covered } = survey;
  const { library, draft } = desk;
  const { parent } = place;
  // What an attachment lists is its own.
  if ((parent ?? place.kin[0])?.kind === 'attachment') return [];
  const missing = survey.missing.filter(({ section }) => survey.takesPart(section, place)).map(filling);
  const ofKind = parent === null ? undefined : PARTS_OF[parent.kind];
  const subject = subjectOf(draft);
  const matter = ofKind === undefined ? (parent?.heading ?? subject) : '';
  const bySection =
    matter === ''
      ? []
      : library.index
          .rank('', matter, subject)
          .filter(({ model, score }) => score >= LEAST_FOR_SECTION && belongsUnder(model, parent));
  const byField = ofKind === undefined ? ofField(survey, place, subject) : [];
  const byCustom = partsAfter(survey, place).flatMap((part) =>
    library.models
      .filter((model) => model.part === part && fitsKind(desk, model) && !covered.has(model))
      .slice(0, ofKind === undefined ? 1 : 2),
  );
  const choices = [...missing, ...bySection.map(plain), ...[...byField, ...byCustom].map((model) => plain({ model }))];
  return distinct(choices.filter(({ model }) => !covered.has(model) && fitsKind(desk, model)));
}

/** Parts have their sections: no principles among tasks, no tasks among principles. */
function belongsUnder({ part }: ClauseModel, parent: Clause | null): boolean {
  if (parent === null) return true;
  const own = PARTS_OF[parent.kind];
  return own === undefined ? !OF_NO_TASK.has(part) : own.includes(part);
}

/** The models of the field that section and title speak of, from what the clause above deals with on. */
function ofField({ desk: { library }, covered, line }: DraftSurvey, { parent, kin }: ClausePlace, subject: string) {
  const { index } = library;
  const field = index.fieldOf(parent?.heading ?? '') ?? index.fieldOf(subject);
  if (field === null || field !== (index.fieldOf(subject) ?? field)) return [];
  const own = library.models.filter((model) => model.field === field && model.part === '专项任务');
  const above = kin.findLast((clause) => clause.parent === parent && clause.line < line);
  const last = above === undefined ? null : index.best(above.heading);
  const at = last === null ? -1 : own.indexOf(last.model);
  return [...own.slice(at + 1), ...own.slice(0, at + 1)].filter((model) => !covered.has(model));
}

/** How far ahead in the order of custom is looked. */
const NEXT_PARTS = 7;
const ELDER_SIBLINGS = 3;
const PARTS_OF: Readonly<Partial<Record<ClauseKind, readonly Part[]>>> = {
  general: ['总体要求', '基本原则', '发展目标', '功能定位', '规划布局'],
  goal: ['发展目标'],
  schedule: ['进度安排'],
  safeguard: ['组织领导', '政策资金', '考核激励', '督查', '宣传', '容错'],
  supplementary: ['附则'],
};
/** What custom has in sections of its own. */
const OF_NO_TASK: ReadonlySet<Part> = new Set(
  Object.entries(PARTS_OF)
    .flatMap(([kind, parts]) => (kind === 'safeguard' ? [] : parts))
    .filter((part) => part !== '规划布局'),
);
const TASKS: readonly Part[] = PARTS.slice(PARTS.indexOf('规划布局'), PARTS.indexOf('进度安排'));

/** The order of custom, from what stands in front on; for a section of one kind only its own parts. */
function partsAfter({ desk: { library }, line }: DraftSurvey, { parent, kin }: ClausePlace): readonly Part[] {
  const kind = parent === null ? 'task' : parent.kind;
  const own = PARTS_OF[kind] ?? TASKS;
  const before = kin.filter((clause) => clause.parent === parent && clause.line < line).slice(-ELDER_SIBLINGS);
  const known = before.flatMap(({ heading }) => {
    const best = library.index.best(heading);
    return best !== null && best.score >= SURELY_MEANT ? [best.model] : [];
  });
  // Where the library knows but few of the siblings, the draft is about another matter than its own.
  const last = known.length < before.length / 2 ? undefined : known.at(-1);
  const at = last === undefined ? -1 : own.indexOf(last.part);
  return at < 0 ? (kind === 'task' ? [] : own) : own.slice(at, at + NEXT_PARTS);
}

function fitsKind({ voice }: DraftContext, { families }: ClauseModel): boolean {
  return families === undefined || voice.kind === null || families.includes(voice.kind);
}

const LONGEST_BEGUN = 6;

/** How many of the last characters typed begin a word of the model: 高层 of 引育高层 begins 高层次人才. */
function begunLength(typed: string, { title, keywords }: ClauseModel): number {
  const core = coreOf(title);
  for (let length = Math.min(typed.length, LONGEST_BEGUN); length >= 2; length--) {
    const end = typed.slice(-length);
    if (coreOf(end) !== end) continue;
    if (core.startsWith(end) || keywords.some((keyword) => keyword.startsWith(end))) return length;
    if (title.includes(end)) return length - 1;
  }
  return 0;
}

function scoresOf(ranked: readonly Ranked[]): ReadonlyMap<ClauseModel, number> {
  return new Map(ranked.map(({ model, score }) => [model, score]));
}

function filling(missing: MissingPart): Choice {
  return { model: missing.models[0]!, missing };
}

function plain({ model }: { readonly model: ClauseModel }): Choice {
  return { model, missing: null };
}

function distinct(choices: readonly Choice[]): Choice[] {
  const seen = new Set<ClauseModel>();
  return choices.filter(({ model }) => !seen.has(model) && seen.add(model)).slice(0, MOST);
}
