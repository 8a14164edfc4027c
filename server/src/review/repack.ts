/** A zip archive with some of its parts exchanged: all others keep their very bytes, names, dates and order. */

import { deflateSync, strFromU8, strToU8 } from 'fflate';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** 1980-01-01, for parts that are new: the hour of making is nobody's business and would make each file differ. */
const FIRST_DAY = 0x0021;
const HAS_DESCRIPTOR = 8;
const DEFLATED = 8;
const UTF_8_NAME = 0x0800;

/** The archive is of the older kind with four-byte lengths, or it is left alone. */
export class UnusualArchive extends Error {}

interface Entry {
  readonly name: string;
  /** The record of the directory, name and all; a view, never to be written to. */
  readonly record: Uint8Array;
  readonly offset: number;
  readonly packed: number;
}

/**
 * @param parts contents by name; what the archive does not have yet comes last
 * @throws UnusualArchive
 */
export function repack(archive: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const endAt = endRecord(view);
  const entries = directory(archive, view, endAt);
  const chunks: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let length = 0;
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const changed = new Set<string>();
  for (const entry of entries) {
    const content = parts.get(entry.name);
    const record = new Uint8Array(entry.record);
    // A copy: `slice` of Node's buffers is none.
    const recordView = new DataView(record.buffer);
    recordView.setUint32(42, length, true);
    if (content === undefined || changed.has(entry.name)) add(rawEntry(archive, view, entry, recordView));
    else {
      changed.add(entry.name);
      const packed = deflateSync(content);
      recordView.setUint16(8, recordView.getUint16(8, true) & ~HAS_DESCRIPTOR, true);
      recordView.setUint16(10, DEFLATED, true);
      setSizes(recordView, 16, content, packed);
      add(localHeader(recordView, strToU8(entry.name)));
      add(packed);
    }
    records.push(record);
  }
  for (const [name, content] of parts) {
    if (changed.has(name)) continue;
    const packed = deflateSync(content);
    const record = newRecord(name, length, content, packed);
    add(localHeader(new DataView(record.buffer), strToU8(name)));
    add(packed);
    records.push(record);
  }
  const directoryAt = length;
  for (const record of records) add(record);
  const end = new Uint8Array(archive.subarray(endAt));
  const endView = new DataView(end.buffer);
  endView.setUint16(8, records.length, true);
  endView.setUint16(10, records.length, true);
  endView.setUint32(12, length - directoryAt, true);
  endView.setUint32(16, directoryAt, true);
  add(end);
  return joined(chunks, length);
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - END_LENGTH; at >= 0; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw new UnusualArchive('no end record');
}

function directory(archive: Uint8Array, view: DataView, endAt: number): readonly Entry[] {
  const entries: Entry[] = [];
  const count = view.getUint16(endAt + 10, true);
  let at = view.getUint32(endAt + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw new UnusualArchive('zip64');
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_LENGTH > endAt || view.getUint32(at, true) !== CENTRAL_HEADER)
      throw new UnusualArchive('directory');
    const nameLength = view.getUint16(at + 28, true);
    const recordLength = CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const packed = view.getUint32(at + 20, true);
    const offset = view.getUint32(at + 42, true);
    if (packed === 0xffffffff || offset === 0xffffffff) throw new UnusualArchive('zip64');
    const name = strFromU8(archive.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength));
    entries.push({ name, record: archive.subarray(at, at + recordLength), offset, packed });
    at += recordLength;
  }
  return entries;
}

/** Header, data and what follows the data where the lengths were not known in advance. */
function rawEntry(archive: Uint8Array, view: DataView, { offset, packed }: Entry, record: DataView): Uint8Array {
  if (offset + LOCAL_LENGTH > archive.length || view.getUint32(offset, true) !== LOCAL_HEADER)
    throw new UnusualArchive('local header');
  let end = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true) + packed;
  if ((record.getUint16(8, true) & HAS_DESCRIPTOR) !== 0)
    end += end + 4 <= archive.length && view.getUint32(end, true) === DESCRIPTOR ? 16 : 12;
  if (end > archive.length) throw new UnusualArchive('cut off');
  return archive.subarray(offset, end);
}

/** From the record of the directory, which repeats it. */
function localHeader(record: DataView, name: Uint8Array): Uint8Array {
  const header = new Uint8Array(LOCAL_LENGTH + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, LOCAL_HEADER, true);
  for (let at = 0; at < 22; at++) view.setUint8(4 + at, record.getUint8(6 + at));
  view.setUint16(26, name.length, true);
  header.set(name, LOCAL_LENGTH);
  return header;
}

function newRecord(name: string, offset: number, content: Uint8Array, packed: Uint8Array): Uint8Array {
  const bytes = strToU8(name);
  const record = new Uint8Array(CENTRAL_LENGTH + bytes.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, CENTRAL_HEADER, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, UTF_8_NAME, true);
  view.setUint16(10, DEFLATED, true);
  view.setUint16(14, FIRST_DAY, true);
  setSizes(view, 16, content, packed);
  view.setUint16(28, bytes.length, true);
  view.setUint32(42, offset, true);
  record.set(bytes, CENTRAL_LENGTH);
  return record;
}

function setSizes(view: DataView, at: number, content: Uint8Array, packed: Uint8Array): void {
  view.setUint32(at, crc32(content), true);
  view.setUint32(at + 4, packed.length, true);
  view.setUint32(at + 8, content.length, true);
}

/** Bit by bit for four million bytes takes a tenth of a second; the usual table is not worth its lines. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
