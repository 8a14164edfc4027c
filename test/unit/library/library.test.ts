import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import origins from '../../../server/data/library/origins.json';
import publishedOrigins from '../../../server/data/library/published-origins.json';
import { createLibrary } from '../../../server/src/library/library.ts';
import type { LibraryDocument, LibraryOrigin } from '../../../server/src/library/libraryDocument.ts';
import { readLibraryDocument } from '../../../server/src/library/libraryReading.ts';
import { packed, unpacked } from '../../../server/src/library/packedDocument.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';
import { ABSENT, referenceTexts } from '../../corpus/documents.ts';

const library = createLibrary();
type Origins = Readonly<Record<string, readonly (LibraryOrigin | null)[]>>;
const files = origins.files as unknown as Origins;
const publishedFiles = publishedOrigins.files as unknown as Origins;

describe('the documents of the library', () => {
  it('holds every document of the origins, with what is known of each', () => {
    const known = [files, publishedFiles].flatMap((each) =>
      Object.values(each).flatMap((pieces) => pieces.filter((piece) => piece !== null)),
    );
    expect(library.documents.map(({ id }) => id)).toEqual(known.map(({ id }) => id));
    for (const origin of known) expect(library.document(origin.id)).toMatchObject(origin);
  });

  it('holds facts, not sentences', () => {
    for (const name of ['documents.json', 'published.json']) {
      const path = fileURLToPath(new URL(`../../../server/data/library/${name}`, import.meta.url));
      expect(readFileSync(path, 'utf8')).not.toContain('。');
    }
    const headings = library.documents.flatMap(({ clauses }) => clauses.map(({ heading }) => heading));
    expect(headings.filter((heading) => heading.length > 60)).toEqual([]);
  });

  it('leads from a clause to its bodies, targets and citations', () => {
    const { clause } = library.reference('广西2021 三、（七）');
    expect(clause.heading).toBe('引进培育一流创新人才');
    expect(clause.responsibility?.style).toBe('句末括注：牵头＋配合');
    expect(clause.responsibility?.lead).toEqual(['设区市人民政府']);
    expect(clause.responsibility?.cooperating).toContain('自治区财政厅');
    expect(library.reference('临沧2019 一、（二）').clause.targets).toContainEqual({
      indicator: '主导产业集聚度',
      comparison: '>=',
      value: '80',
      unit: '%',
      year: 2020,
    });
    expect(library.document('临沧2019')?.citations).toContainEqual({
      title: '国务院办公厅关于促进开发区改革和创新发展的若干意见',
      documentNumber: '国办发〔2017〕7号',
    });
  });

  it('finds what stands unnumbered below a numbered heading', () => {
    expect(library.reference('连云港 二、（三）#3').clause).toMatchObject({
      path: '二、（三）',
      heading: '建设全面人才支撑体系',
    });
  });

  it('knows no body, number or year that the copy masked', () => {
    const text = JSON.stringify(library.documents.map(({ clauses, citations }) => ({ clauses, citations })));
    expect(text).not.toMatch(/_|20xx/);
  });

  it('refuses a source that is not there', () => {
    expect(() => library.reference('广西2021 九、（一）')).toThrow(RangeError);
    expect(() => library.model('no-such-model')).toThrow(RangeError);
  });

  const absent = referenceTexts().length === 0;
  it.skipIf(absent)(`are what the reading of today makes of the reference documents${ABSENT}`, () => {
    const read = referenceTexts().flatMap(({ name, text }) => factsOf(name, text, files[name] ?? []));
    expect(JSON.parse(JSON.stringify(read))).toEqual(library.documents.slice(0, read.length));
  });

  const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
  /** They are many: a better reading of a few clauses is taken over when the file is next written. */
  const AS_READ = 0.9;
  it.skipIf(!existsSync(`${shared}/corpus-2`))(`are nearly what it makes of published documents${ABSENT}`, () => {
    const read = Object.entries(publishedFiles).flatMap(([name, pieces]) =>
      factsOf(name, readFileSync(`${shared}/${name}`, 'utf8'), pieces).map((document) => unpacked(packed(document))),
    );
    const rows = (documents: readonly LibraryDocument[]) =>
      documents.flatMap(({ id, clauses }) => clauses.map((clause) => `${id} ${JSON.stringify(clause)}`));
    const known = new Set(rows(library.documents.slice(-read.length)));
    const same = rows(read).filter((row) => known.has(row));
    expect(same.length / known.size).toBeGreaterThan(AS_READ);
  });
});

function factsOf(name: string, text: string, pieces: readonly (LibraryOrigin | null)[]): LibraryDocument[] {
  const service = createPolicyService({
    now: () => new Date(2026, 10, 22),
    log: (message) => {
      throw new Error(message);
    },
  });
  const analysis = service.analysis(service.document(name, 0, text));
  return pieces.flatMap((origin, index) =>
    origin === null ? [] : [readLibraryDocument(analysis, analysis.drafts[index]!, origin)],
  );
}
