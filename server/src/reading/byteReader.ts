/** Little-endian numbers out of bytes that may end anywhere: beyond the end everything is zero. */

export class FileBytes {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get length(): number {
    return this.bytes.length;
  }

  byte(at: number): number {
    return this.bytes[at] ?? 0;
  }

  short(at: number): number {
    return this.byte(at) | (this.byte(at + 1) << 8);
  }

  long(at: number): number {
    return (this.short(at) | (this.short(at + 2) << 16)) >>> 0;
  }

  /** The part from `start` on, as long as it goes. */
  part(start: number, length: number): FileBytes {
    return new FileBytes(this.bytes.subarray(start, start + length));
  }

  /** UTF-16 characters. */
  text(start: number, characters: number): string {
    return new TextDecoder('utf-16le').decode(this.bytes.subarray(start, start + characters * 2));
  }
}
