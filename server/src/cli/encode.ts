/** Text back to bytes in the encoding that the file had. */

import iconv from 'iconv-lite';
import type { Decoded } from '../text/decode.ts';

export function encode(
  text: string,
  { encoding, byteOrderMark }: Pick<Decoded, 'encoding' | 'byteOrderMark'>,
): Uint8Array {
  return iconv.encode(text, encoding, { addBOM: byteOrderMark });
}
