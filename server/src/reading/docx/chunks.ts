/** A document that was put into a Word document whole (w:altChunk), as programs do that glue files together. */

import { readHtmlFile } from '../html/html.ts';
import { readWebArchive } from '../html/webArchive.ts';
import { readPlainText } from '../plainText.ts';
import { readRtf } from '../rtf/rtf.ts';
import { formatOf } from '../signature.ts';
import { tidy } from '../tidy.ts';
import { Unreadable } from '../unreadable.ts';

/** @param readDocx how to read another Word document @throws Unreadable when the chunk grows beyond all measure */
export function readChunk(bytes: Uint8Array, name: string, readDocx: (bytes: Uint8Array) => string): readonly string[] {
  return tidy(textOf(bytes, name, readDocx)).split('\n');
}

function textOf(bytes: Uint8Array, name: string, readDocx: (bytes: Uint8Array) => string): string {
  switch (formatOf(bytes, name)) {
    case 'zip':
      return readDocx(bytes);
    case 'rtf':
      return readRtf(bytes).text;
    case 'webArchive':
      return readWebArchive(bytes).text;
    case 'html':
      return readHtmlFile(bytes).text;
    case 'text':
    case 'markdown':
      return readPlainText(bytes);
    default:
      throw new Unreadable('文件里嵌有别的文件，读不出来。请用 Word 或 WPS 打开，另存一份再试。');
  }
}
