/** From the text of a file to the documents in it: cleaned of what a web page had around them, clause by clause. */

import { fullWidth, innermost, openingHeading, placesOf, type DraftPlace } from '../../library/clausePlaces.ts';
import type { GovernmentLevel, LibraryTarget } from '../../library/libraryDocument.ts';
import { namesOf, numberOf, targetOf } from '../../library/libraryReading.ts';
import { placeWordsOf } from '../../library/placeWords.ts';
import { analyze } from '../../model/analyze.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { FactReader } from '../../model/line/facts.ts';
import type { KindFamily } from '../../model/structure/documentKind.ts';
import { createKnowledge, type Knowledge } from '../../model/knowledge/knowledge.ts';
import type { LineRole } from '../../model/structure/layout.ts';
import { pathOf, type Clause } from '../../model/structure/outline.ts';
import { homeOf } from '../../model/content/homeRegion.ts';
import { parse } from '../../syntax/source.ts';

export interface ReadClause {
  /** The ordinals from the top; 开头 for what stands above the first of them, 第3段 where nothing is numbered. */
  readonly path: string;
  readonly heading: string;
  readonly line: number;
  /** Offsets in the text of the document: where the clause begins behind its heading, */
  readonly start: number;
  /** where the first clause below it begins, or what it says ends, */
  readonly own: number;
  /** and where the last line of it ends. A chapter ends with its own words: its clauses are clauses by themselves. */
  readonly end: number;
  /** The clause above it; -1 at the top. */
  readonly above: number;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly responsible: readonly string[];
  /** Titles as they are compared. */
  readonly cited: readonly string[];
}

export interface ReadDocument {
  /** Which of the documents of its file, from 0. */
  readonly nth: number;
  readonly title: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly date: string | null;
  readonly kind: string | null;
  readonly family: KindFamily | null;
  readonly region: string | null;
  readonly level: GovernmentLevel | null;
  readonly year: number | null;
  readonly text: string;
  readonly clauses: readonly ReadClause[];
  /** The lines of the file that a web page had around the document, which `text` is without. */
  readonly leftOut: readonly string[];
}

/** Reads many texts; what it has to know is read once. */
export class DocumentReader {
  readonly #knowledge: Knowledge;
  readonly #lines: Knowledge;

  constructor() {
    this.#knowledge = createKnowledge();
    this.#lines = unchecking(this.#knowledge);
  }

  /** The documents of a file in order; none where it holds no running text. */
  read(text: string, fileName: string): ReadDocument[] {
    // One reader a file: what it remembers is for texts that change.
    const analysis = analyze(parse(text), new FactReader(this.#lines));
    const notices = new Set(analysis.drafts.map(({ notice }) => notice));
    // A 通知 that only says what it issues is a part of the document it issues; so is what has no text of its own.
    const drafts = analysis.drafts.filter(
      (draft) => hasText(analysis, draft) && (draft.outline.clauses.length > 0 || !notices.has(draft)),
    );
    return drafts.map((draft, nth) => {
      const first = drafts[nth - 1]?.end ?? 0;
      const end = nth === drafts.length - 1 ? analysis.blocks.length : draft.end;
      return this.#document(analysis, draft, pageOf(analysis, first, end), nth, fileName);
    });
  }

  /** The targets that one clause sets, given the text of its document and the line at which each clause begins. */
  targets(text: string, lines: readonly number[], clause: number): LibraryTarget[] {
    const first = lines[clause]!;
    const next = lines[clause + 1] ?? Infinity;
    const { drafts } = analyze(parse(text), new FactReader(this.#lines));
    return drafts.flatMap(({ targets }) =>
      targets.filter(({ line }) => line >= first && line < next).flatMap(targetOf),
    );
  }

  #document(analysis: Analysis, draft: Draft, page: Page, nth: number, fileName: string): ReadDocument {
    const home = homeOf(draft, null, this.#knowledge.regions);
    const [place] = home?.regions ?? [];
    const region =
      place === undefined
        ? (home?.name ?? null)
        : this.#knowledge.regions
            .chain(place)
            .map(({ name }) => name)
            .reverse()
            .join('');
    const number = draft.number?.value ?? null;
    const title = draft.title?.text ?? draft.pieceHead ?? titleOf(fileName);
    return {
      nth,
      title,
      issuer: draft.issuer,
      documentNumber: numberOf(number),
      date: draft.date?.text ?? null,
      kind: draft.kind?.name ?? null,
      family: draft.kind?.family ?? null,
      region,
      level: levelOf(draft, place?.kind ?? null, region),
      year: draft.date?.year ?? number?.year ?? yearIn(title),
      text: page.text,
      clauses: clausesOf(analysis, draft, page),
      leftOut: page.leftOut,
    };
  }
}

/** Wrong words, dated phrases and the like are for checking: a reference is not checked, and its lines not scanned. */
function unchecking(knowledge: Knowledge): Knowledge {
  const nothing = knowledge.scan('');
  const scan: Knowledge['scan'] = () => nothing;
  return new Proxy(knowledge, { get: (target, name) => (name === 'scan' ? scan : Reflect.get(target, name, target)) });
}

const LEFT_OUT: ReadonlySet<LineRole> = new Set(['blank', 'comment', 'residue']);

/** What is left of the lines of a document, and where each of them went. */
interface Page {
  readonly text: string;
  /** By line of the file: the line of the text; -1 for what is left out. */
  readonly lines: Int32Array;
  readonly first: number;
  /** By line of the text: the offset at which it begins; one more for the end. */
  readonly offsets: readonly number[];
  readonly leftOut: readonly string[];
}

function hasText({ roles }: Analysis, { first, end }: Draft): boolean {
  for (let line = first; line < end; line++) if (roles[line] === 'body') return true;
  return false;
}

function pageOf({ blocks, roles }: Analysis, first: number, end: number): Page {
  const lines = new Int32Array(end - first).fill(-1);
  const kept: string[] = [];
  const offsets: number[] = [];
  const leftOut: string[] = [];
  let length = 0;
  for (let line = first; line < end; line++) {
    const role = roles[line]!;
    const { text, content } = blocks[line]!;
    const words = text.slice(content.start, content.end);
    if (role === 'residue') leftOut.push(words);
    if (LEFT_OUT.has(role)) continue;
    lines[line - first] = kept.length;
    offsets.push(length);
    kept.push(words);
    length += words.length + 1;
  }
  offsets.push(length);
  return { text: kept.join('\n'), lines, first, offsets, leftOut };
}

/** The first line of the text at or behind a line of the file. */
function lineFrom(page: Page, line: number, end: number): number {
  for (let at = line; at < end; at++) {
    const kept = page.lines[at - page.first];
    if (kept === undefined) break;
    if (kept >= 0) return kept;
  }
  return page.offsets.length - 1;
}

function clausesOf(analysis: Analysis, draft: Draft, page: Page): ReadClause[] {
  const places = placesOf(analysis, draft);
  if (places.length === 0) return paragraphsOf(analysis, draft, page, draft.end);
  const indexOf = new Map(places.map((place, index) => [place, index]));
  const ofClause = new Map<Clause, number>();
  for (const [index, { clause, first }] of places.entries()) if (clause.line === first) ofClause.set(clause, index);
  const placeAt = innermost(places);
  const indexAt = (line: number): number => {
    const place = placeAt(line);
    return place === null ? -1 : indexOf.get(place)!;
  };
  const assigned = grouped(draft.assignments, ({ sites }) => indexAt(sites[0]!.line));
  const cited = grouped(draft.citations, ({ line }) => indexAt(line));
  const clauses = places.map((place, index): ReadClause => {
    const { clause, first, end } = place;
    const numbered = clause.line === first;
    const stop = places[index + 1]?.first ?? end;
    const own = endBefore(page, Math.min(stop, end));
    const start = Math.min(startOf(analysis, page, place, end), own);
    const assignments = assigned.get(index) ?? [];
    return {
      path: fullWidth(pathOf(clause)),
      heading: place.heading,
      line: lineFrom(page, first, draft.end),
      start,
      own,
      end: isChapter(clause) ? own : Math.max(own, endBefore(page, end)),
      above: numbered
        ? clause.parent === null
          ? -1
          : (ofClause.get(clause.parent) ?? -1)
        : (ofClause.get(clause) ?? -1),
      lead: namesOf(assignments.flatMap(({ lead }) => lead)),
      cooperating: namesOf(assignments.flatMap(({ cooperating }) => cooperating)),
      responsible: namesOf(assignments.flatMap(({ responsible }) => responsible)),
      cited: titlesOf((cited.get(index) ?? []).map(({ value }) => value.plainTitle)),
    };
  });
  const before = beforeClauses(analysis, draft, page, places[0]!.first);
  return [
    ...before,
    ...clauses.map((clause) => (clause.above < 0 ? clause : { ...clause, above: clause.above + before.length })),
  ];
}

/** 一、 or 第一章 with clauses below it. */
function isChapter({ parent, children }: Clause): boolean {
  return parent === null && children.length > 0;
}

/** The end of the last line of text before a line of the file. */
function endBefore(page: Page, line: number): number {
  for (let at = line - 1; at >= page.first; at--) {
    const kept = page.lines[at - page.first]!;
    if (kept >= 0) return page.offsets[kept + 1]! - 1;
  }
  return 0;
}

const BETWEEN = /[\s\u3000。．.：:，,；;、]*/y;

/** Where the words of a place begin, behind its ordinal and its heading. */
function startOf({ blocks }: Analysis, page: Page, { clause, heading, first }: DraftPlace, end: number): number {
  const block = blocks[first]!;
  const line = page.lines[first - page.first]!;
  const body = block.marker?.contentStart ?? block.content.start;
  const behind =
    clause.line === first ? (heading === '' ? body : clause.headingSpan.end) : block.text.indexOf('。', body) + 1;
  BETWEEN.lastIndex = behind;
  BETWEEN.exec(block.text);
  const at = heading === '' ? behind : BETWEEN.lastIndex;
  if (at < block.content.end) return page.offsets[line]! + at - block.content.start;
  return page.offsets[lineFrom(page, first + 1, end)]!;
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** A bare 《意见》 is the document's own short form. */
function titlesOf(titles: readonly string[]): string[] {
  return [...new Set(titles)].filter((title) => title.length >= 4);
}

const NOBODY = { lead: [], cooperating: [], responsible: [] } as const;
/** A shorter opening line is a salutation or a stray caption. */
const SHORTEST_OPENING = 16;

/** More paragraphs than this are no opening but a text of their own: a report that ends in a few numbered demands. */
const LONGEST_OPENING = 4;

function beforeClauses(analysis: Analysis, draft: Draft, page: Page, first: number): ReadClause[] {
  let paragraphs = 0;
  for (let line = draft.first; line < first; line++) if (analysis.roles[line] === 'body') paragraphs++;
  if (paragraphs > LONGEST_OPENING) return paragraphsOf(analysis, draft, page, first);
  const opening = openingOf(analysis, draft, page, first);
  return opening === null ? [] : [opening];
}

/** Why the document is made, in front of its first clause. */
function openingOf(analysis: Analysis, draft: Draft, page: Page, before: number): ReadClause | null {
  let line = -1;
  let end = 0;
  for (let at = draft.first; at < before; at++) {
    const kept = page.lines[at - page.first]!;
    if (kept < 0 || analysis.roles[at] !== 'body') continue;
    if (line < 0) line = kept;
    end = page.offsets[kept + 1]! - 1;
  }
  if (line < 0 || end - page.offsets[line]! < SHORTEST_OPENING) return null;
  const start = page.offsets[line]!;
  const cited = draft.citations.filter(({ line: at }) => at < before).map(({ value }) => value.plainTitle);
  return { path: '开头', heading: '', line, start, own: end, end, above: -1, ...NOBODY, cited: titlesOf(cited) };
}

/** Text that is not numbered, up to a line of the file: every paragraph stands for itself. */
function paragraphsOf(analysis: Analysis, draft: Draft, page: Page, before: number): ReadClause[] {
  const clauses: ReadClause[] = [];
  const assigned = grouped(draft.assignments, ({ sites }) => sites[0]!.line);
  const cited = grouped(draft.citations, ({ line }) => line);
  for (let at = draft.first; at < before; at++) {
    const line = page.lines[at - page.first]!;
    if (line < 0 || analysis.roles[at] !== 'body') continue;
    const start = page.offsets[line]!;
    const end = page.offsets[line + 1]! - 1;
    const assignments = assigned.get(at) ?? [];
    const heading = openingHeading(page.text.slice(start, end)) ?? '';
    clauses.push({
      path: `第${clauses.length + 1}段`,
      heading: fullWidth(heading),
      line,
      start: heading === '' ? start : start + heading.length + 1,
      own: end,
      end,
      above: -1,
      lead: namesOf(assignments.flatMap(({ lead }) => lead)),
      cooperating: namesOf(assignments.flatMap(({ cooperating }) => cooperating)),
      responsible: namesOf(assignments.flatMap(({ responsible }) => responsible)),
      cited: titlesOf((cited.get(at) ?? []).map(({ value }) => value.plainTitle)),
    });
  }
  return clauses;
}

function titleOf(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '').trim() || fileName;
}

function yearIn(title: string): number | null {
  const year = /(?:19|20)\d{2}/.exec(title)?.[0];
  return year === undefined ? null : Number(year);
}

const ZONE = /(?:开发区|高新区|新区|投资区|产业园区|管委会|管理委员会)(?:办公室|党工委)?$/;

function levelOf(
  draft: Draft,
  kind: 'province' | 'prefecture' | 'county' | null,
  region: string | null,
): GovernmentLevel | null {
  if (draft.government === 'centre') return null;
  if (draft.issuer !== null && ZONE.test(draft.issuer)) return '开发区';
  if (kind !== null) return kind === 'province' ? '省级' : kind === 'prefecture' ? '市级' : '县级';
  return placeWordsOf(region, null)?.level ?? null;
}
