import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { knownFiles } from '../../../server/src/model/knowledge/catalogue.ts';

const data = fileURLToPath(new URL('../../../server/data', import.meta.url));
/** The library's documents and the schema are no knowledge of the trade. */
const names = readdirSync(data)
  .filter((file) => file.endsWith('.json') && file !== 'policydraft.schema.json')
  .map((file) => file.replace('.json', ''));

describe('the catalogue of knowledge', () => {
  it('lists every file of data', () => {
    expect(knownFiles().map(({ name }) => name)).toEqual([...names, 'duties'].sort());
  });

  it.each(knownFiles().map((file) => [file.name, file] as const))(
    'says of %s as of when, whence, and how much',
    (name, file) => {
      expect(file.asOf).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?$/);
      expect(file.source).not.toBe('');
      expect(file.rows).toBeGreaterThan(5);
      if (name === 'duties') return;
      expect(JSON.parse(readFileSync(`${data}/${name}.json`, 'utf8')).asOf).toBe(file.asOf);
    },
  );

  it('counts names, not lines', () => {
    const rows = Object.fromEntries(knownFiles().map(({ name, rows }) => [name, rows]));
    expect(rows['regions']).toBeGreaterThan(3000);
    expect(rows['typos']).toBeGreaterThan(2500);
  });
});
