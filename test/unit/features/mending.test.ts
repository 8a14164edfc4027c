/** Edits that features propose lead where they say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsBetween } from '../../../server/src/features/difference.ts';
import { fixAll } from '../../../server/src/features/fixAll.ts';
import { countBySeverity, gravest } from '../../../server/src/features/gravest.ts';
import { ignoreInFile, ignoreOnLine } from '../../../server/src/features/ignoring.ts';
import { hasNumberingFault, renumberFile } from '../../../server/src/features/renumbering.ts';
import type { Finding, Fix, Severity } from '../../../server/src/rules/finding.ts';
import { parse, reparse, textOf, type Source } from '../../../server/src/syntax/source.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { rangeOf } from '../../../server/src/text/span.ts';
import { check, read } from './reading.ts';

const words = fc.constantFrom('一、', '（二）', '任务', '\n', '\r\n', '\r', '，', '🌀', '', '到2020年');
const texts = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(''));
const places = fc.record({ line: fc.nat(6), character: fc.nat(8) });
const changes = fc.record({ range: fc.record({ start: places, length: fc.nat(6) }), text: texts });

describe('edits between two states of a text', () => {
  test('lead from the one to the other', () => {
    fc.assert(
      fc.property(texts, fc.array(changes, { maxLength: 4 }), (text, edits) => {
        const before = parse(text);
        const after = edits.reduce<Source>((source, { range: { start, length }, text: inserted }) => {
          const end = { line: start.line + Math.floor(length / 4), character: start.character + length };
          return reparse(source, { range: { start, end }, text: inserted });
        }, before);
        expect(applyEdits(text, editsBetween(before.blocks, after.blocks))).toBe(textOf(after));
      }),
      { numRuns: 2000 },
    );
  });

  test('touch only what differs', () => {
    const before = parse('一、任务\n二、保障\n三、附则\n');
    const after = reparse(before, { range: rangeOf(1, { start: 2, end: 4 }), text: '组织保障' });
    expect(editsBetween(before.blocks, after.blocks)).toEqual([
      { range: rangeOf(1, { start: 2, end: 2 }), newText: '组织' },
    ]);
  });

  test('part no character in two', () => {
    const before = parse('🌀。');
    const after = reparse(before, { range: rangeOf(0, { start: 0, end: 2 }), text: '🌁' });
    expect(editsBetween(before.blocks, after.blocks)).toEqual([
      { range: rangeOf(0, { start: 0, end: 2 }), newText: '🌁' },
    ]);
  });
});

describe('fix all', () => {
  test('mends until nothing is left, and its edits tell how', () => {
    const text = '一、任务\n（一）、建设平台。\n（二）培育主体。\n（三）引进人才。\n二.保障\n三、附则\n';
    const { source, edits } = fixAll(parse(text), check);
    expect(textOf(source)).toBe('一、任务\n（一）建设平台。\n（二）培育主体。\n（三）引进人才。\n二、保障\n三、附则\n');
    expect(applyEdits(text, edits)).toBe(textOf(source));
    expect(edits).toHaveLength(2);
    expect(fixAll(source, check).edits).toEqual([]);
  });

  test('only the rules that are wanted', () => {
    const text = '一、任务\n（一）、建设平台。\n（二）培育主体。\n';
    expect(fixAll(parse(text), check, (rule) => rule !== 'numbering-format').edits).toEqual([]);
  });

  const finding = (fixes: readonly Fix[]): Finding => ({
    rule: 'numbering-format',
    severity: 'warning',
    message: '',
    range: rangeOf(0, { start: 0, end: 1 }),
    fixes: () => fixes,
  });

  test('fixes that meet wait for one another and are made whole', () => {
    const replace = (start: number, end: number, newText: string): Fix => ({
      title: '',
      safe: true,
      edits: [{ range: rangeOf(0, { start, end }), newText }],
    });
    // Each finding stands as long as its letter does; the second fix also touches the first's letter.
    const findings = (source: Source): Finding[] => {
      const text = textOf(source);
      const found: Finding[] = [];
      if (text.includes('a')) found.push(finding([replace(text.indexOf('a'), text.indexOf('a') + 1, 'A')]));
      if (text.includes('b'))
        found.push(finding([replace(0, text.indexOf('b') + 1, `${text.slice(0, text.indexOf('b'))}B`)]));
      return found;
    };
    const { source, edits } = fixAll(parse('abc'), findings);
    expect(textOf(source)).toBe('ABc');
    expect(applyEdits('abc', edits)).toBe('ABc');
  });

  test('fixes that undo each other come to an end', () => {
    const toggle = (source: Source): Finding[] => [
      finding([
        {
          title: '',
          safe: true,
          edits: [{ range: rangeOf(0, { start: 0, end: 1 }), newText: textOf(source) === 'a' ? 'b' : 'a' }],
        },
      ]),
    ];
    expect(textOf(fixAll(parse('a'), toggle).source)).toBe('a');
  });

  test('what is not safe stays', () => {
    const unsafe = finding([
      { title: '', safe: false, edits: [{ range: rangeOf(0, { start: 0, end: 1 }), newText: 'b' }] },
    ]);
    expect(fixAll(parse('a'), () => [unsafe]).edits).toEqual([]);
  });
});

describe('leaving a finding alone', () => {
  const ignoredLine = (text: string, line: number): string =>
    applyEdits(text, [ignoreOnLine(parse(text).blocks, line, 'numeral')]);
  const ignoredFile = (text: string): string => applyEdits(text, [ignoreInFile(parse(text).blocks, 'numeral')]);

  test.each([
    ['a\nb', 1, 'a\n<!-- 下一行不查：数字用法不规范 -->\nb'],
    ['a\r\nb', 1, 'a\r\n<!-- 下一行不查：数字用法不规范 -->\r\nb'],
    ['a', 0, '<!-- 下一行不查：数字用法不规范 -->\na'],
    ['<!-- 下一行不查：typo -->\na', 1, '<!-- 下一行不查：typo、数字用法不规范 -->\na'],
    ['<!-- 下一行不查：typo -->\n\na', 2, '<!-- 下一行不查：typo、数字用法不规范 -->\n\na'],
    ['<!-- 全文不查：typo -->\na', 1, '<!-- 全文不查：typo -->\n<!-- 下一行不查：数字用法不规范 -->\na'],
    ['<!-- 一句话 -->\na', 1, '<!-- 一句话 -->\n<!-- 下一行不查：数字用法不规范 -->\na'],
  ])('on one line of %j', (text, line, expected) => {
    expect(ignoredLine(text, line)).toBe(expected);
  });

  test.each([
    ['a', 'a\n<!-- 全文不查：数字用法不规范 -->\n'],
    ['a\r\n', 'a\r\n<!-- 全文不查：数字用法不规范 -->\r\n'],
    ['', '<!-- 全文不查：数字用法不规范 -->\n'],
    ['<!-- 全文不查：typo-->\na', '<!-- 全文不查：typo、数字用法不规范-->\na'],
    ['<!-- policy-draft-ignore-file: typo -->\na', '<!-- policy-draft-ignore-file: typo、数字用法不规范 -->\na'],
  ])('in the whole of %j', (text, expected) => {
    expect(ignoredFile(text)).toBe(expected);
  });

  test('silences the finding', () => {
    const text = '一、任务\n到2020年完成。\n';
    expect(check(parse(text)).map(({ rule }) => rule)).toContain('past-target');
    for (const edit of [
      ignoreOnLine(parse(text).blocks, 1, 'past-target'),
      ignoreInFile(parse(text).blocks, 'past-target'),
    ]) {
      expect(check(parse(applyEdits(text, [edit]))).map(({ rule }) => rule)).not.toContain('past-target');
    }
  });
});

test('renumbering a file of several drafts', () => {
  const text = '节水行动方案范文 篇一\n一、任务\n三、保障\n节水行动方案范文 篇二\n一、任务\n一、保障\n';
  const analysis = read(text);
  expect(hasNumberingFault(analysis)).toBe(true);
  expect(applyEdits(text, renumberFile(analysis))).toBe(text.replace('三、', '二、').replace('一、保障', '二、保障'));
});

test('of too many findings the gravest are shown, in their order', () => {
  const of = (severity: Severity, at: number): Finding => ({
    rule: `${severity}${at}`,
    severity,
    message: '',
    range: rangeOf(at, { start: 0, end: 1 }),
    fixes: () => [],
  });
  const findings = (['hint', 'warning', 'error', 'warning', 'information', 'error'] as const).map(of);
  expect(gravest(findings, 4).map(({ rule }) => rule)).toEqual(['warning1', 'error2', 'warning3', 'error5']);
  expect(gravest(findings, 6)).toBe(findings);
  expect(countBySeverity(findings)).toEqual({ error: 2, warning: 2, information: 1, hint: 1 });
});
