import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, Checksum, checksumOf } from '../../../server/src/index/format/bytes.ts';
import {
  FingerprintBuilder,
  LetterScanner,
  mergeFingerprints,
  readBlock,
  runHashes,
  type Fingerprints,
} from '../../../server/src/index/format/fingerprints.ts';
import { findPair, mergePostings, PostingsBuilder, type Postings } from '../../../server/src/index/format/postings.ts';
import { BigramTokenizer } from '../../../server/src/index/bigramTokenizer.ts';

describe('numbers in bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffffffff }))), (numbers) => {
        const writer = new ByteWriter(1);
        for (const number of numbers) writer.number(number);
        const reader = new ByteReader(writer.written);
        expect(numbers.map(() => reader.number())).toEqual(numbers);
        expect(reader.done).toBe(true);
      }),
    );
  });

  it('behind the end are zero', () => {
    const reader = new ByteReader(new Uint8Array([0x80]));
    expect([reader.number(), reader.number(), reader.done]).toEqual([0, 0, true]);
  });
});

describe('a checksum', () => {
  it('is the same in pieces and as a whole, and another for another byte', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(18),
        (bytes, at, flip, cut) => {
          const pieces = new Checksum();
          const border = Math.min(bytes.length, cut * 16);
          pieces.add(bytes.subarray(0, border));
          pieces.add(bytes.subarray(border));
          expect(pieces.value).toBe(checksumOf(bytes));
          const other = bytes.slice();
          other[at % bytes.length]! ^= flip;
          expect(checksumOf(other)).not.toBe(checksumOf(bytes));
          expect(checksumOf(bytes.subarray(0, -1))).not.toBe(checksumOf(bytes));
        },
      ),
    );
  });
});

/** By clause: pairs and their places. */
type Clauses = readonly (readonly (readonly [pair: number, place: number])[])[];

const clausesOfPairs: fc.Arbitrary<Clauses> = fc.array(
  fc.array(fc.tuple(fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 0xffffffff })), fc.nat(3)), { maxLength: 12 }),
  { maxLength: 30 },
);

function build(clauses: Clauses): Postings {
  const builder = new PostingsBuilder();
  for (const [clause, entries] of clauses.entries())
    for (const [pair, place] of entries) builder.add(pair, clause, place);
  return builder.finish();
}

/** By pair: clauses with the weightiest place. */
function read({ pairs, counts, offsets, bytes }: Postings): Map<number, [clause: number, place: number][]> {
  return new Map(
    [...pairs].map((pair, index) => {
      const reader = new ByteReader(bytes.subarray(offsets[index], offsets[index + 1]));
      const entries: [number, number][] = [];
      for (let clause = 0; !reader.done;) {
        const value = reader.number();
        clause += value >>> 2;
        entries.push([clause, value & 3]);
      }
      expect(entries).toHaveLength(counts[index]!);
      expect(findPair(pairs, pair)).toBe(index);
      return [pair, entries];
    }),
  );
}

function plainly(clauses: Clauses): Map<number, [clause: number, place: number][]> {
  const found = new Map<number, [number, number][]>();
  for (const [clause, entries] of clauses.entries()) {
    const places = new Map<number, number>();
    for (const [pair, place] of entries) places.set(pair, Math.max(place, places.get(pair) ?? 0));
    for (const [pair, place] of places) found.set(pair, [...(found.get(pair) ?? []), [clause, place]]);
  }
  return new Map([...found].sort((a, b) => a[0] - b[0]));
}

describe('postings', () => {
  it('say which clauses have a pair, and in its weightiest place', () => {
    fc.assert(
      fc.property(clausesOfPairs, (clauses) => {
        expect([...read(build(clauses))]).toEqual([...plainly(clauses)]);
      }),
    );
  });

  it('hold through many more pairs than there were at first', () => {
    const clauses = Array.from({ length: 40 }, (_, clause) =>
      Array.from({ length: 2000 }, (_, at) => [(clause * 1000 + at) * 65_537, 1] as const),
    );
    expect(read(build(clauses))).toEqual(plainly(clauses));
  });

  it('merged are those of what is left, built at once', () => {
    fc.assert(
      fc.property(fc.array(clausesOfPairs, { maxLength: 4 }), fc.infiniteStream(fc.boolean()), (segments, coins) => {
        const left: (typeof segments)[number][number][] = [];
        const inputs = segments.map((clauses) => ({
          postings: build(clauses),
          renumbered: Int32Array.from(clauses, (entries) =>
            coins.next().value === true ? left.push(entries) - 1 : -1,
          ),
        }));
        expect(read(mergePostings(inputs))).toEqual(plainly(left));
      }),
    );
  });

  it('do not know pairs that nobody has', () => {
    const { pairs } = build([
      [
        [5, 0],
        [9, 1],
      ],
    ]);
    expect([4, 5, 7, 9, 10].map((pair) => findPair(pairs, pair))).toEqual([-1, 0, -1, 1, -1]);
    expect(findPair(new Uint32Array(0), 1)).toBe(-1);
  });
});

const han = fc.integer({ min: 0x4e00, max: 0x4e30 }).map((code) => String.fromCharCode(code));
const hanText = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(han, { minLength: least, maxLength: most }).map((letters) => letters.join(''));

function fingerprintsOf(texts: readonly string[]): Fingerprints {
  const scanner = new LetterScanner();
  const builder = new FingerprintBuilder();
  for (const [clause, text] of texts.entries()) builder.add(scanner.scan(text), clause);
  return builder.finish();
}

function all({ firsts, offsets, bytes }: Fingerprints): [hash: number, clause: number][] {
  const found: [number, number][] = [];
  for (const [block, first] of firsts.entries())
    readBlock(
      bytes.subarray(offsets[block], offsets[block + 1]),
      first,
      Infinity,
      (hash, clause) => void found.push([hash, clause]),
    );
  return found;
}

describe('fingerprints', () => {
  it('fall on every run of twelve letters that two texts share', () => {
    fc.assert(
      fc.property(
        hanText(0, 40),
        hanText(12, 20),
        hanText(0, 40),
        hanText(0, 15),
        hanText(0, 15),
        (before, shared, behind, left, right) => {
          const known = new Set(all(fingerprintsOf([before + shared + behind])).map(([hash]) => hash));
          const letters = new LetterScanner().scan(left + shared + right);
          const hashes = new Uint32Array(letters.length);
          const count = runHashes(letters, hashes);
          expect([...hashes.subarray(0, count)].some((hash) => known.has(hash))).toBe(true);
        },
      ),
    );
  });

  it('are the same whatever marks and spaces stand between', () => {
    const plain = fingerprintsOf(['建立轴承产业链长制定期会商解决用能用地物流堵点']);
    expect(all(fingerprintsOf(['建立“轴承”产业链长制， 定期会商，\n解决用能、用地、物流堵点。']))).toEqual(all(plain));
  });

  it('leave titles of documents out', () => {
    expect(all(fingerprintsOf(['《江临省装备制造业高质量发展促进办法》']))).toEqual([]);
  });

  it('come in ascending order, and merged are those of what is left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hanText(0, 60), { maxLength: 20 }), { maxLength: 3 }),
        fc.infiniteStream(fc.boolean()),
        (segments, coins) => {
          const left: string[] = [];
          const inputs = segments.map((texts) => ({
            fingerprints: fingerprintsOf(texts),
            renumbered: Int32Array.from(texts, (text) => (coins.next().value === true ? left.push(text) - 1 : -1)),
          }));
          const merged = all(mergeFingerprints(inputs));
          expect(merged).toEqual(all(fingerprintsOf(left)));
          expect(merged).toEqual([...merged].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
        },
      ),
    );
  });
});

describe('terms', () => {
  const scanner = new BigramTokenizer();
  const pairs = (text: string): string[] => {
    const count = scanner.scan(text);
    return [...scanner.found.subarray(0, count)].map((pair) => String.fromCharCode(pair >>> 16, pair & 0xffff));
  };

  it.each([
    ['轴承产业', ['轴承', '承产', '产业']],
    ['加强组织领导', ['组织', '织领', '领导']],
    ['轴 承“平台”', ['轴承', '承平', '平台']],
    ['轴承，平台', ['轴承', '平台']],
    ['5G基站ai', ['G基', '基站', '站A', 'AI']],
    ['贷款', ['融资']],
    ['小额贷款', ['小额', '额融', '融资']],
    ['进一步加快推进', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  it('of one line are those of that line alone', () => {
    const line = fc.string({ unit: fc.constantFrom(...'轴承发展，加强贷款 开发区A') });
    fc.assert(
      fc.property(line, line, line, (before, own, behind) => {
        const alone = pairs(own);
        const count = scanner.scan(`${before}\n${own}\n${behind}`, before.length + 1, before.length + 1 + own.length);
        expect(
          [...scanner.found.subarray(0, count)].map((pair) => String.fromCharCode(pair >>> 16, pair & 0xffff)),
        ).toEqual(alone);
      }),
    );
  });
});
