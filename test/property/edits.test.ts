/**
 * Edits one after another, to the project's own drafts and to the real documents beside it: after each keystroke every
 * rule says what it says of the same text read afresh.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../server/src/model/draft.ts';
import type { Finding } from '../../server/src/rules/finding.ts';
import { createPolicyService, textOf } from '../../server/src/service/index.ts';
import { cleanDocuments, realDocuments } from '../corpus/documents.ts';

const host = {
  now: () => new Date(2026, 10, 22),
  log: (message: string): void => {
    throw new Error(message);
  },
};
const service = createPolicyService(host);
/** Knows nothing of what the other one has read. */
const other = createPolicyService(host);
const settings = service.defaults();
const documents = [...cleanDocuments(), ...realDocuments()];
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

describe('edits', () => {
  it('leave the findings and the model of a fresh reading at every keystroke', { timeout: 300_000 }, () => {
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
            const fresh = other.document('memory:fresh', 0, textOf(document.source));
            expect(told(service.check(document, settings))).toBe(told(other.check(fresh, settings)));
            expect(model(service.analysis(document))).toBe(model(other.analysis(fresh)));
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});

function told(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map((finding) => ({ ...finding, fixes: finding.fixes() })),
    null,
    1,
  );
}

/** Clauses know their parents, which are not needed to tell two models apart. */
function model({ drafts }: Analysis): string {
  return JSON.stringify(drafts, (key, value: unknown) => (key === 'parent' ? undefined : value));
}
