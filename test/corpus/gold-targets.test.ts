/** The gold table of targets points at what stands in the documents, and its scorer tells right from wrong. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareTargets, summary } from './gold/score-targets.mjs';
import { absent, covers, documents, readTable } from './gold/table.mjs';

type Row = Record<string, string>;

const listed: Row[] = await readTable('targets-documents.tsv');
const targets: Row[] = await readTable('targets.tsv');
const traps: Row[] = await readTable('not-targets.tsv');

/** A reader who reports exactly the rows that must be found. */
function perfect(): Map<string, Record<string, unknown>[]> {
  const said = (cell: string) => cell.split('|')[0]!;
  const number = (cell: string) => (said(cell) === '' ? null : Number(said(cell)));
  const reported = (row: Row) => ({
    text: row.figure,
    indicator: said(row.indicator!),
    value: said(row.value!),
    unit: said(row.unit!) || null,
    comparison: said(row.comparison!) === 'null' ? null : said(row.comparison!),
    deadline: { text: '', year: number(row.year!), month: number(row.month!) },
    range: {
      start: { line: Number(row.line) - 1, character: Number(row.character) },
      end: { line: Number(row.line) - 1, character: Number(row.character) + row.figure!.length },
    },
  });
  return new Map(
    listed.map(({ file }) => [
      file!,
      targets.filter((row) => row.file === file && row.status === 'must').map(reported),
    ]),
  );
}

describe.skipIf(absent !== '')(`places in the gold table of targets${absent && `（${absent}）`}`, () => {
  for (const { file, lines } of listed) {
    it(file!, () => {
      const text = readFileSync(documents + file, 'utf8').split('\n');
      for (const row of [...targets, ...traps].filter((one) => one.file === file)) {
        const at = Number(row.character);
        expect(text[Number(row.line) - 1]!.slice(at, at + row.figure!.length)).toBe(row.figure);
        expect(covers(lines!, Number(row.line))).toBe(true);
      }
    });
  }
});

describe('the scorer of targets', () => {
  it('gives full marks to a perfect reader', async () => {
    const marks = summary(await compareTargets(perfect()));
    expect(marks).toMatchObject({
      recall: 1,
      precision: 1,
      indicator: 1,
      comparison: 1,
      unit: 1,
      year: 1,
      wholeRows: 1,
    });
  });

  it('tells what is missed, wrong and invented', async () => {
    const reported = perfect();
    const [missed, wrong, ...rest] = reported.get('corpus/012.txt')!;
    expect(missed).toBeDefined();
    const invented = { ...wrong, value: '987' };
    reported.set('corpus/012.txt', [{ ...wrong, indicator: '别的' }, invented, ...rest]);
    const marks: Record<string, number> = summary(await compareTargets(reported));
    const rows = marks.expected!;
    expect(marks.recall).toBeCloseTo((rows - 1) / rows);
    expect(marks.precision).toBeCloseTo((rows - 1) / rows);
    expect(marks.indicator).toBeCloseTo((rows - 2) / (rows - 1));
    expect(marks.wholeRows).toBeCloseTo((rows - 2) / rows);
  });

  it('reads 万 and 亿 apart or together', async () => {
    const reported = perfect();
    const rows = reported.get('corpus-2/329.txt')!;
    const [first] = rows;
    expect(first).toMatchObject({ value: '23.8', unit: '万户' });
    reported.set('corpus-2/329.txt', [{ ...first, value: '238000', unit: '户' }, ...rows.slice(1)]);
    expect(summary(await compareTargets(reported))).toMatchObject({ recall: 1, precision: 1, wholeRows: 1 });
  });
});
