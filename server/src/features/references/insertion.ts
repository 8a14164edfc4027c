/** A reference clause as a clause of the draft: numbered and annotated as it does, with the source noted above. */

import { lengthOf } from '../../syntax/block.ts';
import type { Reference } from '../../library/reference.ts';
import { plainText, snippetText, verbatim } from '../../library/slots.ts';
import type { Position } from '../../text/span.ts';
import type { IndexedClause } from '../../index/referenceIndex.ts';
import { clauseStyleAt, clauseTemplate, verbatimClause, type ClauseWording } from '../suggesting/clauseText.ts';
import { DraftBodies } from '../suggesting/draftBodies.ts';
import { placeOf, placesAt, type ClausePlace } from '../suggesting/ordinals.ts';
import { modelsOn } from './counterparts.ts';
import type { DraftContext } from './draftContext.ts';
import { sourceNote, type ReferenceClause } from './sourceNote.ts';

export interface Insertion {
  readonly plain: string;
  /** With tab stops, the final one at the end. */
  readonly snippet: string;
  readonly position: Position;
}

/** Null where a draft has no room for a clause: in front of its first one. */
export function insertionOf(desk: DraftContext, clause: ReferenceClause, line: number): Insertion | null {
  const site = siteAt(desk, line);
  if (site === null) return null;
  const { place, position, before } = site;
  const head = `${before}${place.indent}${sourceNote(clause)}\n${place.indent}${place.ordinal}`;
  const { plain, snippet } =
    clause.source === 'library' ? ofLibrary(desk, clause.reference, place) : ofShelf(desk, clause.clause, place);
  return { plain: head + plain, snippet: `${verbatim(head)}${snippet}$0`, position };
}

interface Site {
  readonly place: ClausePlace;
  readonly position: Position;
  /** Line ends that part the clause from what stands above it. */
  readonly before: string;
}

/** On an empty line, right there; elsewhere behind the clause that the line belongs to. */
function siteAt({ analysis, draft }: DraftContext, line: number): Site | null {
  const { blocks } = analysis;
  const clause = analysis.clauses[line] ?? null;
  if (blocks[line]!.kind === 'blank' || clause === null) {
    const place = placesAt(analysis, draft, line)[0];
    if (place === undefined) return null;
    const blank = blocks[line]!.kind === 'blank';
    const character = blank ? 0 : lengthOf(blocks[line]!);
    return { place, position: { line, character }, before: blank ? '' : '\n' };
  }
  const own = placeOf(analysis, draft, clause);
  const beside = placesAt(analysis, draft, clause.end).find(
    ({ parent, form }) => parent === own.parent && form === own.form,
  );
  if (beside === undefined) return null;
  const last = clause.end - 1;
  const apart = blocks[clause.line - 1]?.kind === 'blank' ? '\n\n' : '\n';
  return { place: beside, position: { line: last, character: lengthOf(blocks[last]!) }, before: apart };
}

/** What only the drafter can say where no model follows the clause. */
const OPEN_BODY = '【具体举措】。';

function ofLibrary(desk: DraftContext, reference: Reference, place: ClausePlace): { plain: string; snippet: string } {
  const { analysis, draft, voice } = desk;
  const [model] = modelsOn(desk, reference);
  const bodies = new DraftBodies(desk, place.line);
  const wording: ClauseWording =
    model === undefined
      ? { heading: reference.clause.heading, body: OPEN_BODY, lead: [], cooperating: [] }
      : {
          heading: model.title,
          body: model.body,
          lead: bodies.namesOf(model.lead),
          cooperating: bodies.namesOf(model.cooperating),
        };
  const template = clauseTemplate(wording, clauseStyleAt(analysis, draft, place));
  const context = { place: voice.place, self: voice.self, zone: voice.zone };
  return { plain: plainText(template, context), snippet: snippetText(template, context) };
}

function ofShelf(
  { analysis, draft }: DraftContext,
  clause: IndexedClause,
  place: ClausePlace,
): { plain: string; snippet: string } {
  const plain = verbatimClause(clause, clauseStyleAt(analysis, draft, place));
  return { plain, snippet: verbatim(plain) };
}
