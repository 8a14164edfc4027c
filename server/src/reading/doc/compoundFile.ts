/**
 * A compound file, the container of .doc and .wps: streams of bytes, each a chain of sectors. Every chain is followed
 * no further than there are sectors, so one that bites its own tail ends.
 */

import { DAMAGED, Unreadable } from '../unreadable.ts';

const HEADER_LENGTH = 512;
/** Any larger number marks the end of a chain or a sector of another use. */
const LAST_SECTOR = 0xfffffffa;
const ENTRY_LENGTH = 128;
const HEADER_FAT_SECTORS = 109;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly type: number;
  readonly first: number;
  readonly size: number;
}

export class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #miniSectorSize: number;
  readonly #miniCutoff: number;
  readonly #fat: readonly number[];
  readonly #miniFat: readonly number[];
  readonly #mini: Uint8Array;
  readonly #entries = new Map<string, Entry>();

  constructor(bytes: Uint8Array) {
    if (bytes.length < HEADER_LENGTH) throw new Unreadable(DAMAGED);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.#view.getUint16(30, true);
    const miniShift = this.#view.getUint16(32, true);
    if ((shift !== 9 && shift !== 12) || miniShift > shift) throw new Unreadable(DAMAGED);
    this.#sectorSize = 1 << shift;
    this.#miniSectorSize = 1 << miniShift;
    this.#miniCutoff = this.#view.getUint32(56, true);
    this.#fat = this.#readFat();
    const directory = this.#chain(this.#view.getUint32(48, true));
    let root: Entry | null = null;
    for (let at = 0; at + ENTRY_LENGTH <= directory.length; at += ENTRY_LENGTH) {
      const [name, entry] = readEntry(directory.subarray(at, at + ENTRY_LENGTH));
      if (entry.type === ROOT) root ??= entry;
      // Objects put into the document have streams of the same names, further back.
      if (entry.type === STREAM && !this.#entries.has(name)) this.#entries.set(name, entry);
    }
    this.#miniFat = numbers(this.#chain(this.#view.getUint32(60, true)));
    this.#mini = root === null ? new Uint8Array() : this.#chain(root.first);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  stream(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const bytes = entry.size < this.#miniCutoff ? this.#miniChain(entry.first) : this.#chain(entry.first);
    return bytes.subarray(0, entry.size);
  }

  #sectorAt(sector: number): Uint8Array {
    const start = (sector + 1) * this.#sectorSize;
    return this.#bytes.subarray(start, start + this.#sectorSize);
  }

  #readFat(): number[] {
    const sectors: number[] = [];
    for (let index = 0; index < HEADER_FAT_SECTORS; index++) sectors.push(this.#view.getUint32(76 + index * 4, true));
    const most = this.#bytes.length / this.#sectorSize;
    // Files above 7 MB keep the rest of the list in sectors of their own, each with the number of the next at its end.
    let next = this.#view.getUint32(68, true);
    for (let steps = 0; next <= LAST_SECTOR && steps < most; steps++) {
      const more = numbers(this.#sectorAt(next));
      next = more.pop() ?? LAST_SECTOR + 1;
      for (const sector of more) sectors.push(sector);
    }
    const fat: number[] = [];
    for (const sector of sectors) {
      if (sector > LAST_SECTOR || fat.length > most) continue;
      for (const entry of numbers(this.#sectorAt(sector))) fat.push(entry);
    }
    return fat;
  }

  #chain(first: number): Uint8Array {
    return collect(first, this.#fat, this.#sectorSize, (sector) => this.#sectorAt(sector));
  }

  #miniChain(first: number): Uint8Array {
    const size = this.#miniSectorSize;
    return collect(first, this.#miniFat, size, (sector) => this.#mini.subarray(sector * size, (sector + 1) * size));
  }
}

function collect(
  first: number,
  next: readonly number[],
  size: number,
  sectorAt: (sector: number) => Uint8Array,
): Uint8Array {
  const sectors: number[] = [];
  for (
    let sector = first;
    sector <= LAST_SECTOR && sectors.length < next.length;
    sector = next[sector] ?? LAST_SECTOR + 1
  ) {
    sectors.push(sector);
  }
  const whole = new Uint8Array(sectors.length * size);
  for (const [index, sector] of sectors.entries()) whole.set(sectorAt(sector), index * size);
  return whole;
}

function readEntry(bytes: Uint8Array): readonly [string, Entry] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameLength = Math.max(0, Math.min(view.getUint16(64, true), 64) - 2);
  const name = new TextDecoder('utf-16le').decode(bytes.subarray(0, nameLength));
  return [name, { type: bytes[66]!, first: view.getUint32(116, true), size: view.getUint32(120, true) }];
}

function numbers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) found.push(view.getUint32(at, true));
  return found;
}
