/** A web page in one file (MHT), as browsers and Word save it, often under the name of .doc: its first page of text. */

import { declaredCharset, readHtml, type HtmlReading } from './html.ts';
import { decodeText } from '../encoding.ts';
import { DAMAGED, Unreadable } from '../unreadable.ts';

/** `head` is the beginning of the file: a header as that of a letter. */
export function isWebArchive(head: string): boolean {
  return /^\s*[\w-]+:/.test(head) && /^MIME-Version:/im.test(head) && /multipart\/related|text\/html/i.test(head);
}

export function readWebArchive(bytes: Uint8Array): HtmlReading {
  const source = new TextDecoder('latin1').decode(bytes);
  // Any part of HTML may come first: the frame of a page has none or little text.
  let longest: HtmlReading = { text: '', whole: false };
  const header = /(?:^|\n)content-type:\s*text\/html/gi;
  for (let match = header.exec(source); match !== null; match = header.exec(source)) {
    const blank = /\r?\n\r?\n/g;
    blank.lastIndex = match.index + 1;
    const end = blank.exec(source);
    if (end === null) break;
    const start = end.index + end[0].length;
    const next = source.indexOf('\n--', start);
    // The lines of one part's header stand together, before or behind its content type.
    const above = source.lastIndexOf('\n--', match.index);
    const fields = source.slice(Math.max(0, above), end.index);
    const part = readPart(source.slice(start, next < 0 ? source.length : next), fields);
    if (part.text.length > longest.text.length) longest = part;
    header.lastIndex = next < 0 ? source.length : next;
  }
  if (longest.text === '') throw new Unreadable(DAMAGED);
  return longest;
}

function readPart(body: string, fields: string): HtmlReading {
  const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(fields)?.[1]?.toLowerCase();
  const bytes =
    encoding === 'base64'
      ? fromBase64(body)
      : encoding === 'quoted-printable'
        ? fromQuotedPrintable(body)
        : latin(body);
  const charset = /charset\s*=\s*"?([\w-]{2,20})/i.exec(fields)?.[1] ?? declaredCharset(bytes);
  return readHtml(decodeText(bytes, charset) ?? '');
}

function latin(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function fromBase64(text: string): Uint8Array {
  const whole = text.replace(/[^A-Za-z0-9+/]/g, '');
  // A rest of one character holds no byte; it is left over where a file was cut off.
  return latin(atob(whole.slice(0, whole.length - (whole.length % 4 === 1 ? 1 : 0))));
}

function fromQuotedPrintable(text: string): Uint8Array {
  return latin(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}
