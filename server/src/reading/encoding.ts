/** Bytes to characters for files whose encoding nobody vouches for, torn at the end or damaged in places included. */

/** One character in fifty may be wrong: a copy with a few bad bytes is still worth having. */
const TOLERANCE = 50;
/** In a short text that may be none; but where it was cut off, one or two are. */
const ALWAYS_TOLERATED = 2;

/** The text of a file; null when the bytes are no text. `declared` is what the file itself says of its encoding. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return leniently('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return leniently('utf-16be', bytes);
  // Bytes that are valid UTF-8 are UTF-8, whatever a saved web page says of the page it was saved from.
  const text = strictly('utf-8', bytes) ?? withoutMark(bytes);
  if (text !== null || hasNul(bytes)) return text;
  return (declared === null ? null : leniently(declared, bytes)) ?? leniently('gb18030', bytes);
}

/** No text in an encoding of single bytes has one; nearly every binary format has one early. */
function hasNul(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}

/** As a stream that never ends: a character torn at the end is left out, a wrong byte before it is an error. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return readable(new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }));
  } catch {
    return null;
  }
}

/** UTF-16 that does not say so: nothing else has a NUL in every line end and Chinese in between. */
function withoutMark(bytes: Uint8Array): string | null {
  if (!hasNul(bytes)) return null;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = strictly(encoding, bytes);
    if (text !== null && mostlyFamiliar(text)) return text;
  }
  return null;
}

function mostlyFamiliar(text: string): boolean {
  const sample = text.slice(0, 8192);
  const familiar = sample.match(/[\t\r\n -~\u00a0-\u00ff\u2010-\u2030\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]/g);
  return (familiar?.length ?? 0) * 10 >= sample.length * 9;
}

function leniently(encoding: string, bytes: Uint8Array): string | null {
  try {
    return readable(new TextDecoder(encoding).decode(bytes));
  } catch {
    // An encoding of that name is not known.
    return null;
  }
}

function readable(text: string): string | null {
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ue000-\uf8ff\ufffd]/g);
  const count = odd?.length ?? 0;
  return count > ALWAYS_TOLERATED && count * TOLERANCE > text.length ? null : text;
}
