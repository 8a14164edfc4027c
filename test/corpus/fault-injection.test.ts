import { describe, expect, it } from 'vitest';
import { createPolicyService } from '../../server/src/service/index.ts';
import type { Finding } from '../../server/src/rules/finding.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { ABSENT, realDocuments, type RealDocument } from './documents.ts';
import type { FaultKind, PlantedFault } from './faults/fault.ts';
import { fillingFaults } from './faults/filling.ts';
import { numberingFaults } from './faults/numbering.ts';
import { referenceFaults } from './faults/reference.ts';
import { responsibilityFaults } from './faults/responsibility.ts';
import { wordingFaults } from './faults/wording.ts';

const KINDS: readonly FaultKind[] = [...numberingFaults, ...fillingFaults, ...referenceFaults, ...responsibilityFaults, ...wordingFaults];

/** Places of one kind taken from one document, spread over it. */
const PLACES = 6;

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});
const defaults = service.defaults();

function check(document: RealDocument, text: string): readonly Finding[] {
  const settings = settingsOf(document);
  return service.check(service.document(document.name, 0, text), settings);
}

const settingsByDay = new Map<number, typeof defaults>();
function settingsOf({ today }: RealDocument): typeof defaults {
  let settings = settingsByDay.get(today);
  if (settings === undefined) settingsByDay.set(today, (settings = { ...defaults, today }));
  return settings;
}

function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]!);
}

interface Outcome {
  planted: number;
  found: number;
  /** Plantings that brought a new error or warning elsewhere. */
  strays: number;
  readonly misses: string[];
}

/** Findings as a multiset of what they say about which line text, so that moved lines compare equal. */
function signatures(findings: readonly Finding[], text: string): Map<string, number> {
  const lines = splitLines(text);
  const counts = new Map<string, number>();
  for (const { rule, severity, range } of findings) {
    if (severity !== 'error' && severity !== 'warning') continue;
    const key = `${rule} ${lines[range.start.line]?.text ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function plant(document: RealDocument, fault: PlantedFault, before: readonly Finding[], outcome: Outcome, kind: string): void {
  const text = applyEdits(document.text, fault.edits);
  const isAnswer = ({ rule, range }: Finding): boolean => fault.rules.includes(rule) && fault.lines.includes(range.start.line);
  // A place that is reported already shows nothing about a fault planted into it.
  if (before.some(isAnswer)) return;
  const after = check(document, text);
  outcome.planted++;
  if (after.some(isAnswer)) outcome.found++;
  else outcome.misses.push(`${kind} ${document.name}:${fault.lines[0]! + 1}`);
  const touched = new Set([...fault.lines, ...fault.edits.map(({ range }) => range.start.line)]);
  const old = signatures(before, document.text);
  const fresh = signatures(
    after.filter(({ range }) => !touched.has(range.start.line)),
    text,
  );
  for (const [key, count] of fresh) {
    if (count <= (old.get(key) ?? 0)) continue;
    outcome.strays++;
    outcome.misses.push(`stray ${kind} ${document.name}:${fault.lines[0]! + 1} ${key.split(' ')[0]!}`);
    break;
  }
}

describe.skipIf(ABSENT !== '')(`faults planted one at a time into real documents${ABSENT}`, () => {
  const documents = realDocuments();
  const total = { planted: 0, found: 0, strays: 0 };

  it.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
    const outcome: Outcome = { planted: 0, found: 0, strays: 0, misses: [] };
    for (const document of documents) {
      const { source } = service.document(document.name, 0, document.text);
      const analysis = service.analysis({ uri: document.name, version: 0, source });
      const before = check(document, document.text);
      for (const fault of spread(kind.places(analysis), PLACES)) plant(document, fault, before, outcome, name);
    }
    total.planted += outcome.planted;
    total.found += outcome.found;
    total.strays += outcome.strays;
    console.log(`${name}：植入${outcome.planted}处，查出${outcome.found}处，误及他处${outcome.strays}处`, outcome.misses.slice(0, 12));
    expect(outcome.planted).toBeGreaterThan(0);
    expect(outcome.found / outcome.planted).toBeGreaterThanOrEqual(0.95);
  });

  it('finds 99 % of them, and what it adds elsewhere stays below 1 %', () => {
    console.log(`合计：植入${total.planted}处，查出${total.found}处，误及他处${total.strays}处`);
    expect(total.found / total.planted).toBeGreaterThanOrEqual(0.99);
    expect(total.strays / total.planted).toBeLessThan(0.01);
  });
});
