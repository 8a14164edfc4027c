/** Suggests clauses for a heading: models of the library, each with the clauses it follows and the bodies they name. */

import type { KindFamily } from '../model/structure/documentKind.ts';
import type { ClauseModel } from './clauseModel.ts';
import type { Library } from './library.ts';
import type { GovernmentLevel } from './libraryDocument.ts';
import { bodyName, placeWordsOf, type PlaceWords } from './placeWords.ts';
import { plainText, snippetText } from './slots.ts';

export interface SuggestionQuery {
  readonly heading: string;
  /** The heading of the part above, 一、 over （一）. */
  readonly section?: string;
  readonly kind?: KindFamily;
  readonly government?: GovernmentLevel;
  /** 云岭市, 广西壮族自治区: decides between 全市 and 全区, 市科技局 and 自治区科技厅. */
  readonly region?: string;
  readonly limit?: number;
}

export interface SuggestionSource {
  readonly document: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  /** 六、（十九） */
  readonly clause: string;
  readonly heading: string;
  /** Bodies that lead by the clause; where it names none, those responsible. */
  readonly lead: readonly string[];
}

export interface Suggestion {
  readonly model: string;
  readonly part: ClauseModel['part'];
  readonly title: string;
  /** Plain text; what only the drafter knows stays 【名称】. */
  readonly body: string;
  /** The same with tab stops, for an editor. */
  readonly snippet: string;
  readonly score: number;
  /** Bodies that usually answer for it, by their names here. */
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly sources: readonly SuggestionSource[];
}

const DEFAULT_LIMIT = 5;
/** What fits another 文种 or another level of government is still offered, further down. */
const OTHER_KIND = 0.6;
const OTHER_LEVEL = 0.8;

export function suggest(library: Library, query: SuggestionQuery): Suggestion[] {
  const place = placeWordsOf(query.region ?? null, query.government ?? null);
  const level = query.government ?? place?.level ?? null;
  return library.index
    .rank(query.heading, query.section ?? '')
    .map(({ model, score }) => ({ model, score: score * fitOf(model, query.kind ?? null, level) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, query.limit ?? DEFAULT_LIMIT)
    .map(({ model, score }) => suggestionOf(library, model, score, place, query.kind ?? null));
}

/** A model as a suggestion, for whoever knows which one is wanted. */
export function suggestionOf(
  library: Library,
  model: ClauseModel,
  score: number,
  place: PlaceWords | null,
  kind: KindFamily | null,
): Suggestion {
  const context = { place, self: selfOf(kind) };
  return {
    model: model.id,
    part: model.part,
    title: model.title,
    body: plainText(model.body, context),
    snippet: snippetText(model.body, context),
    score: Math.round(score * 1000) / 1000,
    lead: model.lead.map((name) => bodyName(name, place)),
    cooperating: model.cooperating.map((name) => bodyName(name, place)),
    sources: model.sources.map((source) => sourceOf(library, source)),
  };
}

/** What a draft of that kind calls itself. */
export function selfOf(kind: KindFamily | null): string {
  return kind === null || kind === '其他' || kind === '通知' ? '本文件' : `本${kind}`;
}

function fitOf(model: ClauseModel, kind: KindFamily | null, level: GovernmentLevel | null): number {
  const otherKind = kind !== null && model.families !== undefined && !model.families.includes(kind);
  const otherLevel = level !== null && model.levels !== undefined && !model.levels.includes(level);
  return (otherKind ? OTHER_KIND : 1) * (otherLevel ? OTHER_LEVEL : 1);
}

function sourceOf(library: Library, source: string): SuggestionSource {
  const { document, clause } = library.reference(source);
  const { lead = [], responsible = [] } = clause.responsibility ?? {};
  return {
    document: document.title,
    issuer: document.issuer,
    documentNumber: document.documentNumber,
    clause: clause.path,
    heading: clause.heading,
    lead: lead.length > 0 ? lead : responsible,
  };
}
