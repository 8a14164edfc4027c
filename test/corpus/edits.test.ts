/** Edits to real documents, one after another: what is known after each is what a fresh reading of the text says. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../server/src/model/draft.ts';
import type { Finding } from '../../server/src/rules/finding.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { createPolicyService, textOf } from '../../server/src/service/index.ts';
import { ABSENT, realDocuments } from './documents.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});
const settings = service.defaults();
const documents = realDocuments();
/** Enough for the head of a document, some chapters and often a second draft in the same file. */
const LENGTH = 9_000;

const inserted = fc.constantFrom(
  '市',
  '（',
  '）',
  '：',
  '，',
  '。',
  '1',
  '“',
  '《',
  '》',
  '\n',
  '\n',
  '',
  '',
  '目标',
  '牵头',
  '一、',
  '（一）',
  '到2030年',
  '2025年底前',
  '达到50%',
  '以下简称',
  '附件1',
  '（牵头单位：市科技局）',
  '责任单位：市财政局',
  '由市科技局牵头',
  '列第一位的为牵头单位',
  '、市教育局',
  '自2027年1月1日起施行',
);
const edit = fc.record({
  near: fc.boolean(),
  line: fc.nat(999),
  character: fc.nat(999),
  removed: fc.constantFrom(0, 0, 0, 1, 5),
  inserted,
});

describe.skipIf(documents.length === 0)(`edits to real documents${ABSENT}`, () => {
  it('leave the state of a fresh reading, and at once its findings', { timeout: 120_000 }, () => {
    const seen = { carried: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.nat(999),
        fc.array(edit, { minLength: 5, maxLength: 20 }),
        ({ text }, focus, edits) => {
          let document = service.document('memory:edited', 0, text.slice(0, LENGTH));
          service.check(document, settings);
          for (const [version, { near, line: somewhere, character: at, removed, inserted: added }] of edits.entries()) {
            const lines = document.source.blocks.length;
            const line = near ? Math.min(lines - 1, (focus % lines) + (somewhere % 3)) : somewhere % lines;
            const character = at % (document.source.blocks[line]!.text.length + 1);
            const range = { start: { line, character }, end: { line, character: character + removed } };
            document = service.changed(document, version + 1, [{ range, text: added }]);
            const fresh = service.document('memory:fresh', 0, textOf(document.source));
            const { findings: typed, settled } = service.checkAsTyped(document, settings);
            if (!settled) seen.carried++;
            expect(places(typed)).toEqual(places(service.check(fresh, settings)));
            // Every other state is known by what was said at once alone.
            if (version % 2 === 0) continue;
            expect(told(service.check(document, settings))).toBe(told(service.check(fresh, settings)));
            expect(model(service.analysis(document))).toBe(model(service.analysis(fresh)));
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(seen.carried).toBeGreaterThan(500);
  });
});

/** To these any word of the text may matter; while a sentence is typed they wait for the full check. */
const WAITING = new Set<string>(
  RULES.filter((rule) => rule.scope === 'draft' && rule.looksAt?.length === 0).map(({ id }) => id),
);

function places(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ rule }) => !WAITING.has(rule))
    .map(
      ({ rule, severity, range: { start, end }, message }) =>
        `${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${rule} ${message}`,
    );
}

function told(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map((finding) => ({ ...finding, fixes: finding.fixes() })),
    null,
    1,
  );
}

/** Clauses know their parents and columns hold numbers in bulk: neither is needed to tell two models apart. */
function model({ drafts }: Analysis): string {
  return JSON.stringify(drafts, (key, value: unknown) => (key === 'parent' ? undefined : value));
}
