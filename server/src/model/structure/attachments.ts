/** 附件: what the 附件说明 lists, and what is attached under 附件, 附件1 … behind the text. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import { parseArabicNumeral, parseChineseNumeral } from '../../syntax/numerals.ts';
import type { LineFacts } from '../line/facts.ts';
import type { LineRole } from './layout.ts';

/** An entry of the 附件说明. */
export interface ListedAttachment {
  /** Null when a sole attachment has no number. */
  readonly number: number | null;
  readonly name: string;
  readonly range: Range;
}

/** A place where an attachment itself begins. */
export interface AttachedPart {
  readonly number: number | null;
  /** The lines that stand as its title, joined without spaces; null when text follows at once. */
  readonly title: string | null;
  readonly range: Range;
}

export interface Attachments {
  readonly listed: readonly ListedAttachment[];
  readonly attached: readonly AttachedPart[];
}

const NOTE = /^附[ \u00a0\u3000]*件[ \u00a0\u3000]*(?:([0-9０-９]{1,2})[ \u00a0\u3000]*)?[：:]/;
const ITEM = /(^|[ \u00a0\u3000；;])([0-9０-９]{1,2})[.．、]/g;
const HEAD = /^附[ \u00a0\u3000]*件[ \u00a0\u3000]*([0-9]{1,2}|[一二三四五六七八九十]{1,3})?/;
const LONGEST_TITLE = 3;

export function readAttachments(
  blocks: readonly Block[],
  facts: readonly LineFacts[],
  roles: readonly LineRole[],
  first: number,
  end: number,
): Attachments {
  const listed: ListedAttachment[] = [];
  const attached: AttachedPart[] = [];
  for (let line = first; line < end; line++) {
    if (roles[line] === 'attachmentNote') readNote(blocks[line]!, line, listed);
    else if (roles[line] === 'attachmentHead') attached.push(readHead(facts, roles, line, end));
  }
  return { listed, attached };
}

function readNote(block: Block, line: number, listed: ListedAttachment[]): void {
  const { text, content } = block;
  const head = NOTE.exec(text.slice(content.start, content.end));
  const add = (number: number | null, start: number, stop: number): void => {
    const from = start + /^[ \u00a0\u3000]*/.exec(text.slice(start, stop))![0].length;
    const name = text.slice(from, stop).trimEnd();
    if (name !== '') listed.push({ number, name, range: rangeOf(line, { start: from, end: from + name.length }) });
  };
  if (head === null) {
    if (block.marker !== null) {
      add(block.marker.number, block.marker.contentStart, content.end);
      return;
    }
    // A long name goes on in the next line.
    const last = listed[listed.length - 1];
    if (last === undefined) add(null, content.start, content.end);
    else if (last.range.end.line === line - 1) {
      const tail = text.slice(content.start, content.end);
      listed[listed.length - 1] = {
        ...last,
        name: last.name + tail,
        range: { start: last.range.start, end: { line, character: content.end } },
      };
    }
    return;
  }
  const from = content.start + head[0].length;
  const items = [...text.slice(from, content.end).matchAll(ITEM)];
  if (items.length === 0) {
    add(head[1] === undefined ? null : parseArabicNumeral(head[1]), from, content.end);
    return;
  }
  for (const [index, item] of items.entries()) {
    add(
      parseArabicNumeral(item[2]!),
      from + item.index + item[0].length,
      from + (items[index + 1]?.index ?? content.end - from),
    );
  }
}

function readHead(facts: readonly LineFacts[], roles: readonly LineRole[], line: number, end: number): AttachedPart {
  const { content } = facts[line]!;
  const numeral = HEAD.exec(content)?.[1];
  const number = numeral === undefined ? null : (parseArabicNumeral(numeral) ?? parseChineseNumeral(numeral));
  let title = '';
  let lines = 0;
  let from = line;
  let to = line;
  for (let next = line + 1; next < end && lines < LONGEST_TITLE; next++) {
    if (roles[next] === 'blank') {
      if (lines > 0) break;
      continue;
    }
    if (!facts[next]!.titlePart || (roles[next] !== 'body' && roles[next] !== 'title')) break;
    if (lines++ === 0) from = next;
    to = next;
    title += facts[next]!.content.replace(/[ \u00a0\u3000]/g, '');
  }
  const range = { start: { line: from, character: 0 }, end: { line: to, character: facts[to]!.content.length } };
  return {
    number,
    title: title === '' ? null : title,
    range: from === line ? rangeOf(line, { start: 0, end: content.length }) : range,
  };
}
