import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLEAN_TWIN, plantedFaults, SAMPLE } from '../../fixtures/sample/planted.ts';

const sample = readFileSync(SAMPLE, 'utf8').split('\n');
const twin = readFileSync(CLEAN_TWIN, 'utf8').split('\n');

it.each(plantedFaults())('line $line has “$text” ($rule) once, and its twin is another line', ({ line, text }) => {
  expect(sample[line]?.split(text)).toHaveLength(2);
  expect(twin[line]).not.toBe(sample[line]);
});

it('only the lines in the table differ from the twin', () => {
  const differing = sample.flatMap((text, line) => (text === twin[line] ? [] : [line]));
  expect(differing).toEqual([...new Set(plantedFaults().map(({ line }) => line))]);
  expect(twin).toHaveLength(sample.length);
});
