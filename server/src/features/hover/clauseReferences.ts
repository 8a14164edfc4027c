/** The heading of a clause: how the corpus puts the same matter, and the targets of both side by side. */

import type { LibraryTarget } from '../../library/libraryDocument.ts';
import type { Reference } from '../../library/reference.ts';
import type { Clause } from '../../model/structure/outline.ts';
import type { IndexHit } from '../../index/referenceIndex.ts';
import { joined, lines, literal, tableOf } from '../markdown.ts';
import { compareTargets, type ComparedTarget } from '../references/targetComparison.ts';
import { counterpartsOf } from '../references/counterparts.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { excerptOf } from '../references/excerpt.ts';
import type { Imported } from '../references/imported.ts';
import { linked, placeOfReference, placeOfShelfClause, type ReferenceLink } from '../references/links.ts';

const MOST = 3;
const MOST_IMPORTED = 2;
const MOST_TARGETS = 5;
const MOST_UNSET = 3;
const EXCERPT = 60;

/** Empty where nothing in the corpus deals with the very matter. */
export function aboutCounterparts(
  desk: DraftContext,
  clause: Clause,
  imported: Imported,
  link: ReferenceLink | null,
): string {
  const own = imported.clauses.slice(0, MOST_IMPORTED);
  const bundled = counterpartsOf(desk, clause, 'clear', MOST - own.length).map(({ reference }) => reference);
  if (own.length + bundled.length === 0) return '';
  return joined(
    [
      '**参照**',
      ...own.map((hit) => aboutImported(hit, link)),
      ...bundled.map((reference) => aboutBundled(desk, reference, link)),
      targetsBeside(desk, clause, bundled, imported),
    ],
    '\n\n',
  );
}

function aboutBundled({ library }: DraftContext, reference: Reference, link: ReferenceLink | null): string {
  const { document, clause } = reference;
  return lines([
    linked(literal(`${document.id} ${clause.path}${clause.heading}`), placeOfReference(library, reference), link),
    ofDocument(document, clause.responsibility?.lead ?? [], clause.responsibility?.responsible ?? []),
  ]);
}

function aboutImported({ clause }: IndexHit, link: ReferenceLink | null): string {
  return lines([
    linked(literal(`${clause.path}${clause.heading}`), placeOfShelfClause(clause), link),
    ofDocument(clause.document, clause.lead, clause.responsible),
    `“${literal(excerptOf(clause.text, EXCERPT))}”`,
  ]);
}

function ofDocument(
  { title, documentNumber }: { readonly title: string; readonly documentNumber: string | null },
  lead: readonly string[],
  responsible: readonly string[],
): string {
  const answering =
    lead.length > 0
      ? `牵头：${lead.join('、')}`
      : responsible.length > 0
        ? `责任单位：${responsible.join('、')}`
        : null;
  return joined([literal(`《${title}》${documentNumber ?? ''}`), answering === null ? null : literal(answering)], '　');
}

const RELATIONS: Readonly<Record<NonNullable<ComparedTarget['relation']>, string>> = {
  higher: '本稿较高',
  lower: '本稿较低',
  same: '相同',
};

/** Beside the reference that has most of the draft's indicators; where none has any, only for a clause of goals. */
function targetsBeside(
  { draft }: DraftContext,
  clause: Clause,
  bundled: readonly Reference[],
  imported: Imported,
): string {
  const own = draft.targets.filter(({ line }) => clause.line <= line && line < clause.end);
  const [first] = imported.clauses;
  const sets: { name: string; targets: readonly LibraryTarget[] }[] = bundled.map((reference) => ({
    name: `${reference.document.id} ${reference.clause.path}`,
    targets: reference.clause.targets,
  }));
  if (first !== undefined) sets.unshift({ name: first.clause.path, targets: imported.targets });
  const compared = sets.map(({ name, targets }) => {
    const rows = compareTargets(own, targets);
    return { name, both: rows.filter((row) => row.own !== null), theirs: rows.filter((row) => row.own === null) };
  });
  const [best] = compared.sort((a, b) => b.both.length - a.both.length || b.theirs.length - a.theirs.length);
  if (best === undefined || (best.both.length === 0 && clause.kind !== 'goal')) return '';
  const rows = [...best.both.slice(0, MOST_TARGETS), ...best.theirs.slice(0, MOST_UNSET)];
  if (rows.length === 0) return '';
  return tableOf(
    ['指标', '本稿', best.name, ''],
    rows.map(({ indicator, own: said, reference, relation }) => [
      indicator,
      said ?? '未设',
      reference,
      relation === null ? '' : RELATIONS[relation],
    ]),
  );
}
