/** Makes files for the tests of reading: Word documents, PDFs and compound files with what a test puts into them. */

import { strToU8, zipSync, type Zippable } from 'fflate';
import iconv from 'iconv-lite';
import { expect } from 'vitest';
import { readReference } from '../../../server/src/reading/index.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const gb18030 = (text: string): Uint8Array => iconv.encode(text, 'gb18030');

/** The lines of a file that must be readable. */
export async function linesOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const reading = await readReference(bytes, name);
  expect(reading).toHaveProperty('text');
  return 'text' in reading ? reading.text.split('\n').filter((line) => line !== '') : [];
}

/** What is said of a file that cannot be read. */
export async function problemOf(bytes: Uint8Array, name: string): Promise<string> {
  const reading = await readReference(bytes, name);
  expect(reading).toHaveProperty('problem');
  return 'problem' in reading ? reading.problem : '';
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
}

export function docx({ body, numbering, styles }: DocxParts, more: Zippable = {}): Uint8Array {
  const xml = (root: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${W}>${content}</w:${root}>`);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': xml('document', `<w:body>${body}</w:body>`),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': xml('numbering', numbering) }),
    ...(styles === undefined ? {} : { 'word/styles.xml': xml('styles', styles) }),
    ...more,
  });
}

export const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A paragraph in a list. */
export const item = (text: string, list: number, level: number): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

export const level = (at: number, format: string, pattern: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;

/** A PDF of the given objects, the first of them the catalog. */
export function pdf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const chunks: Uint8Array[] = [utf8('%PDF-1.4\n')];
  const places: number[] = [];
  let length = chunks[0]!.length;
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const [index, object] of objects.entries()) {
    places.push(length);
    add(utf8(`${index + 1} 0 obj\n`));
    add(typeof object === 'string' ? utf8(object) : object);
    add(utf8('\nendobj\n'));
  }
  const start = length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  add(
    utf8(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return joined(chunks);
}

export function stream(dictionary: string, content: Uint8Array): Uint8Array {
  return joined([utf8(`<< ${dictionary} /Length ${content.length} >>\nstream\n`), content, utf8('\nendstream')]);
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const SECTOR = 512;

/** A compound file with streams of at least 4,096 bytes each, padded where they are shorter. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const fat: number[] = [0xfffffffd, 0xfffffffe];
  const entries: Uint8Array[] = [entry('Root Entry', 5, 0xfffffffe, 0)];
  const data: Uint8Array[] = [];
  for (const [name, bytes] of Object.entries(streams)) {
    const padded = joined([
      bytes,
      new Uint8Array(Math.max(4096, Math.ceil(bytes.length / SECTOR) * SECTOR) - bytes.length),
    ]);
    const first = fat.length;
    entries.push(entry(name, 2, first, padded.length));
    for (let sector = 0; sector < padded.length / SECTOR; sector++) fat.push(fat.length + 1);
    fat[fat.length - 1] = 0xfffffffe;
    data.push(padded);
  }
  const header = new DataView(new ArrayBuffer(SECTOR));
  for (const [at, byte] of [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].entries()) header.setUint8(at, byte);
  header.setUint16(30, 9, true);
  header.setUint16(32, 6, true);
  header.setUint32(44, 1, true);
  header.setUint32(48, 1, true);
  header.setUint32(56, 4096, true);
  header.setUint32(60, 0xfffffffe, true);
  header.setUint32(68, 0xfffffffe, true);
  for (let at = 76; at < SECTOR; at += 4) header.setUint32(at, at === 76 ? 0 : 0xffffffff, true);
  const table = new DataView(new ArrayBuffer(SECTOR));
  for (let at = 0; at < SECTOR / 4; at++) table.setUint32(at * 4, fat[at] ?? 0xffffffff, true);
  const directory = joined([...entries, new Uint8Array(SECTOR - entries.length * 128)]);
  return joined([new Uint8Array(header.buffer), new Uint8Array(table.buffer), directory, ...data]);
}

function entry(name: string, type: number, first: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(128));
  for (const [at, character] of [...name].entries()) view.setUint16(at * 2, character.charCodeAt(0), true);
  view.setUint16(64, (name.length + 1) * 2, true);
  view.setUint8(66, type);
  view.setUint32(116, first, true);
  view.setUint32(120, size, true);
  return new Uint8Array(view.buffer);
}
