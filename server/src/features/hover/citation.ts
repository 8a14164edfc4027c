/** A cited document: its number and issuer, whether it still holds, and where else it is cited. */

import type { CitedDocument } from '../../library/citedDocuments.ts';
import type { Library } from '../../library/library.ts';
import type { Citation } from '../../model/line/citation.ts';
import type { DocumentNumber } from '../../model/line/documentNumber.ts';
import type { Analysis } from '../../model/draft.ts';
import type { Knowledge } from '../../model/knowledge/knowledge.ts';
import { pathOf } from '../../model/structure/outline.ts';
import { mentionsOfDocument } from '../occurrences.ts';
import { isoDay } from '../../rules/settings.ts';
import type { IndexedClause } from '../../index/referenceIndex.ts';
import { lines, literal } from '../markdown.ts';
import type { DraftContextInput } from '../references/draftContext.ts';
import { linked, placeOfReference, placeOfShelfClause, type ReferenceLink } from '../references/links.ts';
import { citationRange, type CitationSubject } from '../subject.ts';

const MOST_PLACES = 6;

export function aboutCitation(
  { analysis, library, knowledge, settings }: DraftContextInput,
  { citation, range }: CitationSubject,
  citing: readonly IndexedClause[],
  link: ReferenceLink | null,
): string {
  const { title, number, issuer, year } = citation;
  const mentions = mentionsOfDocument(analysis, citation);
  const others = mentions.filter(
    (mention) =>
      citationRange(mention.line, mention.citation).start.line !== range.start.line || mention.citation !== citation,
  );
  const numbered = number ?? mentions.find((mention) => mention.citation.number !== null)?.citation.number ?? null;
  const known = library.cited.find(citation.plainTitle, numbered?.text ?? null);
  return lines([
    `**《${literal(title)}》**`,
    numberOf(citation, numbered, known),
    joinedFacts(issuer, year),
    ...noLongerInForce(title, knowledge, isoDay(settings.today)),
    others.length === 0
      ? '本稿只引用这一次'
      : `本稿另引用${others.length}次：${placesOf(
          analysis,
          others.map(({ line }) => line),
        )}`,
    citedElsewhere(known, citing, library, link),
  ]);
}

function numberOf({ number }: Citation, numbered: DocumentNumber | null, known: CitedDocument | null): string {
  if (numbered !== null) return `文号：${literal(numbered.text)}${number === null ? '（见本稿别处）' : ''}`;
  const documentNumber = known?.documentNumber ?? null;
  return documentNumber === null ? '文号：本稿未写' : `文号：本稿未写，参照文件记作${literal(documentNumber)}`;
}

/** What replaced a law, and what shows that the document is of another time. */
function noLongerInForce(title: string, knowledge: Knowledge, today: string): string[] {
  const { supersededLaws, datedPhrases } = knowledge;
  const hits = knowledge.scan(title);
  const laws = supersededLaws
    .outOfForce(title, hits.supersededLaws, today)
    .map(({ law: { name, until, successor } }) => {
      const [year, month, day] = until.split('-').map(Number);
      const replaced = successor === null ? '' : `，由《${literal(successor)}》取代`;
      return `《${literal(name)}》自${year}年${month}月${day}日起失效${replaced}`;
    });
  const phrases = datedPhrases.superseded(title, hits.datedPhrases, today).map(({ phrase }) => literal(phrase.advice));
  return [...laws, ...phrases];
}

const MOST_CITING = 4;

function citedElsewhere(
  known: CitedDocument | null,
  citing: readonly IndexedClause[],
  library: Library,
  link: ReferenceLink | null,
): string | null {
  const own = citing.map((clause) =>
    linked(literal(`《${clause.document.title}》${clause.path}`), placeOfShelfClause(clause), link),
  );
  const bundled = (known?.citedBy ?? []).map(({ document, clause }) =>
    clause === null
      ? literal(`${document.id} 引言`)
      : linked(literal(`${document.id} ${clause.path}`), placeOfReference(library, { document, clause }), link),
  );
  const all = [...own, ...bundled];
  if (all.length === 0) return null;
  return `参照文件中引用它的：${all.slice(0, MOST_CITING).join('；')}${all.length > MOST_CITING ? '；……' : ''}`;
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
