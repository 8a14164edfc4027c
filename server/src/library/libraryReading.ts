/** Reads a draft down to the facts that the reference library keeps of it. */

import type { DocumentNumber } from '../model/line/documentNumber.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import { pathOf } from '../model/structure/outline.ts';
import type { Assignment, AssignedUnit } from '../model/responsibility/assignment.ts';
import { fullWidth, innermost, placesOf } from './clausePlaces.ts';
import type {
  LibraryCitation,
  LibraryClause,
  LibraryDocument,
  LibraryOrigin,
  LibraryResponsibility,
  LibraryTarget,
} from './libraryDocument.ts';

export function readLibraryDocument(analysis: Analysis, draft: Draft, origin: LibraryOrigin): LibraryDocument {
  const places = placesOf(analysis, draft);
  const placeAt = innermost(places);
  const seen = new Map<string, number>();
  const clauses = places.map((place): LibraryClause => {
    const path = fullWidth(pathOf(place.clause));
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    return {
      path,
      nth,
      heading: place.heading,
      kind: place.clause.kind,
      responsibility: responsibilityOf(draft.assignments.filter(({ sites }) => placeAt(sites[0]!.line) === place)),
      targets: draft.targets.filter(({ line }) => placeAt(line) === place).flatMap(targetOf),
      citations: citationsOf(draft, (line) => placeAt(line) === place),
    };
  });
  return { ...origin, citations: citationsOf(draft, () => true), clauses };
}

function responsibilityOf(assignments: readonly Assignment[]): LibraryResponsibility | null {
  const lead = namesOf(assignments.flatMap((assignment) => assignment.lead));
  const cooperating = namesOf(assignments.flatMap((assignment) => assignment.cooperating));
  const responsible = namesOf(assignments.flatMap((assignment) => assignment.responsible));
  if (lead.length + cooperating.length + responsible.length === 0) return null;
  return { style: styleOf(assignments), lead, cooperating, responsible };
}

function styleOf(assignments: readonly Assignment[]): string {
  const annotations = assignments.flatMap(({ sites }) => sites.map(({ annotation }) => annotation));
  const { form } = annotations[0]!;
  if (form === 'prose') return '正文写明';
  const labels = new Set(annotations.flatMap(({ groups }) => groups.map(({ label }) => label)));
  labels.delete('');
  const named = labels.size === 0 ? '只列单位' : [...labels].join('＋');
  return form === 'line' ? `另起一行：${named}` : `句末括注：${named}`;
}

/** A name that lost a part in the copy (市_) names nobody. */
export function namesOf(units: readonly AssignedUnit[]): string[] {
  return [...new Set(units.map(({ name }) => fullWidth(name)))].filter((name) => !name.includes('_'));
}

/** A verb alone (培育1至2个) says too little to be an indicator. */
const BARE_VERB = /^(?:培育|形成|新增|建成|引进)$/;

export function targetOf({ figure, deadline }: Draft['targets'][number]): LibraryTarget[] {
  if (figure === null) return [];
  // “十四五”末 leaves its 末 in front of the indicator, 期间 likewise.
  const indicator = fullWidth(figure.indicator.replace(/^(?:末|期间)/, ''));
  // 20xx亿级开发区: the copy masked the size.
  if (BARE_VERB.test(indicator) || /xx|_/.test(indicator)) return [];
  const { comparison, value, unit } = figure;
  return [{ indicator, comparison, value, unit, year: deadline?.year ?? null }];
}

/** Documents named by title; a bare 《意见》 is the document's own short form. */
function citationsOf(draft: Draft, within: (line: number) => boolean): LibraryCitation[] {
  const found = new Map<string, LibraryCitation>();
  for (const { line, value } of draft.citations) {
    if (!within(line) || value.plainTitle.length < 4 || value.title.includes('_')) continue;
    const documentNumber = numberOf(value.number);
    const title = value.title.replace(/[ \u00a0\u3000]+/g, ' ').trim();
    const known = found.get(value.plainTitle);
    if (known === undefined || known.documentNumber === null) found.set(value.plainTitle, { title, documentNumber });
  }
  return [...found.values()];
}

/** What is masked or too broken to be mended from what is there is not known. */
export function numberOf(number: DocumentNumber | null): string | null {
  if (number === null || number.masked) return null;
  return number.faults.length === 0 ? number.text : number.repaired;
}
