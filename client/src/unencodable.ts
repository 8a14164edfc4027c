/** Which characters an encoding has no bytes for: found by decoding all the bytes that it has. */

/** At most so many are told: more are no slip of one character but another language. */
const most = 20;

/** Where VS Code has another name than decoders have. */
const labels: Readonly<Record<string, string>> = {
  big5hkscs: 'big5-hkscs',
  cp950: 'big5',
  shiftjis: 'shift_jis',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
};

/** By the label of the decoder. */
const repertoires = new Map<string, ReadonlySet<string> | null>();

/**
 * @param encoding as VS Code names it: gbk, gb2312, big5hkscs, windows1252; not one that holds every character
 * @returns each character once, in the order of the text; none for an encoding that is not known here
 */
export function unencodable(text: string, encoding: string): string[] {
  const repertoire = repertoireOf(encoding);
  const lost = new Set<string>();
  if (repertoire !== null) {
    for (const character of text) {
      if (!repertoire.has(character)) {
        lost.add(character);
        if (lost.size === most) {
          break;
        }
      }
    }
  }
  return [...lost];
}

function repertoireOf(encoding: string): ReadonlySet<string> | null {
  const label = labels[encoding] ?? encoding.replace(/^windows(?=\d)/, 'windows-');
  let repertoire = repertoires.get(label);
  if (repertoire === undefined) {
    repertoires.set(label, (repertoire = readRepertoire(label)));
  }
  return repertoire;
}

/** All that one byte or a pair of bytes stands for; no encoding of these writes a character with more in practice. */
function readRepertoire(label: string): ReadonlySet<string> | null {
  const decoder = decoderOf(label);
  if (decoder === null) {
    return null;
  }
  const characters = new Set<string>();
  const take = (bytes: number[], length: number): void => {
    const decoded = [...decoder.decode(Uint8Array.from(bytes))];
    if (decoded.length === length && !decoded.includes('\ufffd')) {
      decoded.forEach((character) => characters.add(character));
    }
  };
  for (let lead = 0; lead < 0x100; lead += 1) {
    take([lead], 1);
  }
  for (let lead = 0x80; lead < 0x100; lead += 1) {
    for (let trail = 0x40; trail < 0x100; trail += 1) {
      take([lead, trail], 1);
    }
  }
  return characters;
}

function decoderOf(label: string): { decode(bytes: Uint8Array): string } | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
