/** A PDF with a text layer: its pages put together to paragraphs. */

import { Inflate } from 'fflate';
import { PdfDocument, type PdfPage } from './document.ts';
import { joinParagraphs } from './lines.ts';
import { OVERBLOWN, TOO_COMPLEX, Unreadable } from '../unreadable.ts';

const MOST_PAGES = 2000;
/** Milliseconds for a whole document; a hundred pages take one or two seconds. */
const PATIENCE = 120_000;
/** A scanned page may have its page number or a stamp in characters; a page of text has hundreds. */
const FEWEST_CHARACTERS = 15;

const SCANNED = '扫描件没有文字层，读不出文字。请先用文字识别（OCR）软件转成文字，另存为 .docx 或 .txt 再导入。';
const GARBLED = '文件的文字层是乱码（字体没有带上编码），读不出文字。请从原发布网页复制正文，或者另存为 .docx 再导入。';
const TOO_MANY_PAGES = `文件超过 ${MOST_PAGES} 页，不像一份文件，没有读取。请拆成单份文件再导入。`;

export async function readPdf(bytes: Uint8Array): Promise<string> {
  refuseBombs(bytes);
  const pages = await withinPatience(readPages(bytes));
  const characters = pages.flatMap((page) => page.pieces.map(({ str }) => str.trim())).join('');
  if (characters.length < FEWEST_CHARACTERS * pages.length) throw new Unreadable(SCANNED);
  const unknown = characters.match(/[\u0000-\u001f\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  if (unknown * 5 > characters.length) throw new Unreadable(GARBLED);
  return joinParagraphs(pages);
}

async function readPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdf = new PdfDocument();
  const count = await pdf.open(bytes);
  if (count > MOST_PAGES) throw new Unreadable(TOO_MANY_PAGES);
  const end = Date.now() + PATIENCE;
  const pages: PdfPage[] = [];
  for (let index = 0; index < count; index++) {
    if (Date.now() > end) throw new Unreadable(TOO_COMPLEX);
    pages.push(await pdf.page(index));
  }
  await pdf.close();
  return pages;
}

/** The library can wait forever for a part that a damaged file promises. */
async function withinPatience<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unreadable(TOO_COMPLEX)), PATIENCE);
  });
  try {
    return await Promise.race([work, impatience]);
  } finally {
    clearTimeout(timer);
  }
}

/** A page of 600 dots an inch, uncompressed, is 100 MB. */
const LARGEST_STREAM = 128 * 1024 * 1024;
/** A hundred pages of scans; to unpack more takes too long. */
const LARGEST_SUM = 2 * 1024 * 1024 * 1024;
/** The most that Deflate can do. */
const STRONGEST_RATIO = 1032;
const SLICE = 16 * 1024;
const MOST_EMPTY_SLICES = 64;

/** The library unpacks a stream whole, so one that grows beyond all measure must be found before. */
function refuseBombs(bytes: Uint8Array): void {
  const source = new TextDecoder('latin1').decode(bytes);
  let sum = 0;
  for (let at = source.indexOf('stream'); at >= 0; at = source.indexOf('stream', at)) {
    let start = at + 'stream'.length;
    while (bytes[start] === 13 || bytes[start] === 10) start++;
    const next = source.indexOf('endstream', start);
    const end = next < 0 ? bytes.length : next;
    if ((end - start) * STRONGEST_RATIO > LARGEST_STREAM && isDeflated(bytes, start)) {
      sum += unpackedSize(bytes.subarray(start + 2, end));
      if (sum > LARGEST_SUM) throw new Unreadable(OVERBLOWN);
    }
    at = next < 0 ? bytes.length : next + 'endstream'.length;
  }
}

/** Two bytes of header, divisible by 31 when read as one number (RFC 1950). */
function isDeflated(bytes: Uint8Array, at: number): boolean {
  const [method, flags] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return (method & 15) === 8 && ((method << 8) | flags) % 31 === 0;
}

function unpackedSize(packed: Uint8Array): number {
  let size = 0;
  let empty = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    empty = chunk.length === 0 ? empty + 1 : 0;
    if (size > LARGEST_STREAM) throw new Unreadable(OVERBLOWN);
  });
  try {
    for (let at = 0; at < packed.length && empty < MOST_EMPTY_SLICES; at += SLICE)
      stream.push(packed.subarray(at, at + SLICE));
  } catch (error) {
    // A damaged stream is for the library to judge.
    if (error instanceof Unreadable) throw error;
  }
  return size;
}
