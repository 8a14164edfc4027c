/** Reads a source into its drafts. Linear in the text; what a line says is read once and kept with its block. */

import type { Block } from '../syntax/block.ts';
import type { Source } from '../syntax/source.ts';
import { readAttachments } from './structure/attachments.ts';
import { contentAfter, contentOfDraft, readContent, stretchesOf, type DraftContent } from './content/draftContent.ts';
import {
  keepsBody,
  keepsLayout,
  lineAbove,
  outlineChange,
  spliceOf,
  splicedRoles,
  type ChangedLines,
  type Splice,
} from './change.ts';
import { issuerOf } from './line/citation.ts';
import { readColumns, splicedColumns } from './columns.ts';
import type { DocumentNumber } from './line/documentNumber.ts';
import {
  analysisOf,
  draftOf,
  type Analysis,
  type Draft,
  type DraftDate,
  type DraftTitle,
  type Government,
  type Located,
} from './draft.ts';
import type { FactReader } from './line/facts.ts';
import { extend, grafted, moveDraft, movedLines, movedReadings } from './graft.ts';
import { kindOfOpening, kindOfTitle, type DocumentKind } from './structure/documentKind.ts';
import { layOut, type DraftLines } from './structure/layout.ts';
import type { LineContribution } from './content/lineContribution.ts';
import { readNumbering } from './structure/numbering.ts';
import { buildOutline, rename, withHeadings, type Clause } from './structure/outline.ts';
import type { LaidOutText } from './structure/laidOutText.ts';
import { settled } from './settle.ts';
import { speakerOf } from './content/speaker.ts';

/**
 * @param previous the analysis before an edit; what the edit leaves alone is taken over from it, and the result is
 * the same as without it. It is spent then: parts of it are exchanged in place.
 */
export function analyze(source: Source, reader: FactReader, previous: Analysis | null = null): Analysis {
  const { blocks } = source;
  if (previous === null) {
    const facts = blocks.map((block) => reader.of(block));
    return analyzeAfresh({ blocks, facts, columns: readColumns(facts) });
  }
  const splice = spliceOf(previous.blocks, blocks);
  const text = textAfter(previous, blocks, splice, reader);
  const keepsLines = splice.oldEnd === splice.newEnd;
  const changed = { first: splice.first, end: splice.newEnd };
  if (keepsLines && keepsParts(previous, text, changed)) return analyzeChanged(previous, changed, text);
  return analyzeSpliced(previous, splice, text) ?? analyzeMoved(previous, splice, text);
}

function keepsParts(previous: Analysis, { blocks, facts }: Text, { first, end }: ChangedLines): boolean {
  for (let line = first; line < end; line++) {
    if (!keepsLayout(previous.blocks[line]!, previous.facts[line]!, blocks[line]!, facts[line]!)) return false;
    if (followsAttachmentNote(previous, line)) return false;
  }
  return true;
}

/** A text as it is read line by line. */
type Text = Pick<Analysis, 'blocks' | 'facts' | 'columns'>;

/** What was read of the lines that stayed is at hand. */
function textAfter(
  previous: Analysis,
  blocks: readonly Block[],
  { first, oldEnd, newEnd }: Splice,
  reader: FactReader,
): Text {
  const fresh = blocks.slice(first, newEnd).map((block) => reader.of(block));
  const facts = previous.facts.slice(0, first).concat(fresh, previous.facts.slice(oldEnd));
  return { blocks, facts, columns: splicedColumns(previous.columns, facts, first, oldEnd, newEnd) };
}

/** 附件说明 goes on over the lines behind it for as long as they are short. */
function followsAttachmentNote({ roles }: Analysis, line: number): boolean {
  let before = line - 1;
  while (before >= 0 && roles[before] === 'blank') before--;
  return before >= 0 && (roles[before] === 'attachmentNote' || roles[line] === 'attachmentNote');
}

function analyzeAfresh(text: Text): Analysis {
  const { blocks, facts } = text;
  const layout = layOut(blocks, facts);
  const clauses: (Clause | null)[] = new Array<Clause | null>(blocks.length).fill(null);
  const readings = new Array<LineContribution | null>(blocks.length).fill(null);
  const page: LaidOutText = { blocks, facts, columns: text.columns, roles: layout.roles, clauses, readings };
  const drafts: Draft[] = [];
  for (const lines of layout.drafts) {
    const outline = buildOutline(blocks, facts, layout.roles, lines.first, lines.end);
    for (const clause of outline.clauses) clauses.fill(clause, clause.line, clause.end);
    const body = readContent(page, lines.first, lines.end, outline);
    drafts.push(
      readDraft(page, lines, drafts[drafts.length - 1] ?? null, { outline, numbering: readNumbering(outline) }, body),
    );
  }
  return analysisOf({ ...page, lines: layout.drafts, drafts });
}

/**
 * Lines of a clause gave way to more or fewer, as when a paragraph is broken in two: what stands below is moved, and what
 * they say is exchanged. Null where the layout or the clauses may be others.
 */
function analyzeSpliced(previous: Analysis, splice: Splice, text: Text): Analysis | null {
  const { first, oldEnd, newEnd } = splice;
  const { blocks, facts } = text;
  const index = previous.drafts.findIndex((draft) => draft.first < first && first < draft.end);
  if (index < 0 || oldEnd > previous.drafts[index]!.end) return null;
  const above = lineAbove(blocks, first);
  const former = { blocks: previous.blocks.slice(first, oldEnd), facts: previous.facts.slice(first, oldEnd) };
  const fresh = { blocks: blocks.slice(first, newEnd), facts: facts.slice(first, newEnd) };
  if (
    above < 0 ||
    !keepsBody(former, fresh, previous.roles.slice(first, oldEnd), facts[above]!, previous.roles[above]!)
  )
    return null;
  const numbered = fresh.blocks.findLastIndex(({ marker }) => marker !== null);
  if (numbered > 0 || former.blocks.findLastIndex(({ marker }) => marker !== null) > 0) return null;
  const lastText = fresh.blocks.findLastIndex(({ kind }) => kind === 'text');
  if (lastText < 0 && former.blocks.some(({ kind }) => kind === 'text')) return null;

  const old = previous.drafts[index]!;
  const owner = numbered === 0 ? previous.clauses[first]! : previous.clauses[above]!;
  const formerLines = {
    facts: former.facts,
    readings: previous.readings.slice(first, oldEnd),
    stretches: stretchesOf(old, first, oldEnd),
  };
  const readings = movedReadings(previous.readings, splice);
  for (const draft of previous.drafts.slice(index)) moveDraft(draft, splice, lastText < 0 ? -1 : first + lastText);
  if (lastText >= 0) extend(owner, first + lastText);
  if (numbered === 0) rename(owner!, facts[first]!.heading!);
  const roles = splicedRoles(previous.roles, fresh.blocks, splice);
  const clauses = clausesAfter(previous.clauses, owner, splice, numbered === 0 ? first : above + 1, blocks);
  const page: LaidOutText = { blocks, facts, columns: text.columns, roles, clauses, readings };
  const drafts = previous.drafts.slice(0, index);
  const lines = previous.lines.map((own, at) => (at < index ? own : movedLines(own, splice)));
  for (const draft of previous.drafts.slice(index)) {
    const own = lines[drafts.length]!;
    const outline = { roots: draft.outline.roots, clauses: draft.outline.clauses };
    const body =
      draft === old
        ? (contentAfter(old, page, formerLines, first, newEnd) ?? readContent(page, own.first, own.end, outline))
        : contentOfDraft(draft);
    drafts.push(
      settled(
        draft,
        readDraft(page, own, drafts[drafts.length - 1] ?? null, { outline, numbering: draft.numbering }, body),
      ),
    );
  }
  return analysisOf({ ...page, lines, drafts });
}

/** The clause of each line; those from `from` to the next line of text that stood before belong to `owner` or what it stands in. */
function clausesAfter(
  before: Analysis['clauses'],
  owner: Clause | null,
  { oldEnd, newEnd }: Splice,
  from: number,
  blocks: Analysis['blocks'],
): Analysis['clauses'] {
  const own: (Clause | null)[] = [];
  let clause = owner;
  let line = from;
  for (; line < newEnd || blocks[line]?.kind === 'blank'; line++) {
    while (clause !== null && clause.end <= line) clause = clause.parent;
    own.push(clause);
  }
  return before.slice(0, from).concat(own, before.slice(line - newEnd + oldEnd));
}

/** Lines came or went, or play another part: the layout is drawn again, and what it leaves as it was is moved along. */
function analyzeMoved(previous: Analysis, splice: Splice, text: Text): Analysis {
  const { blocks, facts } = text;
  const layout = layOut(blocks, facts);
  const { roles } = layout;
  const sameDrafts = layout.drafts.length === previous.drafts.length;
  // Between two changes of one edit, lines may have moved though as many came as went.
  const inPlace = splice.oldEnd - splice.first === 1 && splice.newEnd - splice.first === 1;
  const lines =
    inPlace && JSON.stringify(layout.drafts) === JSON.stringify(previous.lines) ? previous.lines : layout.drafts;
  const readings = movedReadings(previous.readings, splice);
  forgetOtherParts(readings, previous.roles, roles, splice);
  const clauses: (Clause | null)[] = new Array<Clause | null>(blocks.length).fill(null);
  const page: LaidOutText = { blocks, facts, columns: text.columns, roles, clauses, readings };
  const drafts: Draft[] = [];
  for (const [index, own] of lines.entries()) {
    const old = sameDrafts ? previous.drafts[index]! : null;
    const fresh = buildOutline(blocks, facts, roles, own.first, own.end);
    const kept = old === null ? null : grafted(old.outline, fresh);
    const outline = kept ?? fresh;
    for (const clause of outline.clauses) clauses.fill(clause, clause.line, clause.end);
    const numbering = kept === null ? readNumbering(outline) : old!.numbering;
    const draft = readDraft(
      page,
      own,
      drafts[index - 1] ?? null,
      { outline, numbering },
      readContent(page, own.first, own.end, outline),
    );
    drafts.push(old === null ? draft : settled(old, draft));
  }
  return analysisOf({ ...page, lines, drafts });
}

/** What a line contributes depends on the part that it plays. */
function forgetOtherParts(
  readings: (LineContribution | null)[],
  before: LaidOutText['roles'],
  after: LaidOutText['roles'],
  { first, oldEnd, newEnd }: Splice,
): void {
  for (let line = 0; line < first; line++) if (before[line] !== after[line]) readings[line] = null;
  for (let line = newEnd, old = oldEnd; line < after.length; line++, old++)
    if (before[old] !== after[line]) readings[line] = null;
}

/** Every line still has its part: drafts without a changed line stay, the others are read again along the old layout. */
function analyzeChanged(previous: Analysis, changed: ChangedLines, text: Text): Analysis {
  const { blocks, facts } = text;
  let { clauses } = previous;
  const readings = previous.readings.slice();
  const drafts: Draft[] = [];
  for (const [index, old] of previous.drafts.entries()) {
    const before = drafts[index - 1] ?? null;
    const first = Math.max(changed.first, old.first);
    const end = Math.min(changed.end, old.end);
    if (first >= end && before === (previous.drafts[index - 1] ?? null)) {
      drafts.push(old);
      continue;
    }
    const renamed: number[] = [];
    let rebuilt = false;
    for (let line = first; line < end && !rebuilt; line++) {
      const change = outlineChange(previous.blocks[line]!, previous.facts[line]!, blocks[line]!, facts[line]!);
      if (change === 'heading') renamed.push(line);
      rebuilt = change === 'more';
    }
    let structure: Structure = old;
    if (rebuilt) {
      const outline = buildOutline(blocks, facts, previous.roles, old.first, old.end);
      if (clauses === previous.clauses) clauses = previous.clauses.slice();
      for (const clause of outline.clauses) (clauses as (Clause | null)[]).fill(clause, clause.line, clause.end);
      structure = { outline, numbering: readNumbering(outline) };
    } else if (renamed.length > 0) {
      structure = { outline: withHeadings(old.outline, renamed, clauses, facts), numbering: old.numbering };
    }
    const page: LaidOutText = { blocks, facts, columns: text.columns, roles: previous.roles, clauses, readings };
    const body =
      (rebuilt ? null : exchangedBody(old, page, previous, first, end)) ??
      readContent(page, old.first, old.end, structure.outline);
    drafts.push(settled(old, readDraft(page, previous.lines[index]!, before, structure, body)));
  }
  return analysisOf({ ...text, roles: previous.roles, lines: previous.lines, clauses, readings, drafts });
}

function exchangedBody(
  old: Draft,
  page: LaidOutText,
  previous: Analysis,
  first: number,
  end: number,
): DraftContent | null {
  if (end <= first) return contentOfDraft(old);
  const former = {
    facts: previous.facts.slice(first, end),
    readings: previous.readings.slice(first, end),
    stretches: stretchesOf(old, first, end),
  };
  return contentAfter(old, page, former, first, end);
}

type Structure = Pick<Draft, 'outline' | 'numbering'>;

function readDraft(
  page: LaidOutText,
  lines: DraftLines,
  previous: Draft | null,
  { outline, numbering }: Structure,
  body: DraftContent,
): Draft {
  const { blocks, facts, roles } = page;
  const { first, end } = lines;

  const pieceHead = lines.pieceHead === null ? null : facts[lines.pieceHead]!.content;
  const glued = lines.title === null ? gluedTitle(page, first, end) : null;
  const title: DraftTitle | null =
    lines.title !== null
      ? { text: lines.title.text, firstLine: lines.title.first, lastLine: lines.title.last }
      : (glued?.title ?? null);
  const kind = (title === null ? null : kindOfTitle(title.text.replace(/\s/g, ''))) ?? openingKind(page, first, end);
  const notice =
    pieceHead === null && previous !== null ? (issues(previous, title) ? previous : previous.notice) : null;

  const number = headNumber(page, first, end) ?? glued?.number ?? notice?.number ?? null;
  const date = draftDate(page, first, end) ?? notice?.date ?? null;
  const issuer = draftIssuer(page, first, end, title) ?? notice?.issuer ?? null;
  return draftOf({
    first,
    end,
    title,
    pieceHead,
    kind,
    number,
    issuer,
    date,
    government: governmentOf(page, first, end, issuer, title, notice),
    notice,
    outline,
    numbering,
    attachments: readAttachments(blocks, facts, roles, first, end),
    ...body,
  });
}

/** Whether a draft is the 通知 that issues or forwards the one behind it. */
function issues(draft: Draft, next: DraftTitle | null): boolean {
  if (draft.kind !== null && draft.kind.family !== '通知') return false;
  if (draft.outline.clauses.length === 0) return draft.title === null || /印发|转发|批转|实施/.test(draft.title.text);
  const bare = next?.text.replace(/\s/g, '');
  return bare !== undefined && draft.citations.some(({ value }) => value.title.replace(/\s/g, '').endsWith(bare));
}

/** Web copies may run title, 文号 and 主送机关 together on one line. */
function gluedTitle(
  page: LaidOutText,
  first: number,
  end: number,
): { title: DraftTitle; number: Located<DocumentNumber> } | null {
  for (let line = first; line < end; line++) {
    if (page.blocks[line]!.kind !== 'text') continue;
    const { numbers } = page.facts[line]!;
    const number = numbers[0];
    const { text, content } = page.blocks[line]!;
    if (number === undefined || page.blocks[line]!.marker !== null) return null;
    const before = text.slice(content.start, number.span.end - (number.text.length - number.code.length));
    if (/[。；：:《]/.test(before)) return null;
    // The 代字 has no mark in front of it: the longest title that leaves two characters or more for it.
    for (let length = before.length - 2; length >= before.length - 8 && length > 6; length--) {
      const title = before.slice(0, length);
      if (/关于/.test(title) && kindOfTitle(title) !== null) {
        const code = before.slice(length);
        return {
          title: { text: title, firstLine: line, lastLine: line },
          number: { line, value: { ...number, code, text: number.text.slice(number.text.indexOf(code)) } },
        };
      }
    }
    return null;
  }
  return null;
}

const OPENING_LINES = 12;

function openingKind(page: LaidOutText, first: number, end: number): DocumentKind | null {
  let seen = 0;
  for (let line = first; line < end && seen < OPENING_LINES; line++) {
    if (page.roles[line] !== 'body') continue;
    seen++;
    const kind = kindOfOpening(page.facts[line]!.content);
    if (kind !== null) return kind;
  }
  return null;
}

function headNumber(page: LaidOutText, first: number, end: number): Located<DocumentNumber> | null {
  for (let line = first; line < end; line++) {
    if (page.roles[line] === 'body') return null;
    const number = page.roles[line] === 'number' ? page.facts[line]!.numbers[0] : undefined;
    if (number !== undefined) return { line, value: number };
  }
  return null;
}

const HAN_DIGITS = '〇一二三四五六七八九';

function draftDate(page: LaidOutText, first: number, end: number): DraftDate | null {
  let found: DraftDate | null = null;
  for (let line = first; line < end; line++) {
    if (page.roles[line] !== 'date') continue;
    const read = readDate(page.facts[line]!.content, line);
    if (read !== null && (found === null || found.year === null)) found = read;
  }
  return found;
}

function readDate(content: string, line: number): DraftDate | null {
  const text = content.replace(/[ \u00a0\u3000（）()]/g, '');
  const arabic = /^(\d{4})(?:年|-)(\d{0,2})(?:月|-)(\d{0,2})日?$/.exec(text);
  if (arabic !== null)
    return { text, line, year: Number(arabic[1]), month: Number(arabic[2]) || null, day: Number(arabic[3]) || null };
  const han = /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{0,3})月([一二三四五六七八九十]{0,3})日?$/.exec(
    text,
  );
  if (han === null) return { text, line, year: null, month: null, day: null };
  const year = Number(
    [...han[1]!].map((char) => Math.max(0, HAN_DIGITS.indexOf(char === '○' || char === '零' ? '〇' : char))).join(''),
  );
  return { text, line, year, month: hanNumber(han[2]!), day: hanNumber(han[3]!) };
}

function hanNumber(text: string): number | null {
  if (text === '') return null;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (char: string | undefined): number => Math.max(0, HAN_DIGITS.indexOf(char ?? ''));
  return (text.includes('十') ? (tens === '' ? 10 : digit(tens) * 10) : 0) + (ones === '' ? 0 : digit(ones));
}

function draftIssuer(page: LaidOutText, first: number, end: number, title: DraftTitle | null): string | null {
  const named = title === null ? null : issuerOf(title.text);
  if (named !== null) return named;
  const signatures: string[] = [];
  let head: string | null = null;
  for (let line = first; line < end; line++) {
    const role = page.roles[line];
    if (role !== 'signature' && role !== 'header') continue;
    const { content, shape } = page.facts[line]!;
    if (role === 'signature') signatures.push(...content.split(/[ \u00a0\u3000]+/));
    else if (shape === 'organ' || (shape === 'letterhead' && head === null)) {
      head = content
        .replace(/文件$/, '')
        .split(/[ \u00a0\u3000]+/)
        .join('、');
    }
  }
  return signatures.length > 0 ? [...new Set(signatures)].join('、') : head;
}

const CENTRE_ISSUER =
  /^(?:国务院|中共中央|中央|国家|最高人民|全国人|[^省市县区州]{2,14}部(?:、|$|办公厅)|[^省市县区州]{2,12}总局|中国人民银行(?:$|、))/;
const PLACE = /省|自治区|市|县|区|州|盟|旗|镇|乡/;

function governmentOf(
  page: LaidOutText,
  first: number,
  end: number,
  issuer: string | null,
  title: DraftTitle | null,
  notice: Draft | null,
): Government {
  const names = [issuer, title?.text].filter((name): name is string => name !== undefined && name !== null);
  if (names.some((name) => CENTRE_ISSUER.test(name))) return 'centre';
  if (issuer !== null && PLACE.test(issuer)) return 'local';
  for (let line = first; line < end; line++) {
    const role = page.roles[line];
    const { content } = page.facts[line]!;
    if (role === 'number' && /^(?:国|中|厅字)/.test(content)) return 'centre';
    if (role === 'addressee') return /^各省、自治区/.test(content) ? 'centre' : 'local';
    if (role === 'body' && page.clauses[line] !== null) break;
  }
  if (notice !== null) return notice.government;
  if (title !== null && PLACE.test(title.text)) return 'local';
  return spokenFor(page, first, end);
}

/** Without title, number or signature, the words of the text tell for whom it speaks. */
function spokenFor(page: LaidOutText, first: number, end: number): Government {
  let centre = false;
  for (let line = first; line < end; line++) {
    if (page.roles[line] !== 'body') continue;
    const speaker = speakerOf(page.facts[line]!.content);
    if (speaker === 'local') return 'local';
    centre ||= speaker === 'centre';
  }
  return centre ? 'centre' : 'unknown';
}
