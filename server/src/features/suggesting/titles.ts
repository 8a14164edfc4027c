/** Documents to cite behind 《: those of the draft, those the library knows, laws in force, what is on the shelf. */

import type { LibraryDocument } from '../../library/libraryDocument.ts';
import { bigramsOf, canonical } from '../../library/headingWords.ts';
import { issuerOf, plainTitle } from '../../model/line/citation.ts';
import { isForeign } from '../../model/content/homeRegion.ts';
import type { IndexedDocument } from '../../index/referenceIndex.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { isoDay } from '../../rules/settings.ts';
import { fitOf } from './matching.ts';
import { subjectOf } from './subject.ts';
import type { TitleContext } from './completionContext.ts';
import type { Suggested, Suggestions } from './suggested.ts';

const MOST = 30;

interface Candidate {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly origin: string;
  readonly weight: number;
}

/** @param shelf what the drafter has imported, as far as it is known by now */
export function titleSuggestions(
  desk: DraftContext,
  site: TitleContext,
  shelf: readonly IndexedDocument[],
): Suggestions {
  const candidates = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const key = plainTitle(candidate.title, issuerOf(candidate.title));
    const known = candidates.get(key);
    if (known === undefined) candidates.set(key, candidate);
    else if (known.documentNumber === null) candidates.set(key, { ...known, documentNumber: candidate.documentNumber });
  };
  const cited = new Set<string>();
  for (const { line, value } of desk.draft.citations) {
    // The title that is being written is read as one too.
    if (line === site.line && value.span.start < site.replaces.end && value.span.end > site.replaces.start) continue;
    const documentNumber = value.number === null || value.number.masked ? null : value.number.text;
    add({ title: value.title, documentNumber, origin: '本稿引用', weight: 4 });
    if (line < site.line || (line === site.line && value.span.start < site.replaces.start)) cited.add(value.plainTitle);
  }
  const nearness = nearnessTo(desk, site.line);
  for (const { title, documentNumber, citedBy, held } of desk.library.cited.all) {
    const near = nearness(title);
    // Unasked, only what speaks of this draft's matter is offered.
    if (near === 0 && site.typed === '') continue;
    if (held !== null && !isCitable(held, desk)) continue;
    if (held === null && isOfAnotherPlace(desk, title)) continue;
    const place = citedBy[0];
    const origin = place === undefined ? '资料库' : `${place.document.id} ${place.clause?.path ?? '引言'}`;
    add({ title, documentNumber, origin, weight: LIBRARY + near });
  }
  for (const { title, documentNumber } of shelf)
    add({ title, documentNumber, origin: '我的参照', weight: SHELF + nearness(title) });
  // Which law is meant is for the drafter to begin to say.
  if (site.typed !== '')
    for (const name of lawsInForce(desk)) add({ title: name, documentNumber: null, origin: '现行法律法规', weight: 2 });

  const items = [...candidates.values()]
    .map((candidate) => ({ candidate, fit: fitOf(site.typed, candidate.title) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || b.candidate.weight - a.candidate.weight)
    .slice(0, MOST)
    .map(({ candidate: { title, documentNumber, origin } }): Suggested => {
      // A document is cited with its number the first time; later the title will do.
      const known = cited.has(plainTitle(title, issuerOf(title)));
      const number = documentNumber === null || site.numbered || known ? '' : `（${documentNumber}）`;
      return {
        kind: 'document',
        label: title,
        ...(documentNumber === null ? {} : { remark: `　${documentNumber}` }),
        origin,
        replaces: site.replaces,
        plain: `${title}》${number}`,
        about: { of: 'document', title, documentNumber },
      };
    });
  return { typed: site.typed, items };
}

/** Below what the draft itself cites; the drafter's own documents stand among them by what they say. */
const LIBRARY = 2.2;
const SHELF = 2.5;
const WHOLE = 1.4;

/** How much of what the draft and the clause are about a title says: 0 to `WHOLE`. */
function nearnessTo({ analysis, draft }: DraftContext, line: number): (title: string) => number {
  const clause = analysis.clauses[line] ?? null;
  const matter = [subjectOf(draft), clause?.heading ?? '', clause?.parent?.heading ?? ''].join('，');
  const sought = new Set(bigramsOf(canonical(matter)));
  return (title) => {
    const own = bigramsOf(canonical(title.replace(ISSUER_AND_FRAME, '')));
    const shared = own.filter((bigram) => sought.has(bigram)).length;
    return own.length === 0 ? 0 : (WHOLE * shared) / own.length;
  };
}

const ISSUER_AND_FRAME =
  /^(?:中共中央|国务院|办公厅|关于|印发|[、 ])+|的(?:若干|指导|实施)?(?:意见|通知|方案|规划|措施|办法)$/g;

/** A model text or an explanation is no authority, and a copy that lost its title cannot be cited by it. */
function isCitable({ kind, region, title }: LibraryDocument, desk: DraftContext): boolean {
  return kind !== '政策解读' && region !== null && !title.includes('原文未载标题') && !isOfAnotherPlace(desk, region);
}

/** A document of another province or city is no authority here; where the draft's place is unknown, none of a place. */
function isOfAnotherPlace({ voice, knowledge }: DraftContext, name: string): boolean {
  const leading = knowledge.regions.leading(name.replace(/^中共/, ''));
  if (leading === null) return false;
  return (
    voice.home === null || voice.home.regions.length === 0 || isForeign([leading.region], voice.home, knowledge.regions)
  );
}

/** By their full names, 《中华人民共和国民法典》 and 《公平竞争审查条例》. */
function lawsInForce({ knowledge, settings }: DraftContext): string[] {
  return knowledge.supersededLaws
    .successorsOn(isoDay(settings.today))
    .map((name) => (/(?:法|法典)$/.test(name) ? `中华人民共和国${name}` : name));
}
