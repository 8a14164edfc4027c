/** 见附件, （附件）: a text that sends its reader to an attachment without a number. */

import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';

const MENTION = /(?:[详参]?见|按照?|附后的)附件(?![0-9０-９一二三四五六七八九十“《])|[（(][^（()）]{0,8}附件[)）]/;

export function readAttachmentMention({ text }: Block): Span | null {
  const match = text.includes('附件') ? MENTION.exec(text) : null;
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
