/** Reads a source into its drafts. Linear in the text; what a line says is read once and kept with its block. */

import { rangeOf } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Source } from '../syntax/source.ts';
import { readAttachments } from './attachment.ts';
import { changedLines, keepsLayout, outlineChange, type ChangedLines } from './change.ts';
import { issuerOf, type Citation } from './citation.ts';
import { readColumns, splicedColumns, type Columns } from './columns.ts';
import type { Deadline } from './deadline.ts';
import type { DocumentNumber } from './documentNumber.ts';
import type { Analysis, Draft, DraftDate, DraftTitle, Government, Located, Target } from './draft.ts';
import type { FactReader, Facts } from './facts.ts';
import { kindOfOpening, kindOfTitle, type DocumentKind } from './kind.ts';
import { layOut, type DraftLines, type LineRole } from './layout.ts';
import { linesSaying, Says } from './says.ts';
import { settled } from './settle.ts';
import { speakerOf } from './speaker.ts';
import { readNumbering } from './numbering.ts';
import { buildOutline, withHeadings, type Clause, type Outline } from './outline.ts';
import type { Reference } from './reference.ts';
import { readAnnotation } from './responsibility/annotation.ts';
import { assign, type AnnotationSite, type Assignment } from './responsibility/assignment.ts';
import type { TermDefinition } from './term.ts';
import type { Validity } from './validity.ts';

/**
 * @param previous the analysis before an edit; what the edit leaves alone is taken over from it, and the result is
 * the same as without it. It is spent then: parts of it are exchanged in place.
 */
export function analyze(source: Source, reader: FactReader, previous: Analysis | null = null): Analysis {
  const { blocks } = source;
  const changed = previous === null ? null : changedLines(previous.blocks, blocks);
  if (previous === null) {
    const facts = blocks.map((block) => reader.of(block));
    return analyzeAfresh({ blocks, facts, columns: readColumns(facts) });
  }
  if (changed === null) return analyzeAfresh(textAfter(previous, blocks, reader));
  const facts = previous.facts.slice();
  for (let line = changed.first; line < changed.end; line++) facts[line] = reader.of(blocks[line]!);
  const text = { blocks, facts, columns: splicedColumns(previous.columns, facts, changed.first, changed.end, changed.end) };
  for (let line = changed.first; line < changed.end; line++) {
    const keeps = keepsLayout(previous.blocks[line]!, previous.facts[line]!, blocks[line]!, facts[line]!);
    if (!keeps || followsAttachmentNote(previous, line)) return analyzeAfresh(text);
  }
  return analyzeChanged(previous, changed, text);
}

/** A text as it is read line by line. */
type Text = Pick<Analysis, 'blocks' | 'facts' | 'columns'>;

/** The text when lines came or went: what was read of the lines that stayed is at hand. */
function textAfter(previous: Analysis, blocks: readonly Block[], reader: FactReader): Text {
  let first = 0;
  while (first < blocks.length && blocks[first] === previous.blocks[first]) first++;
  const shift = previous.blocks.length - blocks.length;
  let end = blocks.length;
  while (end > first && blocks[end - 1] === previous.blocks[end - 1 + shift]) end--;
  const fresh = blocks.slice(first, end).map((block) => reader.of(block));
  const facts = previous.facts.slice(0, first).concat(fresh, previous.facts.slice(end + shift));
  return { blocks, facts, columns: splicedColumns(previous.columns, facts, first, end + shift, end) };
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
  const page: Page = { ...text, roles: layout.roles, clauses, readings: new Array<LineReading | null>(blocks.length).fill(null) };
  const drafts: Draft[] = [];
  for (const lines of layout.drafts) {
    const outline = buildOutline(blocks, facts, layout.roles, lines.first, lines.end);
    for (const clause of outline.clauses) clauses.fill(clause, clause.line, clause.end);
    drafts.push(readDraft(page, lines, drafts[drafts.length - 1] ?? null, { outline, numbering: readNumbering(outline) }));
  }
  return { ...page, lines: layout.drafts, drafts };
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
    const page: Page = { ...text, roles: previous.roles, clauses, readings };
    drafts.push(settled(old, readDraft(page, previous.lines[index]!, before, structure)));
  }
  return { ...text, roles: previous.roles, lines: previous.lines, clauses, readings, drafts };
}

type Structure = Pick<Draft, 'outline' | 'numbering'>;

interface Page {
  readonly blocks: readonly Block[];
  readonly facts: readonly Facts[];
  readonly columns: Columns;
  readonly roles: readonly LineRole[];
  readonly clauses: readonly (Clause | null)[];
  /** What was read from each line before; a reading that still holds is taken over, another put in its place. */
  readonly readings: (LineReading | null)[];
}

function readDraft(page: Page, lines: DraftLines, previous: Draft | null, { outline, numbering }: Structure): Draft {
  const { blocks, facts, roles } = page;
  const { first, end } = lines;

  const pieceHead = lines.pieceHead === null ? null : facts[lines.pieceHead]!.content;
  const glued = lines.title === null ? gluedTitle(page, first, end) : null;
  const title: DraftTitle | null =
    lines.title !== null
      ? { text: lines.title.text, firstLine: lines.title.first, lastLine: lines.title.last }
      : (glued?.title ?? null);
  const kind = (title === null ? null : kindOfTitle(title.text.replace(/\s/g, ''))) ?? openingKind(page, first, end);
  const notice = pieceHead === null && previous !== null ? (issues(previous, title) ? previous : previous.notice) : null;

  const number = headNumber(page, first, end) ?? glued?.number ?? notice?.number ?? null;
  const date = draftDate(page, first, end) ?? notice?.date ?? null;
  const issuer = draftIssuer(page, first, end, title) ?? notice?.issuer ?? null;
  const body = readBody(page, first, end, outline);
  return {
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
  };
}

/** Whether a draft is the 通知 that issues or forwards the one behind it. */
function issues(draft: Draft, next: DraftTitle | null): boolean {
  if (draft.kind !== null && draft.kind.family !== '通知') return false;
  if (draft.outline.clauses.length === 0) return draft.title === null || /印发|转发|批转|实施/.test(draft.title.text);
  const bare = next?.text.replace(/\s/g, '');
  return bare !== undefined && draft.citations.some(({ value }) => value.title.replace(/\s/g, '').endsWith(bare));
}

/** Web copies may run title, 文号 and 主送机关 together on one line. */
function gluedTitle(page: Page, first: number, end: number): { title: DraftTitle; number: Located<DocumentNumber> } | null {
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

function openingKind(page: Page, first: number, end: number): DocumentKind | null {
  let seen = 0;
  for (let line = first; line < end && seen < OPENING_LINES; line++) {
    if (page.roles[line] !== 'body') continue;
    seen++;
    const kind = kindOfOpening(page.facts[line]!.content);
    if (kind !== null) return kind;
  }
  return null;
}

function headNumber(page: Page, first: number, end: number): Located<DocumentNumber> | null {
  for (let line = first; line < end; line++) {
    if (page.roles[line] === 'body') return null;
    const number = page.roles[line] === 'number' ? page.facts[line]!.numbers[0] : undefined;
    if (number !== undefined) return { line, value: number };
  }
  return null;
}

const HAN_DIGITS = '〇一二三四五六七八九';

function draftDate(page: Page, first: number, end: number): DraftDate | null {
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
  if (arabic !== null) return { text, line, year: Number(arabic[1]), month: Number(arabic[2]) || null, day: Number(arabic[3]) || null };
  const han = /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{0,3})月([一二三四五六七八九十]{0,3})日?$/.exec(text);
  if (han === null) return { text, line, year: null, month: null, day: null };
  const year = Number([...han[1]!].map((char) => Math.max(0, HAN_DIGITS.indexOf(char === '○' || char === '零' ? '〇' : char))).join(''));
  return { text, line, year, month: hanNumber(han[2]!), day: hanNumber(han[3]!) };
}

function hanNumber(text: string): number | null {
  if (text === '') return null;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (char: string | undefined): number => Math.max(0, HAN_DIGITS.indexOf(char ?? ''));
  return (text.includes('十') ? (tens === '' ? 10 : digit(tens) * 10) : 0) + (ones === '' ? 0 : digit(ones));
}

function draftIssuer(page: Page, first: number, end: number, title: DraftTitle | null): string | null {
  const named = title === null ? null : issuerOf(title.text);
  if (named !== null) return named;
  const signatures: string[] = [];
  let head: string | null = null;
  for (let line = first; line < end; line++) {
    const role = page.roles[line];
    if (role !== 'signature' && role !== 'header') continue;
    const { content, shape } = page.facts[line]!;
    if (role === 'signature') signatures.push(...content.split(/[ \u00a0\u3000]+/));
    else if ((shape === 'organ' || (shape === 'letterhead' && head === null))) {
      head = content.replace(/文件$/, '').split(/[ \u00a0\u3000]+/).join('、');
    }
  }
  return signatures.length > 0 ? [...new Set(signatures)].join('、') : head;
}

const CENTRE_ISSUER = /^(?:国务院|中共中央|中央|国家|最高人民|全国人|[^省市县区州]{2,14}部(?:、|$|办公厅)|[^省市县区州]{2,12}总局|中国人民银行(?:$|、))/;
const PLACE = /省|自治区|市|县|区|州|盟|旗|镇|乡/;

function governmentOf(page: Page, first: number, end: number, issuer: string | null, title: DraftTitle | null, notice: Draft | null): Government {
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
function spokenFor(page: Page, first: number, end: number): Government {
  let centre = false;
  for (let line = first; line < end; line++) {
    if (page.roles[line] !== 'body') continue;
    const speaker = speakerOf(page.facts[line]!.content);
    if (speaker === 'local') return 'local';
    centre ||= speaker === 'centre';
  }
  return centre ? 'centre' : 'unknown';
}

interface Body {
  readonly assignments: Assignment[];
  readonly firstLeads: boolean;
  readonly targets: Target[];
  readonly citations: Located<Citation>[];
  readonly references: Located<Reference>[];
  readonly terms: Located<TermDefinition>[];
  readonly validity: Located<Validity>[];
}

function readBody(page: Page, first: number, end: number, outline: Outline): Body {
  const { facts, roles, clauses } = page;
  const citations: Located<Citation>[] = [];
  const references: Located<Reference>[] = [];
  const terms: Located<TermDefinition>[] = [];
  const validity: Located<Validity>[] = [];
  const places: Place[] = [];
  const targets: Target[] = [];
  let firstLeads = false;
  let carried: Deadline | null = null;
  for (let line = first; line < end; line++) {
    if ((page.columns.says[line]! & Says.Listed) === 0) {
      if (carried !== null && roles[line] === 'body') carried = handedOn(page, line, carried);
      continue;
    }
    const role = roles[line]!;
    if (role === 'residue') continue;
    const reading = readLine(page, line, role, carried);
    carried = reading.carries;
    for (const citation of reading.citations) citations.push(citation);
    for (const reference of reading.references) references.push(reference);
    for (const term of reading.terms) terms.push(term);
    for (const target of reading.targets) targets.push(target);
    const held = facts[line]!.validity;
    if (role === 'body' && held !== null) validity.push({ line, value: held });
    const clause = clauses[line]!;
    for (const site of reading.sites) {
      firstLeads ||= site.annotation.firstLeads;
      const last = places[places.length - 1];
      if (last !== undefined && last.clause === clause && site.annotation.form === 'line' && followsLine(page, last.sites, line)) {
        last.sites.push(site);
        last.reading = null;
      } else {
        places.push({ clause, sites: [site], reading });
      }
    }
  }
  const assignments = places.map((place) => assignPlace(place, firstLeads));
  addProseAssignments(page, outline, assignments);
  return { assignments, firstLeads, targets, citations, references, terms, validity };
}

interface Place {
  readonly clause: Clause | null;
  readonly sites: AnnotationSite[];
  /** The line that the place stands on; null when it runs over several. */
  reading: LineReading | null;
}

function assignPlace({ clause, sites, reading }: Place, firstLeads: boolean): Assignment {
  const key = reading === null || reading.sites.length > 1 ? null : reading;
  const known = key?.assigned;
  if (known !== null && known !== undefined && known.firstLeads === firstLeads) return known.assignment;
  const assignment = assign(clause, sites, firstLeads);
  if (key !== null) key.assigned = { firstLeads, assignment };
  return assignment;
}

/** What a line contributes to the model, given where it stands. */
export interface LineReading {
  readonly facts: Facts;
  /** The line below, where an annotation may go on there. */
  readonly next: Block | undefined;
  readonly clause: Clause | null;
  readonly carried: Deadline | null;
  /** The deadline that the line hands on to a list below it. */
  readonly carries: Deadline | null;
  readonly citations: readonly Located<Citation>[];
  readonly references: readonly Located<Reference>[];
  readonly terms: readonly Located<TermDefinition>[];
  readonly targets: readonly Target[];
  readonly sites: readonly AnnotationSite[];
  /** The assignment of a line with one annotation, once it was made. */
  assigned: { readonly firstLeads: boolean; readonly assignment: Assignment } | null;
}

const NOTHING: readonly never[] = Object.freeze([]);

function readLine(page: Page, line: number, role: LineRole, carried: Deadline | null): LineReading {
  const facts = page.facts[line]!;
  const next = page.blocks[line]!.lone.length === 0 ? undefined : page.blocks[line + 1];
  const clause = page.clauses[line]!;
  const known = page.readings[line]!;
  if (known !== null && known.facts === facts && known.next === next && known.clause === clause && known.carried === carried) return known;
  const body = role === 'body';
  const targets: Target[] = [];
  const carries = body ? readTargets(page, line, clause, carried, targets) : carried;
  const cites = body || role === 'title' || role === 'attachmentNote';
  const reading: LineReading = {
    facts,
    next,
    clause,
    carried,
    carries,
    citations: cites ? locate(facts.citations, line) : NOTHING,
    references: body ? locate(facts.references, line) : NOTHING,
    terms: body ? locate(facts.terms, line) : NOTHING,
    targets: targets.length === 0 ? NOTHING : targets,
    sites: body ? sitesOf(page, line) : NOTHING,
    assigned: null,
  };
  page.readings[line] = reading;
  return reading;
}

function sitesOf(page: Page, line: number): readonly AnnotationSite[] {
  const { annotations } = page.facts[line]!;
  const broken = page.blocks[line]!.lone.length === 0 ? null : brokenAnnotation(page, line);
  if (annotations.length === 0 && broken === null) return NOTHING;
  const sites: AnnotationSite[] = [];
  for (const annotation of annotations) {
    if (annotation.span.start !== broken?.annotation.span.start) sites.push({ annotation, line, continuation: null });
  }
  if (broken !== null) sites.push(broken);
  return sites;
}

function locate<T>(values: readonly T[], line: number): readonly Located<T>[] {
  return values.length === 0 ? NOTHING : values.map((value) => ({ line, value }));
}

/** 牵头部门, 配合部门 and 完成时限 on lines of their own, one right behind the other, are one annotation. */
function followsLine(page: Page, sites: readonly AnnotationSite[], line: number): boolean {
  const last = sites[sites.length - 1]!;
  if (last.annotation.form !== 'line') return false;
  for (let between = last.line + 1; between < line; between++) if (page.roles[between] === 'body') return false;
  return true;
}

/** An annotation whose bracket opens on this line and closes on the next: a line break fell into it. */
function brokenAnnotation(page: Page, line: number): AnnotationSite | null {
  const block = page.blocks[line]!;
  const open = block.lone.find(({ kind, opening }) => kind === 'round' && opening);
  if (open === undefined) return null;
  const next = page.blocks[line + 1];
  if (next === undefined || next.kind !== 'text' || next.marker !== null) return null;
  const shut = next.lone.find(({ kind, opening }) => kind === 'round' && !opening);
  if (shut === undefined || page.roles[line + 1] !== 'body') return null;
  const head = block.text.slice(0, block.content.end);
  const text = head + next.text.slice(next.content.start);
  const end = head.length + shut.at - next.content.start;
  const annotation = readAnnotation(text, { start: open.at + 1, end }, { start: open.at, end: end + 1 });
  if (annotation === null) return null;
  return { annotation, line, continuation: { offset: head.length, line: line + 1, shift: next.content.start - head.length } };
}

/** A clause that no annotation covers, but whose prose says who leads. */
function addProseAssignments(page: Page, outline: Outline, assignments: Assignment[]): void {
  if (linesSaying(page, { first: outline.clauses[0]?.line ?? 0, end: page.blocks.length }, Says.ProseLeads).length === 0) return;
  const covered = new Set<Clause>();
  for (const { clause } of assignments) {
    for (let at = clause; at !== null && !covered.has(at); at = at.parent) covered.add(at);
  }
  let added = false;
  for (const clause of outline.clauses) {
    if (covered.has(clause)) continue;
    const ownEnd = clause.children[0]?.line ?? clause.end;
    for (let line = clause.line; line < ownEnd; line++) {
      if ((page.columns.says[line]! & Says.ProseLeads) === 0 || page.roles[line] !== 'body') continue;
      const lead = page.facts[line]!.proseLeads[0]!;
      const unit = { text: lead.text, name: lead.text, span: lead.span };
      const group = { role: 'lead' as const, label: '', labelSpan: lead.span, units: [unit], shared: false };
      const annotation = { span: lead.span, form: 'prose' as const, groups: [group], deadline: null, firstLeads: false, emptyLabels: [] };
      assignments.push(assign(clause, [{ annotation, line, continuation: null }], false));
      added = true;
      break;
    }
  }
  if (added) assignments.sort((a, b) => a.sites[0]!.line - b.sites[0]!.line);
}

/** Collects the targets of a line; returns the deadline that it hands on to the items of a list below it. */
function readTargets(page: Page, line: number, clause: Clause | null, carried: Deadline | null, targets: Target[]): Deadline | null {
  const { figures, deadlines } = page.facts[line]!;
  const { text } = page.blocks[line]!;
  const inGoal = clause?.kind === 'goal';
  const used = new Set<Deadline>();
  for (const figure of figures) {
    const deadline = figure.deadline ?? carried;
    if (figure.deadline !== null) used.add(figure.deadline);
    if (deadline === null && !inGoal) continue;
    targets.push({ clause, line, figure, deadline, text: figure.text, range: rangeOf(line, figure.span) });
  }
  for (const deadline of deadlines) {
    if (used.has(deadline) || deadline.kind === 'period' || deadline.kind === 'relative') continue;
    const stop = /[。；;）)]|$/.exec(text.slice(deadline.span.end))!.index + deadline.span.end;
    const span = { start: deadline.span.start, end: Math.min(stop, deadline.span.end + 60) };
    targets.push({ clause, line, figure: null, deadline, text: text.slice(span.start, span.end), range: rangeOf(line, span) });
  }
  return handedOn(page, line, carried);
}

/** The deadline that a line hands on to what stands below it: its own when it ends in a colon, else the one it was given. */
function handedOn(page: Page, line: number, carried: Deadline | null): Deadline | null {
  const { deadlines, content } = page.facts[line]!;
  const last = deadlines[deadlines.length - 1];
  if (carried === null && last === undefined) return null;
  if (content.endsWith('：') || content.endsWith(':')) return last !== undefined && last.kind !== 'relative' ? last : carried;
  return goesOn(page, line) ? carried : null;
}

/** Items of a list under a colon: numbered lines below 一、, or lines that end in ；、or ，. */
function goesOn(page: Page, line: number): boolean {
  const { marker } = page.blocks[line]!;
  if (marker !== null) return marker.form !== 'chinese';
  return /[；;、，,]$/.test(page.facts[line]!.content);
}
