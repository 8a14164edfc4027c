/**
 * Which lines belong to which draft, and what part each plays: 版头, 标题, 主送机关, 正文, 落款, 附注, 版记, or the
 * residue of a web page. A file may hold several drafts: a collection (篇一…篇六), or a 通知 with what it issues.
 */

import type { Block } from '../../syntax/block.ts';
import type { LineFacts, Shape } from '../line/facts.ts';
import { isOrganLine, isTitle } from '../line/shapes.ts';
import { cellsOf } from '../../syntax/tableRow.ts';
import { readWebCopy } from './webCopy.ts';

export type LineRole =
  | 'blank'
  | 'comment'
  | 'residue'
  /** Above the title and no known part of the form: （送审稿）. */
  | 'aboveTitle'
  | 'header'
  | 'number'
  | 'title'
  | 'addressee'
  | 'body'
  /** A row of a table: cells between tabs or pipes. */
  | 'table'
  | 'attachmentNote'
  | 'attachmentHead'
  | 'signature'
  | 'date'
  | 'note'
  | 'imprint'
  | 'pieceHead';

export interface TitleLines {
  readonly first: number;
  readonly last: number;
  /** The lines joined, spaces left out; a web page's 「广西：」 in front is cut off. */
  readonly text: string;
}

export interface DraftLines {
  /** Half-open range of lines. */
  readonly first: number;
  readonly end: number;
  readonly title: TitleLines | null;
  readonly pieceHead: number | null;
}

export interface Layout {
  readonly drafts: readonly DraftLines[];
  readonly roles: readonly LineRole[];
}

const LONGEST_TITLE_GROUP = 6;

/** The lines of a file while it is laid out. */
interface Lines {
  readonly blocks: readonly Block[];
  readonly facts: readonly LineFacts[];
  /** The file is a copy of a web page. */
  readonly isWebCopy: boolean;
  /** The first line behind the text that is the page's. */
  readonly tail: number;
  /** Neither blank nor comment nor the page's. */
  isText(line: number): boolean;
  /** Goes on with the 签发人 of the number above: 李　明　　欧阳清. */
  goesOnWithSigners(line: number): boolean;
}

export function layOut(blocks: readonly Block[], facts: readonly LineFacts[]): Layout {
  const web = readWebCopy(blocks, facts);
  const signers = furtherSigners(blocks, facts);
  const lines: Lines = {
    blocks,
    facts,
    isWebCopy: web !== null,
    tail: web?.tail ?? blocks.length,
    isText: (line) => blocks[line]!.kind === 'text' && web?.residue[line] !== true,
    goesOnWithSigners: (line) => signers.has(line),
  };
  const titles = findTitles(lines);
  const drafts = divide(lines, titles);
  const roles: LineRole[] = new Array(blocks.length);
  for (const draft of drafts) assignRoles(lines, draft, roles);
  return { drafts, roles };
}

/** Names of two to four letters, set apart from each other. */
const NAMES =
  /^[\u4e00-\u9fa5](?:[\u4e00-\u9fa5]{1,3}|[ \u3000][\u4e00-\u9fa5])(?:[ \u3000、]+[\u4e00-\u9fa5](?:[\u4e00-\u9fa5]{1,3}|[ \u3000][\u4e00-\u9fa5]))*$/;
const LONGEST_NAMES = 24;

/** The lines of names below 云政发〔2026〕3号　签发人：…, which no title has any part in. */
function furtherSigners(blocks: readonly Block[], facts: readonly LineFacts[]): ReadonlySet<number> {
  const signers = new Set<number>();
  let below = false;
  for (const [line, { kind }] of blocks.entries()) {
    if (kind !== 'text') continue;
    const { shape, content } = facts[line]!;
    if (shape === 'number') below = content.includes('签发人');
    else if (
      below &&
      content.length <= LONGEST_NAMES &&
      NAMES.test(content) &&
      !isTitle(squeeze(content)) &&
      !/[关通公决][于知告定]/.test(content)
    )
      signers.add(line);
    else below = false;
  }
  return signers;
}

function squeeze(text: string): string {
  return text.replace(/[ \t\u00a0\u3000\u2000-\u200b]+/g, '');
}

/** “广西：关于促进…的若干措施”: the site puts the place in front. */
function withoutSitePrefix(joined: string): string {
  return joined.replace(/^[\u4e00-\u9fa5]{2,8}[：:](?=关于|《)/, '');
}

interface Candidate extends TitleLines {
  /** True where a title may stand by its place alone: at the head, or behind the end of another document. */
  readonly placed: boolean;
}

function findTitles(lines: Lines): Candidate[] {
  const { blocks, facts } = lines;
  const found: Candidate[] = [];
  const cited = new Set<string>();
  let placed = true;
  for (let line = 0; line < lines.tail; line++) {
    if (!lines.isText(line) || lines.goesOnWithSigners(line)) continue;
    const { shape, titlePart, citations } = facts[line]!;
    if (titlePart && (shape === 'plain' || shape === 'organ')) {
      const title = titleFrom(lines, line);
      if (title !== null && accepts(lines, title, placed, cited)) {
        found.push({ ...title, placed });
        line = title.last;
        placed = true;
        continue;
      }
    }
    for (const { title } of citations) cited.add(squeeze(title));
    if (opensDocument(shape)) placed = true;
    else if (shape === 'plain' && (blocks[line]!.marker !== null || !titlePart)) placed = false;
  }
  return found;
}

/** Behind these a new document can begin. */
function opensDocument(shape: Shape): boolean {
  return (
    shape === 'date' ||
    shape === 'note' ||
    shape === 'imprint' ||
    shape === 'attachmentHead' ||
    shape === 'pieceHead' ||
    shape === 'number'
  );
}

/**
 * The longest title among the lines from `first` on; null if none of their joins is one. Web copies put blank lines
 * between the lines of a title, so these are passed over as long as the title is not complete.
 */
function titleFrom({ blocks, facts, isText }: Lines, first: number): TitleLines | null {
  const lines: string[] = [];
  let title: TitleLines | null = null;
  let blanks = 0;
  for (let line = first; line < blocks.length && lines.length < LONGEST_TITLE_GROUP; line++) {
    if (blocks[line]!.kind === 'blank') {
      if (title !== null || ++blanks > LONGEST_TITLE_GROUP) break;
      continue;
    }
    const { shape, titlePart, content } = facts[line]!;
    if (!isText(line) || !titlePart) break;
    // A body's name belongs to the title when the subject follows: “云岭市人民政府 / 关于…”.
    if (shape !== 'plain' && !(shape === 'organ' && lines.length === 0)) break;
    if (lines.length === 1 && facts[first]!.shape === 'organ' && !/^(?:关于|印发|转发|批转)/.test(content)) return null;
    // Headlines of other news may stand above a title that is whole by itself.
    if (lines.length > 0 && FULL_TITLE.test(content) && isTitle(squeeze(content))) break;
    lines.push(content);
    const text = withoutSitePrefix(squeeze(lines.join('')));
    if (isTitle(text)) title = { first, last: line, text: displayTitle(lines) };
  }
  return title;
}

const FULL_TITLE = /^[\u4e00-\u9fa5]{2,40}?(?:政府|委员会|委|办公厅|办公室|局|厅|部|院)(?:关于|印发|转发)/;

const ORGAN_TAIL = /(?:政府|委员会|委|办公厅|办公室|局|厅|部|院)$/;

/** The title as it is read: line breaks and stray spaces go, the space between joint issuers stays. */
function displayTitle(lines: readonly string[]): string {
  const words = lines.join(' ').split(/[ \t\u00a0\u3000\u2000-\u200b]+/);
  let title = '';
  for (const word of words) {
    const joint =
      ORGAN_TAIL.test(title) &&
      ORGAN_TAIL.test(word.split(/关于|印发|转发/, 1)[0]!) &&
      !/^(?:关于|印发|转发)/.test(word);
    title += joint ? ` ${word}` : word;
  }
  return withoutSitePrefix(title);
}

function accepts(lines: Lines, title: TitleLines, placed: boolean, cited: ReadonlySet<string>): boolean {
  const bare = squeeze(title.text);
  const announced = cited.has(bare) || cited.has(bare.replace(/^.*?(?=关于)/, ''));
  if (announced) return true;
  if (placed) return bare.length >= 6;
  // In the midst of a text only a full title that is followed by an opening counts.
  return bare.length >= 12 && /^[\u4e00-\u9fa5]*关于/.test(bare) && opensBehind(lines, title.last);
}

function opensBehind({ blocks, facts, isText }: Lines, last: number): boolean {
  for (let line = last + 1; line < blocks.length; line++) {
    if (!isText(line)) continue;
    const { shape, content } = facts[line]!;
    return shape === 'addressee' || shape === 'date' || shape === 'number' || opensText(blocks[line]!, content);
  }
  return false;
}

/** A line that can be the first of a text: its first clause, or a paragraph. */
export function opensText({ marker }: Block, content: string): boolean {
  return marker === null ? content.length >= 30 : marker.number === 1;
}

/** Draws the borders between drafts: at titles, and at the heads of collected pieces. */
function divide(lines: Lines, titles: readonly Candidate[]): DraftLines[] {
  const { blocks, facts } = lines;
  const drafts: DraftLines[] = [];
  const starts: { first: number; title: TitleLines | null; pieceHead: number | null }[] = [];
  let next = 0;
  for (let line = 0; line < blocks.length; line++) {
    if (lines.isText(line) && facts[line]!.shape === 'pieceHead')
      starts.push({ first: line, title: null, pieceHead: line });
    const title = titles[next];
    if (title === undefined || title.first !== line) continue;
    next++;
    const current = starts[starts.length - 1];
    const from = headerStart(lines, line);
    if (
      current !== undefined &&
      !hasBody(lines, current.title === null ? current.first : current.title.last + 1, from)
    ) {
      // The title of a web page stands above the document's own; the head of a piece above its title.
      if (current.pieceHead !== null && current.title === null) current.title = title;
      else {
        starts.pop();
        starts.push({ first: current.first, title, pieceHead: current.pieceHead });
      }
    } else if (current === undefined && !hasBody(lines, 0, from)) {
      starts.push({ first: 0, title, pieceHead: null });
    } else {
      if (current === undefined) starts.push({ first: 0, title: null, pieceHead: null });
      starts.push({ first: from, title, pieceHead: null });
    }
    line = title.last;
  }
  if (starts.length === 0 || starts[0]!.first > 0) {
    const first = starts[0]?.first ?? blocks.length;
    if (starts.length === 0 || hasBody(lines, 0, first)) starts.unshift({ first: 0, title: null, pieceHead: null });
    else starts[0]!.first = 0;
  }
  for (const [index, start] of starts.entries()) {
    drafts.push({ ...start, end: starts[index + 1]?.first ?? blocks.length });
  }
  return drafts;
}

/** Whether there is running text between two lines: a paragraph or a numbered line. */
function hasBody({ blocks, facts, isText, goesOnWithSigners }: Lines, from: number, to: number): boolean {
  for (let line = from; line < to; line++) {
    if (!isText(line) || goesOnWithSigners(line)) continue;
    const { shape, titlePart } = facts[line]!;
    if (shape === 'addressee') return true;
    if (shape === 'plain' && (!titlePart || blocks[line]!.marker !== null)) return true;
  }
  return false;
}

/** The first line of what stands above a title and belongs to its document: letterhead, 文号, 密级. */
function headerStart({ blocks, facts, isText, goesOnWithSigners }: Lines, title: number): number {
  let first = title;
  let below: Shape | null = null;
  for (let line = title - 1; line >= 0; line--) {
    if (blocks[line]!.kind === 'blank') continue;
    const { shape } = facts[line]!;
    // Bodies that issue together stand one above the other.
    const joint = shape === 'organ' && (below === 'letterhead' || below === 'organ');
    const belongs =
      joint ||
      goesOnWithSigners(line) ||
      shape === 'number' ||
      shape === 'letterhead' ||
      shape === 'headerMark' ||
      shape === 'attachmentHead';
    if (!belongs || !isText(line)) break;
    first = line;
    below = shape;
  }
  return first;
}

function assignRoles(lines: Lines, draft: DraftLines, roles: LineRole[]): void {
  const { blocks, facts } = lines;
  const { title } = draft;
  let opened = false;
  let signed = false;
  let inAttachmentNote = false;
  for (let line = draft.first; line < draft.end; line++) {
    const block = blocks[line]!;
    if (block.kind !== 'text') {
      roles[line] = block.kind;
      continue;
    }
    if (!lines.isText(line)) {
      roles[line] = 'residue';
      continue;
    }
    if (line === draft.pieceHead) {
      roles[line] = 'pieceHead';
      continue;
    }
    if (title !== null && line < title.first) {
      const own = lines.goesOnWithSigners(line) ? 'number' : aboveTitle(facts[line]!.shape);
      roles[line] = own ?? (lines.isWebCopy ? 'residue' : 'aboveTitle');
      continue;
    }
    if (title !== null && line <= title.last) {
      roles[line] = 'title';
      continue;
    }
    const { shape } = facts[line]!;
    const role = roleOf(shape, opened, signed, nextShape(lines, line, draft.end), facts[line]!);
    if (inAttachmentNote && role === 'body' && belongsToNote(block, facts[line]!)) {
      roles[line] = 'attachmentNote';
      continue;
    }
    inAttachmentNote = role === 'attachmentNote';
    if ((role === 'body' || (shape === 'organ' && !isRowOfBodies(block))) && isTableRow(lines, line)) {
      roles[line] = 'table';
      opened = true;
      continue;
    }
    if (role === 'body') opened = true;
    if (role === 'date' && opened) signed = true;
    roles[line] = role;
  }
}

/** Bodies that sign side by side; a row of a table that merely ends with a body has something else in its other cells. */
function isRowOfBodies({ text }: Block): boolean {
  return (cellsOf(text) ?? []).every(isOrganLine);
}

/** A row has another near it; 1.<tab>text alone is a paragraph whose ordinal a tab sets off. */
function isTableRow({ blocks }: Lines, line: number): boolean {
  const { text } = blocks[line]!;
  const cells = cellsOf(text);
  if (cells === null) return false;
  if (cells.length > 2) return true;
  for (let near = Math.max(0, line - 2); near <= Math.min(blocks.length - 1, line + 2); near++) {
    if (near !== line && (cellsOf(blocks[near]!.text)?.length ?? 0) > 1) return blocks[line]!.marker === null;
  }
  return false;
}

function aboveTitle(shape: Shape): LineRole | null {
  switch (shape) {
    case 'number':
      return 'number';
    case 'letterhead':
    case 'headerMark':
    case 'organ':
      return 'header';
    case 'attachmentHead':
      return 'attachmentHead';
    default:
      return null;
  }
}

function roleOf(shape: Shape, opened: boolean, signed: boolean, next: Shape | null, facts: LineFacts): LineRole {
  switch (shape) {
    case 'number':
      return opened ? 'body' : 'number';
    case 'letterhead':
    case 'headerMark':
      return opened ? 'body' : 'header';
    case 'addressee':
      return opened ? 'body' : 'addressee';
    case 'date':
      return 'date';
    case 'note':
      return 'note';
    case 'imprint':
      return 'imprint';
    case 'attachmentNote':
      return 'attachmentNote';
    case 'attachmentHead':
      // 「附件：」 alone above a list and the signature is 附件说明; behind the signature the attachment itself begins.
      return signed || !/[：:]$/.test(facts.content) ? 'attachmentHead' : 'attachmentNote';
    case 'organ':
      return next === 'date' || next === 'organ' || next === 'imprint' || next === 'note' || (next === null && opened)
        ? 'signature'
        : opened
          ? 'body'
          : 'header';
    default:
      return 'body';
  }
}

function nextShape({ facts, isText }: Lines, line: number, end: number): Shape | null {
  for (let next = line + 1; next < end; next++) if (isText(next)) return facts[next]!.shape;
  return null;
}

/** The further lines of 附件说明: 2.云岭市…清单 */
function belongsToNote(block: Block, facts: LineFacts): boolean {
  if (facts.content.length > 80 || /[。；;]$/.test(facts.content)) return false;
  return (
    block.marker?.form === 'arabic' ||
    (block.marker === null && facts.titlePart && facts.shape === 'plain' && facts.content.length <= 40)
  );
}
