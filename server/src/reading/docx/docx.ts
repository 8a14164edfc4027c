/** A Word document as WPS and Word have written it since 2007: its body, with the automatic numbers written out. */

import { Archive } from '../archive.ts';
import { readBody, type DocxBody } from './body.ts';
import { readChunk } from './chunks.ts';
import { flatPackage, type Parts } from './flatPackage.ts';
import { omissionsOf } from './omissions.ts';
import { readNotes } from './notes.ts';
import { readNumbering, readStyles, type ParagraphStyle } from './numbering.ts';
import { wordXmlNumbering } from './wordXml.ts';
import { align, TracedText } from './trace.ts';
import type { DocumentReading } from '../omissions.ts';
import { readMarkup } from '../markup.ts';
import { tidy } from '../tidy.ts';
import { DAMAGED, OVERBLOWN, Unreadable } from '../unreadable.ts';

/** A Word document as it is read and as it is packed. */
export interface DocxReading extends DocxBody {
  readonly archive: Archive;
  /** The name of the main part, word/document.xml by custom, and its text. */
  readonly main: string;
  readonly xml: string;
}

export function readDocx(bytes: Uint8Array): DocumentReading {
  return readWord(new Archive(bytes));
}

/** The same document in one plain file. */
export function readFlatOpc(xml: string): DocumentReading {
  return readWord(flatPackage(xml));
}

function readWord(archive: Parts): DocumentReading {
  const { body, xml, comments, styles } = readParts(archive);
  return { text: body.text, omissions: omissionsOf(xml, comments, styles, body.revisions) };
}

/** @throws Unreadable */
export function readDocxParts(bytes: Uint8Array): DocxReading {
  const archive = new Archive(bytes);
  const { body, main, xml } = readParts(archive);
  return { ...body, archive, main, xml };
}

interface ReadParts {
  readonly body: DocxBody;
  readonly main: string;
  readonly xml: string;
  /** The part of the comments; empty where there is none. */
  readonly comments: string;
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
}

function readParts(archive: Parts): ReadParts {
  const main = mainPart(archive);
  const xml = main === null ? null : archive.text(main);
  if (main === null || xml === null) throw new Unreadable(notWord(archive));
  const related = relatedParts(archive, main);
  const styles = readStyles(textOf(archive, related.styles));
  const numbering = readNumbering(textOf(archive, related.numbering), styles);
  const notes = new Map([
    ...readNotes(textOf(archive, related.footnotes), 'footnote'),
    ...readNotes(textOf(archive, related.endnotes), 'endnote'),
  ]);
  const body = readBody(xml, { styles, numbering, notes, chunks: chunksOf(archive, main, xml) });
  return { body, main, xml, comments: textOf(archive, related.comments), styles };
}

/** The draft as every reader of files gives it, each letter with its place; null when it cannot be traced. */
export function traced({ text, trace }: DocxBody): TracedText | null {
  const lines = tidy(text);
  const origins = align(lines, trace.text());
  return origins === null ? null : new TracedText(lines, trace, origins);
}

/** Word 2003 wrote nearly the same elements into one plain file. */
export function readWordXml(xml: string): DocumentReading {
  const styles = readStyles(xml);
  const body = readBody(xml, { styles, numbering: wordXmlNumbering(xml), notes: new Map(), chunks: new Map() });
  return { text: body.text, omissions: omissionsOf(xml, '', styles, body.revisions) };
}

const MOST_CHUNKS = 200;
/** In bytes, all of them together. */
const LARGEST_CHUNKS = 64 * 1024 * 1024;

/** Documents put into this one whole (w:altChunk), by the number of their relation. */
function chunksOf(archive: Parts, main: string, xml: string): ReadonlyMap<string, readonly string[]> {
  const chunks = new Map<string, readonly string[]>();
  let sum = 0;
  if (!xml.includes('altChunk') || !(archive instanceof Archive)) return chunks;
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  for (const { id, type, target } of relations(archive, `${folder}_rels/${main.slice(slash)}.rels`)) {
    if (!type.endsWith('/aFChunk') || chunks.has(id)) continue;
    const bytes = archive.bytes(archive.has(target) ? target : folder + target);
    if (bytes === null) continue;
    sum += bytes.length;
    if (chunks.size >= MOST_CHUNKS || sum > LARGEST_CHUNKS) throw new Unreadable(OVERBLOWN);
    chunks.set(id, readChunk(bytes, target, readDocxChunk));
  }
  return chunks;
}

/** A chunk within a chunk is not read, so that none can hold itself. */
function readDocxChunk(bytes: Uint8Array): string {
  const archive = new Archive(bytes);
  const parts: Parts = { has: (name) => archive.has(name), text: (name) => archive.text(name) };
  return readParts(parts).body.text;
}

function textOf(archive: Parts, part: string): string {
  return archive.text(part) ?? '';
}

function notWord(archive: Parts): string {
  if (archive.has('xl/workbook.xml')) return '这是电子表格，不是文档。请把要参考的文字另存为 .docx 或 .txt 再导入。';
  if (archive.has('ppt/presentation.xml'))
    return '这是演示文稿，不是文档。请把要参考的文字另存为 .docx 或 .txt 再导入。';
  if (archive.has('[Content_Types].xml')) return DAMAGED;
  return '这是压缩包，不是文档。请先解压，再导入里面的文件。';
}

/** word/document.xml by custom; its true name stands in the relations of the package. */
function mainPart(archive: Parts): string | null {
  for (const { type, target } of relations(archive, '_rels/.rels')) {
    if (type.endsWith('/officeDocument') && archive.has(target) && !/^(?:xl|ppt)\//.test(target)) return target;
  }
  return archive.has('word/document.xml') ? 'word/document.xml' : null;
}

type RelatedPart = 'numbering' | 'styles' | 'footnotes' | 'endnotes' | 'comments' | 'settings';

/** The names of parts, whether there are such or not. */
export function relatedParts(archive: Parts, main: string): Readonly<Record<RelatedPart, string>> {
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const found = relations(archive, `${folder}_rels/${main.slice(slash)}.rels`);
  const part = (kind: string): string => {
    const target = found.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? `${kind}.xml`;
    return archive.has(target) ? target : folder + target;
  };
  return {
    numbering: part('numbering'),
    styles: part('styles'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    comments: part('comments'),
    settings: part('settings'),
  };
}

/** Targets as names of parts; one that climbs out of the package or lies outside of it is the name of no part. */
export function relations(
  archive: Parts,
  part: string,
): { readonly id: string; readonly type: string; readonly target: string }[] {
  const found: { id: string; type: string; target: string }[] = [];
  readMarkup(archive.text(part) ?? '', 'xml', {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      found.push({
        id: attributes.get('Id') ?? '',
        type: attributes.get('Type') ?? '',
        target: (attributes.get('Target') ?? '').replace(/^\//, ''),
      });
    },
    text() {},
    close() {},
  });
  return found;
}
