/** What a file is by its first bytes. On government sites a .doc is as often a web page or rich text as a .doc. */

import { declaredCharset } from './html/html.ts';
import { isWebArchive } from './html/webArchive.ts';

export type Format =
  'zip' | 'compound' | 'pdf' | 'rtf' | 'webArchive' | 'wordXml' | 'flatOpc' | 'html' | 'markdown' | 'text' | 'picture';

const SIGNATURES: readonly (readonly [Format, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
];

/** The content decides; the name only where the content is text of some kind. */
export function formatOf(bytes: Uint8Array, name: string): Format {
  for (const [format, signature] of SIGNATURES) if (signature.every((byte, at) => bytes[at] === byte)) return format;
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1').decode(
    bytes.subarray(0, 4096),
  );
  // A PDF may have other bytes in front of its mark, by its own standard up to 1,024.
  const mark = head.slice(0, 1024).indexOf('%PDF-');
  const extension = /\.[^.\\/]*$/.exec(name)?.[0].toLowerCase() ?? '';
  if (mark === 0 || (mark > 0 && extension === '.pdf')) return 'pdf';
  const start = head.replace(/^(?:\u00ef\u00bb\u00bf|\s)+/, '').slice(0, 1000);
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (isWebArchive(head)) return 'webArchive';
  if (start.startsWith('<?xml') && head.includes('<w:wordDocument')) return 'wordXml';
  if (start.startsWith('<?xml') && head.includes('<pkg:package')) return 'flatOpc';
  if (extension === '.html' || extension === '.htm') return 'html';
  if (/^(?:<!doctype html|<html|<head|<meta|<body|<\?xml[^>]*\?>\s*<(?:!doctype )?html)/i.test(start)) return 'html';
  if (extension === '.md' || extension === '.markdown') return 'markdown';
  // A .doc without the marks of one: a piece of a web page, as it was put together by a program.
  const isOffice = /^\.(?:doc|docx|docm|wps|rtf|mht|mhtml)$/.test(extension);
  if (isOffice && (/<(?:p|div|table|span|br)\b/i.test(start) || declaredCharset(bytes) !== null)) return 'html';
  return extension === '.pdf' ? 'pdf' : 'text';
}
