/** Passages of a draft that stand in a document of the shelf nearly word for word. */

import { LetterScanner, NO_RUN, readBlock, runHashes, type Letters } from '../format/fingerprints.ts';
import { formulaeIn } from './formulae.ts';
import { clauseIn, type FoundClause, type IndexReader } from './indexReader.ts';
import type { NearPassage } from '../referenceIndex.ts';

/** Letters that a passage must have of its own, formulae left out, to be borrowed at all. */
const SHORTEST = 12;
/** What so many clauses have is a formula that the list does not know. */
const MOST_BEARERS = 200;
/** The clauses that are compared letter by letter, and how many of them are told. */
const COMPARED = 6;
const TOLD = 3;
/** Letters in a row that count as shared: shorter runs come about by themselves. */
const SHARED = 5;
/** Near: most of the passage, or a run that nobody writes twice. */
const LEAST_SHARE = 0.6;
const LONG_RUN = 30;

interface Passage {
  readonly text: string;
  readonly codes: Uint16Array;
  readonly offsets: Uint32Array;
}

interface Asked {
  readonly hash: number;
  readonly passage: number;
}

/** @param draft the file that the passages are from, whose documents are left out; null where it is no file */
export function nearDuplicates(holdings: IndexReader, texts: readonly string[], draft: string | null): NearPassage[] {
  const scanner = new LetterScanner();
  const passages = texts.map((text) => passageOf(text, scanner));
  const found = candidates(holdings, passages);
  return passages.flatMap((passage, index) => {
    const bearers = found.get(index);
    return bearers === undefined ? [] : compare(holdings, passage, index, bearers, draft, scanner);
  });
}

/** A passage in letters, with its formulae cut out. */
function passageOf(text: string, scanner: LetterScanner): Passage {
  const { codes, offsets, length } = scanner.scan(text);
  const formulae = formulaeIn(text);
  const own = codes.slice(0, length);
  for (let at = 0; at < length; at++) if (formulae[offsets[at]!] === 1) own[at] = 0;
  return { text, codes: own, offsets: offsets.slice(0, length) };
}

function letterCount({ codes }: Passage): number {
  let count = 0;
  for (const code of codes) if (code !== 0) count++;
  return count;
}

/** By passage: the clauses that share runs with it, and how many. One walk along each segment's fingerprints. */
function candidates(holdings: IndexReader, passages: readonly Passage[]): Map<number, Map<number, number>> {
  const asked: Asked[] = [];
  for (const [index, passage] of passages.entries()) {
    if (letterCount(passage) < SHORTEST) continue;
    const hashes = new Uint32Array(passage.codes.length);
    const letters: Letters = { ...passage, length: passage.codes.length };
    const count = runHashes(letters, hashes);
    for (const hash of new Set(hashes.subarray(0, count))) if (hash !== NO_RUN) asked.push({ hash, passage: index });
  }
  asked.sort((a, b) => a.hash - b.hash);
  const found = new Map<number, Map<number, number>>();
  for (let at = 0; at < asked.length;) {
    // Runs of one hash are looked up once, for all passages that have it.
    const { hash } = asked[at]!;
    let end = at;
    while (end < asked.length && asked[end]!.hash === hash) end++;
    const bearers = bearersOf(holdings, hash);
    if (bearers.length <= MOST_BEARERS) {
      for (; at < end; at++) {
        const { passage } = asked[at]!;
        let counts = found.get(passage);
        if (counts === undefined) found.set(passage, (counts = new Map()));
        for (const clause of bearers) counts.set(clause, (counts.get(clause) ?? 0) + 1);
      }
    }
    at = end;
  }
  return found;
}

/** Clauses that have a fingerprint; the blocks read last are at hand, for questions come in the order of hashes. */
function bearersOf(holdings: IndexReader, hash: number): number[] {
  const clauses: number[] = [];
  for (const holding of holdings.holdings) {
    const { firsts } = holding.segment;
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (firsts[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    // Equal hashes may begin in the block before the first that begins with it.
    for (let block = Math.max(0, low - 1); block < firsts.length && firsts[block]! <= hash; block++) {
      readBlock(holdings.fingerprints(holding, block), firsts[block]!, hash, (each, clause) => {
        if (each === hash && clauseIn(holding, clause) !== null) clauses.push(holding.base + clause);
      });
      if (clauses.length > MOST_BEARERS) return clauses;
    }
  }
  return clauses;
}

function compare(
  holdings: IndexReader,
  passage: Passage,
  index: number,
  bearers: ReadonlyMap<number, number>,
  draft: string | null,
  scanner: LetterScanner,
): NearPassage[] {
  const likely = [...bearers].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const near: NearPassage[] = [];
  const known = positionsOf(passage);
  let compared = 0;
  for (const [clause] of likely) {
    const found = holdings.clause(clause);
    if (found === null || found.document.path === draft) continue;
    if (++compared > COMPARED) break;
    const { share, run } = sharedWith(holdings, passage, known, found, scanner);
    const letters = run.end - run.start;
    if (share < LEAST_SHARE && letters < LONG_RUN) continue;
    const first = passage.offsets[run.start]!;
    const last = passage.offsets[run.end - 1]!;
    near.push({
      passage: index,
      clause: holdings.read(found),
      share: Math.round(share * 1000) / 1000,
      run: passage.text.slice(first, last + 1),
    });
  }
  return near.sort((a, b) => b.share - a.share || b.run.length - a.run.length).slice(0, TOLD);
}

/** Where in the passage each short run of letters begins. */
function positionsOf({ codes }: Passage): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (let at = 0; at + SHARED <= codes.length; at++) {
    const run = String.fromCharCode(...codes.subarray(at, at + SHARED));
    if (run.includes('\0')) continue;
    const known = positions.get(run);
    if (known === undefined) positions.set(run, [at]);
    else known.push(at);
  }
  return positions;
}

interface Shared {
  readonly share: number;
  readonly run: { readonly start: number; readonly end: number };
}

function sharedWith(
  holdings: IndexReader,
  passage: Passage,
  known: ReadonlyMap<string, readonly number[]>,
  found: FoundClause,
  scanner: LetterScanner,
): Shared {
  const { text, clauses } = holdings.body(found);
  const [, , , start, own] = clauses[found.index]!;
  const { codes: other, length } = scanner.scan(text, start, own);
  const covered = new Uint8Array(passage.codes.length);
  let run = { start: 0, end: 1 };
  for (let at = 0; at + SHARED <= length;) {
    const key = String.fromCharCode(...other.subarray(at, at + SHARED));
    let longest = 0;
    for (const first of known.get(key) ?? []) {
      let end = SHARED;
      while (at + end < length && other[at + end] !== 0 && other[at + end] === passage.codes[first + end]) end++;
      covered.fill(1, first, first + end);
      if (end > run.end - run.start) run = { start: first, end: first + end };
      longest = Math.max(longest, end);
    }
    // The inside of a run has been covered with it.
    at += Math.max(1, longest - SHARED + 1);
  }
  let shared = 0;
  for (const each of covered) shared += each;
  return { share: shared / Math.max(1, letterCount(passage)), run };
}
