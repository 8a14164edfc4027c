/** A cited document: its number and issuer, and where else the draft cites it. */

import type { Analysis } from '../../model/draft.ts';
import { pathOf } from '../../model/outline.ts';
import { mentionsOfDocument } from '../occurrences.ts';
import { lines, literal } from '../markdown.ts';
import { citationRange, type CitationSubject } from '../subject.ts';

const MOST_PLACES = 6;

export function aboutCitation(analysis: Analysis, { citation, range }: CitationSubject): string {
  const { title, number, issuer, year } = citation;
  const mentions = mentionsOfDocument(analysis, citation);
  const others = mentions.filter(
    (mention) =>
      citationRange(mention.line, mention.citation).start.line !== range.start.line || mention.citation !== citation,
  );
  const numbered = number ?? mentions.find((mention) => mention.citation.number !== null)?.citation.number ?? null;
  return lines([
    `**《${literal(title)}》**`,
    numbered === null ? '文号：本稿未写' : `文号：${literal(numbered.text)}${number === null ? '（见本稿别处）' : ''}`,
    joinedFacts(issuer, year),
    others.length === 0
      ? '本稿只引用这一次'
      : `本稿另引用${others.length}次：${placesOf(
          analysis,
          others.map(({ line }) => line),
        )}`,
  ]);
}

function joinedFacts(issuer: string | null, year: number | null): string | null {
  const facts = [issuer === null ? null : `发文机关：${literal(issuer)}`, year === null ? null : `年份：${year}年`];
  const said = facts.filter((fact) => fact !== null);
  return said.length === 0 ? null : said.join('　');
}

function placesOf({ clauses }: Analysis, places: readonly number[]): string {
  const named = places.slice(0, MOST_PLACES).map((line) => {
    const clause = clauses[line] ?? null;
    return clause === null ? `第${line + 1}行` : `${literal(pathOf(clause))}（第${line + 1}行）`;
  });
  return named.join('；') + (places.length > MOST_PLACES ? '；……' : '');
}
