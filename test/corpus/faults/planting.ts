/** Plants faults one at a time and tells what was found of them, and what changed elsewhere. */

import { describe, expect, it } from 'vitest';
import { createPolicyService, type PolicyDocument } from '../../../server/src/service/index.ts';
import type { Analysis } from '../../../server/src/model/draft.ts';
import type { Finding } from '../../../server/src/rules/finding.ts';
import { reparse } from '../../../server/src/syntax/source.ts';
import { independentEdits } from '../../../server/src/text/edits.ts';
import { ABSENT, cleanDocuments, realDocuments, type RealDocument } from '../documents.ts';
import type { FaultKind, PlantedFault } from './fault.ts';

/** Places of one kind taken from one document, spread over it. */
const PLACES = 12;
/** Fewer plantings say little about a kind; without the documents beside the project there may be fewer. */
const FEWEST = ABSENT === '' ? 5 : 0;

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

interface Read {
  readonly document: RealDocument;
  readonly opened: PolicyDocument;
  readonly settings: ReturnType<typeof service.defaults>;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  readonly grave: ReadonlyMap<string, number>;
}

interface Outcome {
  planted: number;
  found: number;
  /** Plantings that brought a new error or warning elsewhere. */
  strays: number;
  readonly remarks: string[];
}

/** A test of each kind, and one of all together. */
export function describePlanting(name: string, kinds: readonly FaultKind[]): void {
  describe(`${name}${ABSENT}`, () => {
    const documents = [...realDocuments(), ...cleanDocuments()].map(read);
    const total = { planted: 0, found: 0, strays: 0 };

    it.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
      const outcome: Outcome = { planted: 0, found: 0, strays: 0, remarks: [] };
      for (const each of documents) {
        for (const fault of spread(kind.places(each.analysis, each.document.today), PLACES))
          plant(each, fault, outcome);
      }
      total.planted += outcome.planted;
      total.found += outcome.found;
      total.strays += outcome.strays;
      console.log(`${kind.name}：${said(outcome)}`, outcome.remarks);
      expect(outcome.planted).toBeGreaterThanOrEqual(FEWEST);
      expect(outcome.found).toBeGreaterThanOrEqual(outcome.planted * 0.95);
    });

    it('finds 99 % of them, and what it adds elsewhere stays below 1 %', () => {
      console.log(`合计：${said(total)}`);
      expect(total.found).toBeGreaterThanOrEqual(total.planted * 0.99);
      expect(total.strays).toBeLessThanOrEqual(total.planted * 0.01);
    });
  });
}

function said({ planted, found, strays }: Omit<Outcome, 'remarks'>): string {
  return `植入${planted}处，查出${found}处，误及他处${strays}处`;
}

function read(document: RealDocument): Read {
  const opened = service.document(document.name, 0, document.text);
  const settings = { ...service.defaults(), today: document.today };
  const analysis = service.analysis(opened);
  const findings = service.check(opened, settings);
  return { document, opened, settings, analysis, findings, grave: graveOf(findings, opened) };
}

function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]!);
}

function plant({ document, opened, settings, findings, grave }: Read, fault: PlantedFault, outcome: Outcome): void {
  const isAnswer = ({ rule, range }: Finding): boolean =>
    fault.rules.includes(rule) && fault.lines.includes(range.start.line);
  // A place that is reported already shows nothing about a fault planted into it.
  if (findings.some(isAnswer)) return;
  // As an editor sends them: from the last to the first, so that each range still holds.
  const changes = independentEdits(fault.edits)
    .reverse()
    .map(({ range, newText }) => ({ range, text: newText }));
  // The lines are known already; all that is made of them is made anew, as for a file that is opened.
  const changed = { ...opened, source: changes.reduce(reparse, opened.source) };
  const after = service.check(changed, settings);
  const place = `${document.name}:${fault.lines[0]! + 1}`;
  outcome.planted++;
  if (after.some(isAnswer)) outcome.found++;
  else outcome.remarks.push(`漏 ${place}`);
  const touched = new Set([...fault.lines, ...fault.edits.map(({ range }) => range.start.line)]);
  const fresh = graveOf(
    after.filter(({ range }) => !touched.has(range.start.line)),
    changed,
  );
  for (const [key, count] of fresh) {
    if (count <= (grave.get(key) ?? 0)) continue;
    outcome.strays++;
    outcome.remarks.push(`误 ${place} ${key.split(' ')[0]!}`);
    break;
  }
}

/** Errors and warnings as a multiset of what they say about which line text, so that moved lines compare equal. */
function graveOf(findings: readonly Finding[], { source: { blocks } }: PolicyDocument): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity, range } of findings) {
    if (severity !== 'error' && severity !== 'warning') continue;
    const key = `${rule} ${blocks[range.start.line]?.text ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
