/** Bytes to text: UTF-8 with or without a byte order mark, and GB18030, the encoding of older Chinese office files. */

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

const SAMPLE = 8192;

/** The text of a file; null when the bytes are no text. */
export function decode(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return as('utf-8', bytes.subarray(3), true);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le', bytes.subarray(2), true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be', bytes.subarray(2), true);
  // No text in either encoding has a NUL; nearly every binary format has one early.
  if (bytes.subarray(0, SAMPLE).includes(0)) return null;
  return as('utf-8', bytes, false) ?? readable(as('gb18030', bytes, false));
}

function as(encoding: Encoding, bytes: Uint8Array, byteOrderMark: boolean): Decoded | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding, byteOrderMark };
  } catch {
    return null;
  }
}

/** GB18030 decodes almost any bytes to something; text has few control characters and private-use characters. */
function readable(decoded: Decoded | null): Decoded | null {
  if (decoded === null) return null;
  const sample = decoded.text.slice(0, SAMPLE);
  let odd = 0;
  for (const char of sample) {
    const code = char.codePointAt(0)!;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127 || (code >= 0xe000 && code <= 0xf8ff))
      odd++;
  }
  return odd * 50 > sample.length ? null : decoded;
}
