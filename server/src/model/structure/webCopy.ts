/**
 * Whether a text was copied from a web page together with what stood around it, and which lines that is. Single words
 * prove nothing (a notice has its own 主办单位： and 来源：): a page shows itself by several signs of different kinds, one
 * of them unmistakable, and only at its edges are the doubtful ones believed.
 */

import type { Block } from '../../syntax/block.ts';
import type { LineFacts, Shape } from '../line/facts.ts';
import type { WebSignKind } from '../line/webSign.ts';

export interface WebCopy {
  /** By line: what the page put there. What stands above a title is for the layout to say, which knows the titles. */
  readonly residue: readonly boolean[];
  /** The first line behind the text; everything from there on is the page's. */
  readonly tail: number;
}

/** Under a title, a line of these kinds belongs to the page; 主办单位： and 相关附件： may be the document's own. */
const HEAD_KINDS: ReadonlySet<WebSignKind> = new Set([
  'masthead',
  'source',
  'time',
  'counter',
  'staff',
  'tools',
  'advert',
]);

/** Null for a text that is no web copy, or does not show it. */
export function readWebCopy(blocks: readonly Block[], facts: readonly LineFacts[]): WebCopy | null {
  if (!facts.some(({ webSign }) => webSign?.telling === true)) return null;
  const running = facts.map((fact, line) => runningLength(blocks[line]!, fact));
  const head = headEnd(running);
  const tail = findTail(blocks, facts, running, head);
  const isEdge = (line: number): boolean => line < head || line >= tail;
  const kinds = new Set<WebSignKind>();
  for (const [line, { webSign }] of facts.entries()) {
    if (webSign !== null && (webSign.telling || isEdge(line))) for (const kind of webSign.kinds) kinds.add(kind);
  }
  if (kinds.size < 2) return null;
  const residue = facts.map(({ webSign }, line) => {
    if (line >= tail) return blocks[line]!.kind === 'text';
    if (webSign === null) return false;
    return webSign.telling || (line < head && webSign.kinds.some((kind) => HEAD_KINDS.has(kind)));
  });
  return { residue, tail };
}

const SHORTEST_SENTENCE = 20;

/** How much of a text a line is: its length where it is numbered or holds a sentence, else nothing. */
function runningLength({ kind, marker }: Block, { content, webSign }: LineFacts): number {
  if (kind !== 'text' || webSign?.telling === true) return 0;
  return marker !== null || (content.length >= SHORTEST_SENTENCE && /[。；]/.test(content)) ? content.length : 0;
}

function headEnd(running: readonly number[]): number {
  const first = running.findIndex((length) => length > 0);
  return first < 0 ? running.length : first;
}

/**
 * The first sign behind which nothing of a document follows, nor much more text than stands before it: an article may as
 * well begin behind 【打印】.
 */
function findTail(
  blocks: readonly Block[],
  facts: readonly LineFacts[],
  running: readonly number[],
  head: number,
): number {
  let before = 0;
  let behind = running.reduce((sum, length) => sum + length, 0);
  const lastPart = facts.findLastIndex((fact, line) => isPart(blocks[line]!, fact));
  for (let line = 0; line < blocks.length; line++) {
    behind -= running[line]!;
    if (line >= head && line > lastPart && facts[line]!.webSign !== null && before * TAIL_TO_TEXT >= behind)
      return line;
    before += running[line]!;
  }
  return blocks.length;
}

/** Excerpts of other news below an article are at most so many times as long: 1.1 in the longest page seen. */
const TAIL_TO_TEXT = 3;

const PARTS: ReadonlySet<Shape> = new Set([
  'number',
  'addressee',
  'note',
  'imprint',
  'attachmentHead',
  'attachmentNote',
  'letterhead',
  'pieceHead',
]);

/** What a document has and the links below it have not: an ordinal, a date in words, a part of the form. */
function isPart({ kind, marker }: Block, { shape, content, webSign }: LineFacts): boolean {
  if (kind !== 'text' || webSign?.telling === true) return false;
  if (marker !== null && marker.form !== 'arabic' && marker.form !== 'circled') return true;
  if (shape === 'date') return content.includes('年');
  return PARTS.has(shape) && !/\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)$/i.test(content);
}
