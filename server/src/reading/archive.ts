/**
 * A zip archive, read part by part with a limit on what a part may grow to. Names are only compared, never used as
 * paths, nothing is written, and an archive within the archive is bytes like any other.
 */

import { Inflate, strFromU8 } from 'fflate';
import { DAMAGED, ENCRYPTED, OVERBLOWN, Unreadable } from './unreadable.ts';

/** document.xml of the longest official documents has 10 MB; a bomb has thousands. */
const LARGEST_PART = 48 * 1024 * 1024;
/** Word writes a few dozen parts; one with many pictures some hundred. */
const MOST_PARTS = 20_000;
const SLICE = 16 * 1024;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export class Archive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #parts = new Map<string, Part>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#readDirectory();
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** The content of a part; null when there is none of that name. */
  bytes(name: string): Uint8Array | null {
    const part = this.#parts.get(name);
    return part === undefined ? null : this.#read(part);
  }

  /** The text of a part in UTF-8 or UTF-16; null when there is none of that name. */
  text(name: string): string | null {
    const bytes = this.bytes(name);
    if (bytes === null) return null;
    const wide =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : 'utf-8';
    return new TextDecoder(wide).decode(bytes);
  }

  #readDirectory(): void {
    const end = this.#endRecord();
    const count = this.#view.getUint16(end + 10, true);
    let at = this.#view.getUint32(end + 16, true);
    // A file that says it has 65,535 parts has more and keeps the number elsewhere.
    if (count > MOST_PARTS) throw new Unreadable(OVERBLOWN);
    for (let index = 0; index < count; index++) {
      if (at + 46 > this.#bytes.length || this.#view.getUint32(at, true) !== CENTRAL_HEADER)
        throw new Unreadable(DAMAGED);
      const nameLength = this.#view.getUint16(at + 28, true);
      const name = strFromU8(this.#bytes.subarray(at + 46, at + 46 + nameLength));
      // The first of two parts of one name is the one that office programs read.
      if (!this.#parts.has(name)) {
        this.#parts.set(name, {
          encrypted: (this.#view.getUint16(at + 8, true) & 1) !== 0,
          method: this.#view.getUint16(at + 10, true),
          packed: this.#view.getUint32(at + 20, true),
          size: this.#view.getUint32(at + 24, true),
          offset: this.#view.getUint32(at + 42, true),
        });
      }
      at += 46 + nameLength + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
    }
  }

  #endRecord(): number {
    const last = this.#bytes.length - END_RECORD_LENGTH;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (this.#view.getUint32(at, true) === END_RECORD) return at;
    }
    throw new Unreadable(DAMAGED);
  }

  #read(part: Part): Uint8Array {
    if (part.encrypted) throw new Unreadable(ENCRYPTED);
    if (part.size > LARGEST_PART) throw new Unreadable(OVERBLOWN);
    const { offset } = part;
    if (offset + 30 > this.#bytes.length || this.#view.getUint32(offset, true) !== LOCAL_HEADER)
      throw new Unreadable(DAMAGED);
    const start = offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    const packed = this.#bytes.subarray(start, start + part.packed);
    if (part.method === STORED) return packed;
    if (part.method !== DEFLATED) throw new Unreadable(DAMAGED);
    return inflate(packed);
  }
}

/** The directory may lie about the size, so what comes out is counted too. */
function inflate(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > LARGEST_PART) throw new Unreadable(OVERBLOWN);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE)
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(DAMAGED);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
