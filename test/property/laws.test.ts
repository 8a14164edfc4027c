import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPolicyService, textOf } from '../../server/src/service/index.ts';
import { fixAll } from '../../server/src/features/fixAll.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { decode } from '../../server/src/text/decode.ts';
import type { Finding } from '../../server/src/rules/finding.ts';
import { jumble, piece } from './jumble.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});
const settings = service.defaults();

const fixtures = fileURLToPath(new URL('../fixtures/clean', import.meta.url));
const drafts = readdirSync(fixtures)
  .filter((file) => file.endsWith('.policy'))
  .map((file) => readFileSync(join(fixtures, file), 'utf8'));

function check(text: string): readonly Finding[] {
  return service.check(service.document('memory:law', 0, text), settings);
}

function summary(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ rule, severity, message, range }) => `${rule} ${severity} ${message} ${JSON.stringify(range)}`,
  );
}

describe('whatever the text', () => {
  it('nothing throws, and every finding and fix lies within the text', () => {
    fc.assert(
      fc.property(jumble, (text) => {
        const document = service.document('memory:law', 0, text);
        const lengths = document.source.blocks.map(({ text, remark }) => text.length + remark.length);
        for (const finding of service.check(document, settings)) {
          for (const { start, end } of [
            finding.range,
            ...finding.fixes().flatMap(({ edits }) => edits.map(({ range }) => range)),
          ]) {
            for (const { line, character } of [start, end]) {
              expect(line).toBeLessThan(lengths.length);
              expect(character).toBeLessThanOrEqual(lengths[line]!);
              expect(character).toBeGreaterThanOrEqual(0);
            }
            expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(true);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('random bytes are text or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded !== null) check(decoded.text);
      }),
    );
  });

  it('checking after edits finds what checking afresh finds', () => {
    const position = fc.record({ line: fc.nat(60), character: fc.nat(120) });
    const change = fc.record({
      at: position,
      length: fc.nat(30),
      text: fc.oneof(jumble, fc.constant(''), fc.constantFrom('字', '\n', '。')),
    });
    fc.assert(
      fc.property(fc.constantFrom(...drafts), fc.array(change, { minLength: 1, maxLength: 8 }), (text, changes) => {
        let document = service.document('memory:law', 0, text);
        for (const [index, { at, length, text: inserted }] of changes.entries()) {
          const range = { start: at, end: { line: at.line, character: at.character + length } };
          document = service.changed(document, index + 1, [{ range, text: inserted }]);
          service.check(document, settings);
        }
        expect(summary(service.check(document, settings))).toEqual(summary(check(textOf(document.source))));
      }),
      { numRuns: 150 },
    );
  });
});

describe('safe fixes', () => {
  it('converge, leave nothing safe to mend, and bring no new error', () => {
    const faulty = fc
      .tuple(fc.constantFrom(...drafts), fc.array(fc.tuple(fc.nat(5000), piece), { maxLength: 6 }))
      .map(([text, pieces]) =>
        pieces.reduce(
          (changed, [at, inserted]) =>
            changed.slice(0, at % changed.length) + inserted + changed.slice(at % changed.length),
          text,
        ),
      );
    fc.assert(
      fc.property(faulty, (text) => {
        const document = service.document('memory:law', 0, text);
        const of = (source: typeof document.source): readonly Finding[] =>
          service.check({ ...document, source }, settings);
        const once = fixAll(document.source, of);
        const twice = fixAll(once.source, of);
        expect(textOf(twice.source)).toBe(textOf(once.source));
        const errors = (findings: readonly Finding[]): number =>
          findings.filter(({ severity }) => severity === 'error').length;
        expect(errors(of(once.source))).toBeLessThanOrEqual(errors(of(document.source)));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a safe fix', () => {
  /** All that is no punctuation and no blank. */
  const letters = (text: string): string => text.replace(/[\p{P}\p{Z}\s\u200b\ufeff]+/gu, '');

  it.each(['memory:law', 'memory:law.md'])('changes no letter and no figure, and leaves nothing to do: %s', (uri) => {
    fc.assert(
      fc.property(fc.oneof(jumble, fc.constantFrom(...drafts)), (text) => {
        const document = service.document(uri, 0, text);
        const of = (source: typeof document.source): readonly Finding[] =>
          service.check({ ...document, source }, settings);
        const mended = fixAll(document.source, of);
        const after = applyEdits(text, mended.edits);
        expect(after).toBe(textOf(mended.source));
        expect(letters(after)).toBe(letters(text));
        expect(fixAll(service.document(uri, 0, after).source, of).edits).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('hostile size', () => {
  it('is checked all the same: a long line, many brackets, many lines', () => {
    for (const text of [
      '字'.repeat(300_000),
      '（'.repeat(100_000),
      '《'.repeat(50_000) + '》'.repeat(50_000),
      '一、\n'.repeat(30_000),
      '20xx年，'.repeat(20_000),
      '、'.repeat(200_000),
    ]) {
      expect(Array.isArray(check(text))).toBe(true);
    }
  });
});

describe('a document', () => {
  it('stays what it was, whatever is made of it', () => {
    const text = drafts[0]!;
    const document = service.document('memory:law', 0, text);
    const before = summary(service.check(document, settings));
    const line = text.split('\n').findIndex((row) => row.startsWith('（一）') || row.startsWith('二、'));
    const at = { line, character: 5 };
    for (const inserted of ['甲', '乙', '丙']) {
      const changed = service.changed(document, 1, [{ range: { start: at, end: at }, text: inserted }]);
      expect(summary(service.check(changed, settings))).toEqual(summary(check(textOf(changed.source))));
      expect(
        service.analysis(changed).drafts[0]!.outline.clauses.some(({ heading }) => heading.includes(inserted)),
      ).toBe(true);
    }
    expect(service.analysis(document).drafts[0]!.outline.clauses.some(({ heading }) => /[甲乙丙]/.test(heading))).toBe(
      false,
    );
    expect(summary(service.check(document, settings))).toEqual(before);
  });
});
