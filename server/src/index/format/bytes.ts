/** Numbers in few bytes, and a check that bytes are the ones that were written. */

/** Grows as it is written to; numbers up to 2^32 in one to five bytes, seven bits each, the lowest first. */
export class ByteWriter {
  #bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1 << 16) {
    this.#bytes = new Uint8Array(capacity);
  }

  number(value: number): void {
    if (this.length + 5 > this.#bytes.length) this.#grow(5);
    const bytes = this.#bytes;
    let rest = value;
    while (rest > 0x7f) {
      bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[this.length++] = rest;
  }

  append(more: Uint8Array): void {
    if (this.length + more.length > this.#bytes.length) this.#grow(more.length);
    this.#bytes.set(more, this.length);
    this.length += more.length;
  }

  /** What was written: a view, valid for as long as nothing more is written. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + by));
    larger.set(this.written);
    this.#bytes = larger;
  }
}

/** Reads such numbers one after another; behind the end everything is 0, so that no damage leads astray for long. */
export class ByteReader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }
}

const PRIME = 0x01000193;

/**
 * A running check over bytes that come in pieces, four bytes a step in four lanes: a gigabyte a second, so that a file
 * can be checked whenever it is opened. It is there to notice damage, not malice.
 */
export class Checksum {
  readonly #lanes = new Uint32Array([0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]);
  #length = 0;

  /** Every piece but the last has a multiple of 16 bytes. */
  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    const whole = bytes.length & ~15;
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const words = new Uint32Array(aligned.buffer, aligned.byteOffset, whole >> 2);
    let [a, b, c, d] = this.#lanes as unknown as [number, number, number, number];
    for (let at = 0; at < words.length; at += 4) {
      a = Math.imul(a ^ words[at]!, PRIME);
      b = Math.imul(b ^ words[at + 1]!, PRIME);
      c = Math.imul(c ^ words[at + 2]!, PRIME);
      d = Math.imul(d ^ words[at + 3]!, PRIME);
      // The high bits come down again: multiplication alone carries upwards only.
      a ^= a >>> 15;
      b ^= b >>> 15;
      c ^= c >>> 15;
      d ^= d >>> 15;
    }
    for (let at = whole; at < bytes.length; at++) a = Math.imul(a ^ bytes[at]!, PRIME);
    this.#lanes.set([a, b, c, d]);
  }

  get value(): number {
    let mixed = this.#length;
    for (const lane of this.#lanes) {
      mixed = Math.imul(mixed ^ lane, 0x7feb352d);
      mixed ^= mixed >>> 16;
    }
    return mixed >>> 0;
  }
}

export function checksumOf(bytes: Uint8Array): number {
  const checksum = new Checksum();
  checksum.add(bytes);
  return checksum.value;
}

/** A short number for a text: equal texts have equal ones, and two of some thousand rarely meet. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    hash ^= hash >>> 15;
  }
  return Math.imul(hash, 0x85ebca6b) >>> 0;
}
