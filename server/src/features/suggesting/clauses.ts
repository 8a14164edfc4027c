/** Clauses for an empty line, an ordinal without heading, a heading as it is typed, and one that is closed. */

import { PARTS, type ClauseModel, type Part } from '../../corpus/clauseModel.ts';
import { bigramsOf, canonical, coreOf } from '../../corpus/headingWords.ts';
import { missingParts, type MissingPart, type SectionOfParts } from '../../corpus/parts.ts';
import { plainText, snippetText } from '../../corpus/slots.ts';
import type { Ranked } from '../../corpus/suggestionIndex.ts';
import type { Draft } from '../../model/draft.ts';
import type { Clause, ClauseKind } from '../../model/outline.ts';
import type { Desk } from '../references/desk.ts';
import { bodyTemplate, clauseStyleAt, clauseTemplate, type ClauseStyle, type ClauseWording } from './clauseText.ts';
import { DraftBodies } from './draftBodies.ts';
import { fitOf } from './matching.ts';
import { clausesNear } from './nearby.ts';
import { placeOf, placesAt, type ClausePlace } from './ordinals.ts';
import type { BodyTextSite, ClauseSite } from './site.ts';
import type { Suggested, Suggestions } from './suggested.ts';

const MOST_CLAUSES = 8;
const MOST_HEADINGS = 5;

/** A model worth suggesting, and why. */
interface Choice {
  readonly model: ClauseModel;
  readonly missing: MissingPart | null;
}

export function clauseSuggestions(desk: Desk, site: ClauseSite): Suggestions {
  const { analysis, draft } = desk;
  const places = site.clause === null ? placesAt(analysis, draft, site.line) : [placeOf(analysis, draft, site.clause)];
  const [first] = places;
  if (first === undefined) return { typed: site.typed, items: [] };
  const writer = new ClauseWriter(desk, site, first.parent);
  if (!site.blank && site.typed !== '') {
    const items = writer.isSection(first)
      ? writer.sections(first)
      : [...writer.clauses(first, byHeading(desk, site, first, writer)), ...writer.headings(first)];
    return { typed: site.typed, items };
  }
  const items = writer.isSection(first)
    ? writer.sections(first)
    : writer.clauses(first, byPlace(desk, site, first, writer));
  if (site.clause !== null) return { typed: site.typed, items };
  // On a line that is still empty it is open which level goes on.
  const above = places
    .slice(1)
    .flatMap((place) => (writer.isSection(place) ? writer.sections(place).slice(0, MOST_SECTIONS_ABOVE) : []));
  const texts = site.typed === '' ? textsBelowHeading(desk, site, writer) : [];
  return { typed: site.typed, items: [...texts, ...items, ...above, ...places.map((place) => writer.ordinal(place))] };
}

const MOST_SECTIONS_ABOVE = 2;

/** Below a heading alone on its line, where such clauses go on with text and not with other clauses. */
function textsBelowHeading(desk: Desk, { line }: ClauseSite, writer: ClauseWriter): Suggested[] {
  const { analysis, draft } = desk;
  let above = line - 1;
  while (above >= draft.first && analysis.blocks[above]!.kind !== 'text') above--;
  const clause = analysis.clauses[above] ?? null;
  if (clause === null || clause.line !== above || clause.runsIn || clause.heading === '') return [];
  const place = placeOf(analysis, draft, clause);
  return writer.isSection(place) ? [] : textsFor(desk, clause, writer, place, place.indent);
}

/** The text of a clause whose heading stands. */
export function textSuggestions(desk: Desk, site: BodyTextSite): Suggestions {
  const { clause } = site;
  const writer = new ClauseWriter(desk, site, clause.parent);
  return { typed: '', items: textsFor(desk, clause, writer, placeOf(desk.analysis, desk.draft, clause), '') };
}

function textsFor(
  { library }: Desk,
  clause: Clause,
  writer: ClauseWriter,
  place: ClausePlace,
  indent: string,
): Suggested[] {
  const ranked = library.index.rank(clause.heading, clause.parent?.heading ?? '');
  const least = Math.max(LEAST_FOR_HEADING, (ranked[0]?.score ?? 0) * SHARE_OF_BEST);
  const style = writer.style(place);
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, MOST_TEXTS)
    .map(({ model }) => writer.text(model, style, indent));
}

const MOST_TEXTS = 3;
/** Below this a heading and a model share a word by chance; over 60 headings of the corpus, read by hand. */
const LEAST_FOR_HEADING = 0.36;
const SHARE_OF_BEST = 0.4;
/** Fewer telling pairs of characters meet with half the library. */
const MEANINGFUL = 2;
const LEAST_FOR_FEW = 0.6;
const FEW = 3;
/** On a line without an ordinal, which may become any sentence. */
const LONG_ENOUGH = 4;

/** By what is typed of the heading, then by the section: 加强 means something else among safeguards than among tasks. */
function byHeading(desk: Desk, { typed, clause }: ClauseSite, place: ClausePlace, writer: ClauseWriter): Choice[] {
  const { library } = desk;
  const telling = bigramsOf(canonical(typed)).length;
  const own = telling < MEANINGFUL ? [] : library.index.rank(typed, '');
  const least = Math.max(telling < FEW ? LEAST_FOR_FEW : LEAST_FOR_HEADING, (own[0]?.score ?? 0) * SHARE_OF_BEST);
  const meant = scoresOf(own.filter(({ score }) => score >= least));
  const around = scoresOf(place.parent === null ? [] : library.index.rank('', place.parent.heading));
  const parts = place.parent === null ? [] : (PARTS_OF[place.parent.kind] ?? []);
  const scored = library.models.flatMap((model) => {
    const fit = fitOf(typed, model.title) > 2 ? (model.title.startsWith(typed) ? BY_BEGINNING : BY_STRETCH) : 0;
    // Only while the words are too few to tell by themselves.
    const begun = meant.size === 0 && telling <= FEW ? BY_BEGUN * begunLength(typed, model) : 0;
    const rest = (meant.get(model) ?? 0) + begun;
    // A line without an ordinal may become any sentence: at first only the beginning of a heading counts.
    if (fit === 0 && (rest === 0 || (clause === null && typed.length < LONG_ENOUGH))) return [];
    const there = BY_SECTION * (around.get(model) ?? 0) + (parts.includes(model.part) ? BY_PART : 0);
    return [{ model, score: fit + rest + there - (writer.covered.has(model) ? COVERED : 0) }];
  });
  const choices = scored.sort((a, b) => b.score - a.score).map(({ model }) => ({ model, missing: null }));
  const lacking = writer.missing.filter(({ name }) => fitOf(typed, name) > 2);
  return distinct([...lacking.map((part) => ({ model: part.models[0]!, missing: part })), ...choices]);
}

const BY_BEGINNING = 1.2;
const BY_STRETCH = 1;
/** For each character of a word of the model that the typed text ends with. */
const BY_BEGUN = 0.2;
const BY_SECTION = 0.2;
const BY_PART = 0.5;
const COVERED = 1;

function scoresOf(ranked: readonly Ranked[]): ReadonlyMap<ClauseModel, number> {
  return new Map(ranked.map(({ model, score }) => [model, score]));
}

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

const LONGEST_BEGUN = 6;

/** What may stand at a place by its section, by custom, and by what went before; what the draft has is left out. */
function byPlace(
  desk: Desk,
  site: ClauseSite,
  place: ClausePlace,
  { covered, missing: lacking }: ClauseWriter,
): Choice[] {
  const { library, draft } = desk;
  // What an attachment lists is its own.
  if ((place.parent ?? place.kin[0])?.kind === 'attachment') return [];
  const missing = lacking
    .filter(({ section }) => fitsSection(section, place, site.line, draft.outline.clauses))
    .map((part) => ({ model: part.models[0]!, missing: part }));
  const ofKind = place.parent === null ? undefined : PARTS_OF[place.parent.kind];
  const section = ofKind === undefined ? (place.parent?.heading ?? subjectOf(draft)) : '';
  const bySection =
    section === '' ? [] : library.index.rank('', section).filter(({ score }) => score >= LEAST_FOR_SECTION);
  const choices: Choice[] = [...missing, ...bySection.map(({ model }) => ({ model, missing: null }))];
  for (const part of partsAfter(desk, site.line, place)) {
    const models = library.models.filter((model) => model.part === part && fitsKind(desk, model));
    const open = models.filter((model) => !covered.has(model));
    choices.push(...open.slice(0, ofKind === undefined ? 1 : 2).map((model) => ({ model, missing: null })));
  }
  return distinct(choices).filter(({ model }) => !covered.has(model) && fitsKind(desk, model));
}

const LEAST_FOR_SECTION = 0.45;

/** What the title says that the draft is about: 支持科技成果转化. */
function subjectOf({ title }: Draft): string {
  return /关于(.+?)的?[^的]{2,8}$/.exec(title?.text ?? '')?.[1] ?? '';
}

function fitsKind({ voice }: Desk, { families }: ClauseModel): boolean {
  return families === undefined || voice.kind === null || families.includes(voice.kind);
}

const SECTION_OF: Readonly<Partial<Record<ClauseKind, SectionOfParts>>> = {
  general: 'general',
  goal: 'general',
  schedule: 'schedule',
  safeguard: 'safeguard',
  supplementary: 'supplementary',
};

/** Parts stand under a heading of their kind; where clauses have none above them (若干措施), behind the tasks. */
function fitsSection(
  section: SectionOfParts,
  { parent }: ClausePlace,
  line: number,
  clauses: readonly Clause[],
): boolean {
  if (parent !== null) return SECTION_OF[parent.kind] === section;
  if (section === 'general') return !clauses.some((clause) => clause.line < line);
  const tasks = clauses.filter(({ kind }) => kind === 'task');
  return tasks.length >= FEWEST_TASKS && tasks.every((clause) => clause.line <= line);
}

/** A draft with fewer is only being begun. */
const FEWEST_TASKS = 2;

/** The order of custom, from what stands in front on; for a section of one kind only its own parts. */
function partsAfter({ library }: Desk, line: number, place: ClausePlace): readonly Part[] {
  const kind = place.parent === null ? 'task' : place.parent.kind;
  const own = PARTS_OF[kind] ?? TASKS;
  const before = place.kin
    .filter((clause) => clause.parent === place.parent && clause.line < line)
    .slice(-ELDER_SIBLINGS);
  const known = before
    .map(({ heading }) => library.index.best(heading))
    .filter((best) => best !== null && best.score >= SURELY_MEANT);
  const last = known.at(-1);
  // Where the library knows but few of the siblings, the draft is about another matter than its own.
  if (last === undefined || last === null || known.length < before.length / 2) return kind === 'task' ? [] : own;
  const at = own.indexOf(last.model.part);
  return at < 0 ? (kind === 'task' ? [] : own) : own.slice(at, at + NEXT_PARTS);
}

const SURELY_MEANT = 0.6;
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
const TASKS: readonly Part[] = PARTS.slice(PARTS.indexOf('规划布局'), PARTS.indexOf('进度安排'));

function coveredIn({ library, draft }: Desk, line: number, section: Clause | null): ReadonlySet<ClauseModel> {
  const covered = new Set<ClauseModel>();
  // A section whose clauses are still to be written deals with nothing yet.
  const headings = clausesNear(draft, line).filter(
    (clause) => clause.line !== line && clause.heading !== '' && clause.children.length === 0 && clause !== section,
  );
  const near = [...headings].sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line)).slice(0, NEAR);
  for (const { heading } of near) {
    const best = library.index.best(heading);
    if (best !== null && best.score >= SURELY_COVERED) covered.add(best.model);
  }
  const texts = headings.map(({ heading }) => heading).join('\n');
  for (const model of library.models) if (texts.includes(model.title)) covered.add(model);
  return covered;
}

/** So many clauses around are asked for their matter; further off only the very heading counts. */
const NEAR = 24;
const SURELY_COVERED = 0.8;

function distinct(choices: readonly Choice[]): Choice[] {
  const seen = new Set<ClauseModel>();
  return choices.filter(({ model }) => !seen.has(model) && seen.add(model)).slice(0, MOST_CLAUSES);
}

/** Sections by their place in a document: headings that stand alone above others. */
const SECTIONS: Readonly<Record<SectionOfParts, string>> = {
  general: '总体要求',
  schedule: '进度安排',
  safeguard: '保障措施',
  supplementary: '附则',
};

const TASK_SECTION = '重点任务';
const USUAL_SECTIONS: readonly string[] = [
  '总体要求',
  '指导思想',
  '总体思路',
  '重要意义',
  '基本原则',
  '发展目标',
  '主要目标',
  '工作目标',
  '重点任务',
  '主要任务',
  '主要举措',
  '政策措施',
  '实施步骤',
  '进度安排',
  '保障措施',
  '组织保障',
  '组织领导',
  '组织实施',
  '工作要求',
  '附则',
];

class ClauseWriter {
  readonly #desk: Desk;
  readonly #site: ClauseSite | BodyTextSite;
  readonly #section: Clause | null;
  readonly #bodies: DraftBodies;
  readonly #styles = new Map<ClausePlace, ClauseStyle>();
  #covered: ReadonlySet<ClauseModel> | null = null;
  #missing: readonly MissingPart[] | null = null;

  /** @param section the clause under which the new one stands */
  constructor(desk: Desk, site: ClauseSite | BodyTextSite, section: Clause | null) {
    this.#desk = desk;
    this.#section = section;
    this.#site = site;
    this.#bodies = new DraftBodies(desk, site.line);
  }

  /** The models whose matter another clause of the draft deals with. */
  get covered(): ReadonlySet<ClauseModel> {
    return (this.#covered ??= coveredIn(this.#desk, this.#site.line, this.#section));
  }

  /** The parts that the draft lacks. */
  get missing(): readonly MissingPart[] {
    const { library, draft, analysis } = this.#desk;
    return (this.#missing ??= missingParts(library, draft, analysis));
  }

  style(place: ClausePlace): ClauseStyle {
    let style = this.#styles.get(place);
    if (style === undefined)
      this.#styles.set(place, (style = clauseStyleAt(this.#desk.analysis, this.#desk.draft, place)));
    return style;
  }

  clauses(place: ClausePlace, choices: readonly Choice[]): Suggested[] {
    const style = this.style(place);
    return choices.map(({ model, missing }) => ({
      ...this.#written(clauseTemplate(this.#wording(model), style), place),
      kind: 'clause',
      label: model.title,
      ...(missing === null ? {} : { remark: `　${missing.name}，本稿尚缺` }),
      origin: originOf(model),
      about: this.#about(model),
    }));
  }

  /** @param indent with which its line begins, where it stands on one of its own */
  text(model: ClauseModel, style: ClauseStyle, indent: string): Suggested {
    return {
      ...this.#written(indent + bodyTemplate(this.#wording(model), style), null),
      kind: 'clause',
      label: model.title,
      remark: '　正文',
      origin: originOf(model),
      about: this.#about(model),
    };
  }

  /** Headings that the library has for what is typed, to go on alone with. */
  headings(place: ClausePlace): Suggested[] {
    const { library, draft } = this.#desk;
    const { typed } = this.#site;
    const titles = new Set(library.models.map(({ title }) => title));
    const used = new Set(draft.outline.clauses.map(({ heading }) => heading));
    const found = library
      .referencesFor(typed, place.parent?.heading ?? '')
      .filter(({ reference: { clause }, score }) => {
        const { heading } = clause;
        if (titles.has(heading) || used.has(heading) || !this.#takes(heading)) return false;
        return fitOf(typed, heading) > 2 || score >= LIKE_HEADING;
      });
    const seen = new Set<string>();
    return found
      .filter(({ reference: { clause } }) => !seen.has(clause.heading) && seen.add(clause.heading))
      .slice(0, MOST_HEADINGS)
      .map(({ reference: { document, clause } }) =>
        this.#heading(place, clause.heading, `${document.id} ${clause.path}`),
      );
  }

  /** A place for a heading that stands alone above other clauses. */
  isSection(place: ClausePlace): boolean {
    const { heading } = this.style(place);
    return heading.divided || (place.parent === null && heading.layout === 'ownLine');
  }

  /** Sections that custom has and the draft lacks, then those of the library on matters that it does not treat yet. */
  sections(place: ClausePlace): Suggested[] {
    const { typed } = this.#site;
    if (place.parent !== null) return typed === '' ? [] : this.headings(place);
    const customary = this.#customarySections(place).map((name) => ({
      ...this.#heading(place, name, '惯例'),
      remark: '　本稿尚缺',
    }));
    const items = [...customary, ...this.#freshSections(place)];
    if (this.#site.kind !== 'clause' || this.#site.blank || typed === '') return items;
    const usual = USUAL_SECTIONS.map((name) => this.#heading(place, name, '惯例'));
    const seen = new Set<string>();
    return [...items, ...usual, ...this.headings(place)].filter(
      ({ label }) => fitOf(typed, label) > 2 && !seen.has(label) && seen.add(label),
    );
  }

  /** In the order of custom: what stands behind the place is no matter of it any more. */
  #customarySections(place: ClausePlace): string[] {
    const { draft } = this.#desk;
    const { line } = this.#site;
    const roots = draft.outline.roots.filter((root) => root.line !== line);
    const lacking = this.missing
      .map(({ section }) => section)
      .filter((section, at, all) => section !== 'supplementary' && all.indexOf(section) === at)
      .filter((section) => !roots.some((root) => SECTION_OF[root.kind] === section))
      .filter((section) => fitsSection(section, place, line, draft.outline.clauses));
    if (roots.length === 0) return lacking.includes('general') ? [SECTIONS.general] : [];
    const tasks = roots.some(({ kind }) => kind === 'task');
    return tasks
      ? lacking.filter((section) => section !== 'general').map((section) => SECTIONS[section])
      : [TASK_SECTION];
  }

  #freshSections(place: ClausePlace): Suggested[] {
    const { library, draft } = this.#desk;
    const roots = draft.outline.roots.filter(({ line }) => line !== this.#site.line);
    const tasks = roots.filter(({ kind }) => kind === 'task');
    // A draft about another matter than the library's has no use for its sections, nor has one that calls them 重点任务.
    const known = tasks.filter(({ heading }) => (library.index.best(heading)?.score ?? 0) >= SURELY_MEANT);
    const closed = roots.some(({ line, kind }) => line < this.#site.line && kind === 'safeguard');
    if (closed || known.length === 0 || known.length < tasks.length / 2) return [];
    const seen = new Set<string>();
    return library.documents
      .flatMap(({ id, clauses }) => clauses.map((clause) => ({ id, clause })))
      .filter(
        ({ clause: { path, kind, heading } }) => /^[^、]+、$/.test(path) && kind === 'task' && this.#takes(heading),
      )
      .filter(({ clause: { heading } }) => {
        const best = library.index.best(heading);
        if (best === null || seen.has(heading) || this.covered.has(best.model)) return false;
        seen.add(heading);
        return !roots.some((root) => alike(root.heading, heading));
      })
      .slice(0, MOST_HEADINGS)
      .map(({ id, clause: { path, heading } }) => this.#heading(place, heading, `${id} ${path}`));
  }

  ordinal(place: ClausePlace): Suggested {
    return {
      kind: 'ordinal',
      label: place.ordinal.trim(),
      remark: place.parent === null ? '' : `　${place.parent.ordinal}之下`,
      origin: '下一序号',
      replaces: this.#site.replaces,
      plain: place.indent + place.ordinal,
      about: { of: 'text', text: '本稿这一层次的下一个序号。' },
    };
  }

  /** A heading of the library that this draft can take: no place, no figure, no question, and zones only for a zone. */
  #takes(heading: string): boolean {
    if (heading.length < 4 || heading.length > 22 || /[\d（），；？?“]/.test(heading)) return false;
    if (/我市|临沧|清远|广西|连云港|遵义|泉州|台商|福建/.test(heading)) return false;
    return !/高新区|开发区/.test(heading) || /高新|开发区|园区/.test(this.#desk.draft.title?.text ?? '');
  }

  #heading(place: ClausePlace, heading: string, origin: string): Suggested {
    const { layout, closing, ending } = this.style(place).heading;
    const text = this.#lead(place) + heading + (layout === 'runsIn' ? closing : ending);
    return {
      kind: 'heading',
      label: heading,
      origin,
      replaces: this.#site.replaces,
      plain: text,
      about: { of: 'sources', sources: origin === '惯例' ? [] : [origin], text: '只写小标题。' },
    };
  }

  #wording(model: ClauseModel): ClauseWording {
    return {
      heading: model.title,
      body: model.body,
      lead: this.#bodies.namesOf(model.lead),
      cooperating: this.#bodies.namesOf(model.cooperating),
    };
  }

  #written(template: string, place: ClausePlace | null): Pick<Suggested, 'replaces' | 'plain' | 'snippet'> {
    const { voice } = this.#desk;
    const whole = (place === null ? '' : this.#lead(place)) + template;
    const context = { place: voice.place, self: voice.self };
    return { replaces: this.#site.replaces, plain: plainText(whole, context), snippet: snippetText(whole, context) };
  }

  /** The ordinal, where none stands yet. */
  #lead(place: ClausePlace): string {
    const site = this.#site;
    if (site.kind === 'text' || site.clause !== null) return '';
    return (site.blank ? place.indent : '') + place.ordinal;
  }

  #about(model: ClauseModel): Suggested['about'] {
    const { region, level, kind } = this.#desk.voice;
    return { of: 'model', id: model.id, region, level, kind };
  }
}

/** From here on a heading of the library says what the drafter is typing. */
const LIKE_HEADING = 0.55;

function alike(a: string, b: string): boolean {
  const [first, second] = [new Set(a), new Set(b)];
  let shared = 0;
  for (const char of first) if (second.has(char)) shared++;
  return shared >= Math.min(first.size, second.size) * 0.6;
}

export function originOf({ sources }: ClauseModel): string {
  return sources[0]?.replace(/#\d+$/, '') ?? '惯例';
}
