/** OFD (GB/T 33190): pages of text with the place of each piece, put together to paragraphs as those of a PDF are. */

import type { Archive } from '../archive.ts';
import type { DocumentReading } from '../omissions.ts';
import { readMarkup } from '../markup.ts';
import type { PdfPage, TextPiece } from '../pdf/document.ts';
import { joinParagraphs } from '../pdf/lines.ts';
import { DAMAGED, OVERBLOWN, TOO_COMPLEX, Unreadable } from '../unreadable.ts';

const MOST_PAGES = 2000;
const MOST_PIECES = 500_000;
/** Characters of all parts together. */
const LARGEST_SUM = 128 * 1024 * 1024;
/** The places of an OFD are in millimetres, those of a PDF in points. */
const POINTS = 72 / 25.4;

const SCANNED = '版式文件里没有文字，可能是扫描件。请先用文字识别（OCR）软件转成文字，另存为 .docx 或 .txt 再导入。';

export function readOfd(archive: Archive): DocumentReading {
  let sum = 0;
  const part = (name: string): string => {
    const xml = archive.text(name) ?? '';
    sum += xml.length;
    if (sum > LARGEST_SUM) throw new Unreadable(OVERBLOWN);
    return xml;
  };
  const pages: PdfPage[] = [];
  const counts = { pieces: 0, pictures: 0 };
  for (const root of values(part('OFD.xml'), 'DocRoot')) {
    const document = resolve('', root);
    const folder = folderOf(document);
    const xml = part(document);
    const [box = '0 0 210 297'] = values(xml, 'PhysicalBox');
    for (const location of pageLocations(xml)) {
      if (pages.length >= MOST_PAGES) throw new Unreadable(TOO_COMPLEX);
      pages.push(readPage(part(resolve(folder, location)), box, counts));
    }
  }
  if (pages.length === 0) throw new Unreadable(DAMAGED);
  if (counts.pieces === 0) throw new Unreadable(SCANNED);
  return { text: joinParagraphs(pages), omissions: { pictures: counts.pictures } };
}

interface TextObject {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** a, b, c, d, e, f of the object's own matrix. */
  readonly matrix: readonly number[];
}

function readPage(xml: string, outerBox: string, counts: { pieces: number; pictures: number }): PdfPage {
  const [ownBox] = values(xml, 'PhysicalBox');
  const [, , width = 210, height = 297] = numbers(ownBox ?? outerBox);
  const pieces: TextPiece[] = [];
  let object: TextObject | null = null;
  let code: { x: number; y: number; advance: number; steps: number; text: string } | null = null;
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      if (name === 'TextObject') {
        const [x = 0, y = 0, boundary = 0] = numbers(attributes.get('Boundary') ?? '');
        const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attributes.get('CTM') ?? '');
        const size = numbers(attributes.get('Size') ?? '')[0] ?? 0;
        object = { x, y, width: boundary, size, matrix: [a, b, c, d, e, f] };
      } else if (name === 'TextCode' && object !== null) {
        const steps = deltas(attributes.get('DeltaX') ?? '');
        code = {
          x: Number(attributes.get('X') ?? code?.x ?? 0),
          y: Number(attributes.get('Y') ?? code?.y ?? 0),
          advance: steps.sum,
          steps: steps.count,
          text: '',
        };
      } else if (name === 'ImageObject') counts.pictures++;
    },
    text(text) {
      if (code !== null && code.text.length < 10_000) code.text += text;
    },
    close(name) {
      if (name === 'TextObject') object = null;
      if (name !== 'TextCode' || code === null || object === null) return;
      if (++counts.pieces > MOST_PIECES) throw new Unreadable(TOO_COMPLEX);
      pieces.push(pieceOf(object, code, height));
      code = null;
    },
  });
  return { view: [0, 0, width * POINTS, height * POINTS], pieces };
}

function pieceOf(
  { x, y, width, size, matrix }: TextObject,
  code: { readonly x: number; readonly y: number; readonly advance: number; readonly steps: number; text: string },
  height: number,
): TextPiece {
  const [a, b, c, d, e, f] = matrix as [number, number, number, number, number, number];
  const left = (x + a * code.x + c * code.y + e) * POINTS;
  const bottom = (height - (y + b * code.x + d * code.y + f)) * POINTS;
  const points = size * POINTS;
  const letters = [...code.text].length;
  // Without steps the letters stand side by side, as wide as they are high; the last one has no step.
  const across = code.steps === 0 ? Math.min(letters * size, width || Infinity) : code.advance + size;
  return {
    str: code.text.replace(/[\r\n]+/g, ''),
    transform: [a * points, -b * points, -c * points, d * points, left, bottom],
    width: across * Math.hypot(a, b) * POINTS,
    height: points * Math.abs(d),
  };
}

/** `g 3 4.2 5`: three times 4.2, then 5. */
function deltas(text: string): { readonly sum: number; readonly count: number } {
  const parts = text.trim().split(/\s+/);
  let [sum, count] = [0, 0];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === 'g') {
      const times = Math.min(Number(parts[at + 1]) || 0, 10_000);
      sum += times * (Number(parts[at + 2]) || 0);
      count += times;
      at += 2;
    } else if (parts[at] !== '') {
      sum += Number(parts[at]) || 0;
      count++;
    }
  }
  return { sum, count };
}

function numbers(text: string): number[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(Number)
    .filter(Number.isFinite);
}

/** The text of each element of that name. */
function values(xml: string, element: string): string[] {
  const found: string[] = [];
  let open = false;
  readMarkup(xml, 'xml', {
    open(name) {
      open = name === element;
      if (open) found.push('');
    },
    text(text) {
      if (open) found[found.length - 1] += text;
    },
    close() {
      open = false;
    },
  });
  return found.map((value) => value.trim());
}

/** Pages in the order of the document; templates are no pages. */
function pageLocations(xml: string): string[] {
  const found: string[] = [];
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      if (name === 'Page') found.push(attributes.get('BaseLoc') ?? '');
    },
    text() {},
    close() {},
  });
  return found;
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

/** A name of a part; one that climbs out of the package is the name of no part. */
function resolve(folder: string, location: string): string {
  return location.startsWith('/') ? location.slice(1) : folder + location.replace(/^\.\//, '');
}
