/** Entry of the reading layer: the bytes of a reference document to plain text, one line a paragraph. */

import { readDoc } from './doc/doc.ts';
import { Archive } from './archive.ts';
import { readDocx, readFlatOpc, readWordXml } from './docx/docx.ts';
import { decodeText } from './encoding.ts';
import { readHtmlFile, type HtmlReading } from './html/html.ts';
import { tellOmissions, type DocumentReading } from './omissions.ts';
import { LARGEST_FILE, tooLarge } from './limits.ts';
import { readMarkdown, type MarkdownReading } from './markdown.ts';
import { isOdt, readOdt } from './odt/odt.ts';
import { readOfd } from './ofd/ofd.ts';
import { readPdf } from './pdf/loading.ts';
import { readPlainText } from './plainText.ts';
import { readRtf } from './rtf/rtf.ts';
import { formatOf, type Format } from './signature.ts';
import { tidy } from './tidy.ts';
import { DAMAGED, EMPTY, TOO_COMPLEX, Unreadable, WORDLESS } from './unreadable.ts';
import { readWebArchive } from './html/webArchive.ts';

export { LARGEST_FILE, READABLE, tooLarge } from './limits.ts';

/** `note` says what the drafter should know of how a file was read. */
export type Reading = { readonly text: string; readonly note?: string } | { readonly problem: string };

/** A book of two thousand pages; the text of a file that holds more is not a policy document. */
const LONGEST_TEXT = 5_000_000;
const TOO_LONG = '文件里的文字超过 500 万字，不像一份文件，没有读取。请拆成单份文件再导入。';

/** What the file says, or what is wrong with it and what to do, for the drafter. Never rejects. */
export async function readReference(bytes: Uint8Array, name: string): Promise<Reading> {
  return read(bytes, name, false);
}

/**
 * As `readReference`, for the drafter's own text: the note also tells what of the file is not in the text. On a shelf
 * of hundreds of papers that would be noise.
 */
export async function readDraft(bytes: Uint8Array, name: string): Promise<Reading> {
  const reading = await read(bytes, name, true);
  return 'problem' in reading ? { problem: reading.problem.replace('再导入', '再试') } : reading;
}

/** Whether a file whose name says nothing is one that the readers of documents know. */
export function seemsDocument(bytes: Uint8Array, name: string): boolean {
  return DOCUMENT_FORMATS.has(formatOf(bytes, name));
}

const DOCUMENT_FORMATS: ReadonlySet<Format> = new Set<Format>(['zip', 'compound', 'pdf', 'rtf', 'picture']);

async function read(bytes: Uint8Array, name: string, tellsOmissions: boolean): Promise<Reading> {
  try {
    if (bytes.length > LARGEST_FILE) return { problem: tooLarge(bytes.length) };
    if (bytes.length === 0) return { problem: EMPTY };
    const read = await readAs(formatOf(bytes, name), bytes);
    const text = tidy(typeof read === 'string' ? read : read.text);
    if (text.trim() === '') return { problem: WORDLESS };
    if (text.length > LONGEST_TEXT) return { problem: TOO_LONG };
    if (tellsOmissions && hasTooManyLines(text)) return { problem: TOO_COMPLEX };
    const note = typeof read === 'string' ? null : noteOn(read, tellsOmissions);
    return note === null ? { text } : { text, note };
  } catch (error) {
    // Whatever else a damaged file makes a library throw says nothing to the drafter.
    return { problem: error instanceof Unreadable ? error.message : DAMAGED };
  }
}

/** Every line of a draft is looked at; the longest of a hundred real ones has some four hundred. */
const MOST_LINES = 150_000;

function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (++lines > MOST_LINES) return true;
  return false;
}

const WHOLE_PAGE = '网页里分不清哪些是正文，整页都读了进来，可能带有导航等文字。';

function noteOn(read: HtmlReading | MarkdownReading | DocumentReading, tellsOmissions: boolean): string | null {
  if ('omissions' in read) return tellsOmissions ? tellOmissions(read.omissions) : null;
  if ('whole' in read) return read.whole ? WHOLE_PAGE : null;
  return read.images > 0 ? `略去了${read.images}处图片。` : null;
}

type Read = string | HtmlReading | MarkdownReading | DocumentReading;

function readAs(format: Format, bytes: Uint8Array): Read | Promise<string> {
  switch (format) {
    case 'zip':
      return readZip(bytes);
    case 'compound':
      return readDoc(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'rtf':
      return readRtf(bytes);
    case 'webArchive':
      return readWebArchive(bytes);
    case 'wordXml':
      return readWordXml(decodeText(bytes) ?? '');
    case 'flatOpc':
      return readFlatOpc(decodeText(bytes) ?? '');
    case 'html':
      return readHtmlFile(bytes);
    case 'markdown':
      return readMarkdown(readPlainText(bytes));
    case 'text':
      return readPlainText(bytes);
    case 'picture':
      throw new Unreadable('这是图片，没有文字可读。请先用文字识别软件转成文字，另存为 .docx 或 .txt 再导入。');
  }
}

function readZip(bytes: Uint8Array): DocumentReading {
  const archive = new Archive(bytes);
  if (archive.has('OFD.xml')) return readOfd(archive);
  return isOdt(archive) ? readOdt(archive) : readDocx(bytes);
}
