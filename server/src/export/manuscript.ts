/**
 * A draft as it goes to print: its passages in the order of the sheet, each with its part in the layout. Every line of
 * the draft is a line of its own here, with all its words; what a web page left there is named and left out.
 */

import type { Analysis, Draft } from '../model/draft.ts';
import type { Clause } from '../model/structure/outline.ts';
import type { MarkerForm } from '../syntax/marker.ts';
import { cellsOf } from '../syntax/tableRow.ts';
import { headingClauses } from './headingClauses.ts';
import { closedUp, plainText } from './plainText.ts';
import type { StretchStyle, PrintStyle } from './styles.ts';
import { titleWordsOf, type TitleWords } from './titleWords.ts';
import { tableText, type TableText } from './wordTable.ts';

/** A stretch of text in one style; null is that of its paragraph. */
export interface Stretch {
  readonly text: string;
  readonly style: StretchStyle | null;
}

/** GB/T 9704—2012 has formats of their own for 信函, 命令（令） and 纪要 (§10). */
export type ManuscriptForm = 'document' | 'letter' | 'order' | 'minutes';

export type ManuscriptPassage =
  /** 份号, 密级, 紧急程度. */
  | { readonly part: 'mark'; readonly text: string }
  /** 发文机关标志. */
  | { readonly part: 'letterhead'; readonly names: readonly string[] }
  /** 发文字号; 签发人 stands beside it in documents that go upwards. */
  | { readonly part: 'number'; readonly text: string; readonly signer: Signer | null }
  | { readonly part: 'title'; readonly lines: readonly string[] }

  /** Date, issuer or number under the title. */
  | { readonly part: 'byline'; readonly text: string }
  | { readonly part: 'addressee'; readonly text: string }
  /** `style` is that of a heading only where it stands alone on its line. */
  | { readonly part: 'paragraph'; readonly stretches: readonly Stretch[]; readonly style: BodyStyle }
  | { readonly part: 'table'; readonly table: TableText }
  /** 出席, 请假, 列席 of 纪要, with their names. */
  | { readonly part: 'attendance'; readonly label: string; readonly names: string }
  | { readonly part: 'attachmentNote'; readonly items: readonly AttachmentItem[] }
  /** Where an attachment begins, on a page of its own. */
  | { readonly part: 'attachment'; readonly mark: string; readonly title: readonly string[] }
  | { readonly part: 'signature'; readonly names: readonly string[]; readonly date: string | null }
  | { readonly part: 'note'; readonly text: string }
  | { readonly part: 'imprint'; readonly entries: readonly ImprintEntry[] };

export type BodyStyle = Extract<
  PrintStyle,
  '正文' | '一级标题' | '二级标题' | '三级标题' | '四级标题' | '章标题' | '节标题' | '条文'
>;

export interface Signer {
  /** 签发人： */
  readonly label: string;
  /** Two a line; the first line stands beside the number. */
  readonly names: readonly string[];
}

/** A line of 附件说明. */
export interface AttachmentItem {
  /** 附件： in front of the first. */
  readonly label: string;
  /** 1. */
  readonly numeral: string;
  readonly name: string;
}

export interface ImprintEntry {
  readonly text: string;
  /** 印发日期, which stands at the right. */
  readonly date: string | null;
  /** The draft has the date on a line of its own. */
  readonly apart: boolean;
}

export interface Manuscript {
  readonly title: string | null;
  readonly form: ManuscriptForm;
  /** Words that no line of a title breaks: 文种, bodies, and what the draft itself writes as one. */
  readonly words: TitleWords;
  /** Pages are numbered on from the 通知 that issues this document. */
  readonly followsNotice: boolean;
  readonly passages: readonly ManuscriptPassage[];
}

export interface ManuscriptOptions {
  /** 发文机关标志 for a draft that has none. */
  readonly letterhead?: string | undefined;
  /** Prints what a web page left in the text as well. */
  readonly withResidue?: boolean | undefined;
}

/** A line that is not printed. */
export interface LeftOut {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
}

/** What a web page left in the text: the lines that are printed only when asked for. */
export function leftOut({ roles, facts }: Analysis, { withResidue }: ManuscriptOptions = {}): LeftOut[] {
  if (withResidue === true) return [];
  return roles.flatMap((role, line) => (role === 'residue' ? [{ line, text: plainText(facts[line]!.content) }] : []));
}

/** One manuscript a draft; drafts without a word to print are left out. */
export function manuscripts(analysis: Analysis, options: ManuscriptOptions = {}): Manuscript[] {
  return analysis.drafts
    .map((draft) => {
      // A document that a 通知 issues goes out under the letterhead of that 通知.
      const letterhead = draft.notice === null ? options.letterhead : undefined;
      return {
        title: draft.title?.text ?? draft.pieceHead,
        words: titleWordsOf(analysis, draft),
        followsNotice: draft.notice !== null,
        ...new Reading(analysis, draft, options.withResidue === true).read(letterhead),
      };
    })
    .filter(({ passages }) => passages.length > 0);
}

/** Goes through the lines of one draft, collecting what spans several of them. */
class Reading {
  readonly #analysis: Analysis;
  readonly #draft: Draft;
  readonly #withResidue: boolean;
  readonly #marks: ManuscriptPassage[] = [];
  readonly #letterhead: string[] = [];
  #number: Extract<ManuscriptPassage, { part: 'number' }> | null = null;
  readonly #passages: ManuscriptPassage[] = [];
  readonly #imprint: ImprintEntry[] = [];
  #signers: string[] = [];
  #opened = false;
  #titleTaken = false;
  #isOrder = false;
  readonly #isMinutes: boolean;
  readonly #headings: ReadonlyMap<Clause, 'alone' | 'runIn'>;

  constructor(analysis: Analysis, draft: Draft, withResidue: boolean) {
    this.#analysis = analysis;
    this.#draft = draft;
    this.#withResidue = withResidue;
    // 常务会议纪要 names itself in red; 关于…的纪要 is a title like others.
    this.#isMinutes = draft.kind?.name === '纪要' && draft.title !== null && !draft.title.text.includes('关于');
    this.#headings = headingClauses(analysis, draft);
  }

  read(letterhead: string | undefined): Pick<Manuscript, 'form' | 'passages'> {
    const { first, end } = this.#draft;
    for (let line = first; line < end; line++) line = this.#take(line);
    this.#sign(null);
    if (this.#imprint.length > 0) this.#passages.push({ part: 'imprint', entries: this.#imprint });
    return { form: this.#form(letterhead), passages: [...this.#head(letterhead), ...this.#passages] };
  }

  #form(letterhead: string | undefined): ManuscriptForm {
    if (this.#isOrder) return 'order';
    if (this.#isMinutes) return 'minutes';
    const names = this.#letterhead.length > 0 ? this.#letterhead : letterhead === undefined ? [] : [letterhead];
    const isLetter =
      /函$/.test(this.#draft.kind?.name ?? '') && names.length === 1 && !closedUp(names[0]!).endsWith('文件');
    return isLetter ? 'letter' : 'document';
  }

  /** 版头, when there is a 发文机关标志; without one the number goes under the title, where copies have it. */
  #head(letterhead: string | undefined): ManuscriptPassage[] {
    const names =
      this.#letterhead.length > 0
        ? this.#letterhead.flatMap(bodiesOf)
        : letterhead === undefined
          ? []
          : bodiesOf(plainText(letterhead));
    const number = this.#number;
    if (names.length > 0)
      return [...this.#marks, { part: 'letterhead', names }, number ?? { part: 'number', text: '', signer: null }];
    if (number !== null) {
      const title = this.#passages.findIndex(({ part }) => part === 'title');
      this.#passages.splice(title + 1, 0, {
        part: 'byline',
        text:
          number.signer === null
            ? number.text
            : `${number.text}　${number.signer.label}${number.signer.names.join('　')}`,
      });
    }
    return this.#marks;
  }

  /** Takes in a line; returns the last line taken. */
  #take(line: number): number {
    const { roles, facts } = this.#analysis;
    const role = roles[line]!;
    if (role === 'blank' || role === 'comment' || (role === 'residue' && !this.#withResidue)) return line;
    const { content, shape } = facts[line]!;
    if (role !== 'signature' && role !== 'date') this.#sign(null);
    switch (role) {
      case 'aboveTitle':
        this.#aboveTitle(plainText(content));
        return line;
      case 'residue':
        this.#passages.push({
          part: 'paragraph',
          stretches: [{ text: plainText(content), style: null }],
          style: '正文',
        });
        return line;
      case 'pieceHead':
        // A piece of a collection without a title of its own goes by its heading.
        if (this.#draft.title === null) this.#passages.push({ part: 'title', lines: [plainText(content)] });
        else this.#passages.push({ part: 'byline', text: plainText(content) });
        return line;
      case 'header':
        if (shape === 'headerMark') this.#marks.push({ part: 'mark', text: plainText(content) });
        else if (this.#titleTaken || this.#number !== null)
          this.#passages.push({ part: 'byline', text: plainText(content) });
        else this.#letterhead.push(plainText(content));
        return line;
      case 'number':
        if (this.#number === null) this.#number = numberOf(content);
        else if (this.#number.signer !== null && !NUMBERED.test(content))
          this.#number = {
            ...this.#number,
            signer: { ...this.#number.signer, names: [...this.#number.signer.names, ...namesIn(content)] },
          };
        else this.#passages.push({ part: 'byline', text: plainText(content) });
        return line;
      case 'title':
        return this.#title(line);
      case 'addressee':
        this.#passages.push({ part: 'addressee', text: plainText(content) });
        return line;
      case 'attachmentNote':
        this.#attachmentNote(content);
        return line;
      case 'attachmentHead':
        return this.#attachment(line);
      case 'signature':
        this.#signature(line);
        return line;
      case 'date':
        if (this.#opened) this.#sign(closedUp(content));
        else this.#passages.push({ part: 'byline', text: closedUp(content) });
        return line;
      case 'note':
        this.#passages.push({ part: 'note', text: plainText(content) });
        return line;
      case 'imprint':
        this.#imprintEntry(content);
        return line;
      case 'body':
        this.#body(line);
        return line;
      case 'table':
        return this.#table(line);
    }
  }

  #title(line: number): number {
    const { facts, roles } = this.#analysis;
    const { title } = this.#draft;
    const last = Math.max(line, title?.lastLine ?? line);
    const lines: string[] = [];
    for (let at = line; at <= last; at++)
      if (roles[at] === 'title') lines.push(setTitleLine(facts[at]!.content, title?.text ?? ''));
    this.#titleTaken = true;
    if (this.#isMinutes && this.#letterhead.length === 0) this.#letterhead.push(lines.join(''));
    else this.#passages.push({ part: 'title', lines });
    return last;
  }

  #attachmentNote(content: string): void {
    const item = attachmentItemOf(plainText(content));
    const previous = this.#passages.at(-1);
    if (previous?.part !== 'attachmentNote') this.#passages.push({ part: 'attachmentNote', items: [item] });
    else this.#passages[this.#passages.length - 1] = { part: 'attachmentNote', items: [...previous.items, item] };
  }

  #attachment(line: number): number {
    const { blocks, facts } = this.#analysis;
    const mark = closedUp(facts[line]!.content);
    const part = this.#draft.attachments.attached.find(({ range }) => range.start.line >= line);
    const next = this.#draft.attachments.attached.find(
      ({ range }) => range.start.line > (part?.range.end.line ?? line),
    );
    const listed = new Set(this.#draft.attachments.listed.map(({ name }) => closedUp(name)));
    const title: string[] = [];
    let last = line;
    if (part !== undefined && part.title !== null && part !== next) {
      for (let at = part.range.start.line; at <= part.range.end.line; at++) {
        // A numbered line is the first of the text, however short.
        if (blocks[at]!.marker !== null) break;
        last = at;
        title.push(closedUp(facts[at]!.content));
        // Behind its title as 附件说明 has it, short lines are the head of a table.
        if (listed.has(title.join(''))) break;
      }
    }
    this.#passages.push({ part: 'attachment', mark, title: title.filter((text) => text !== '') });
    this.#opened = true;
    return last;
  }

  #signature(line: number): void {
    const { facts } = this.#analysis;
    const { content } = facts[line]!;
    const printed = this.#printedOn(line);
    if (printed !== null) {
      // 印发机关 on a line of its own, its date on the next.
      this.#sign(null);
      this.#imprint.push({ text: plainText(content), date: null, apart: false });
    } else if (this.#opened) this.#signers.push(plainText(content));
    else this.#passages.push({ part: 'byline', text: plainText(content) });
  }

  /** The 印发日期 that alone makes up the next line; null if that is not what follows. */
  #printedOn(line: number): string | null {
    const { facts, roles } = this.#analysis;
    for (let next = line + 1; next < this.#draft.end; next++) {
      if (roles[next] === 'blank') continue;
      const date = roles[next] === 'imprint' ? closedUp(facts[next]!.content) : '';
      return PRINT_DATE.test(date) ? date : null;
    }
    return null;
  }

  #imprintEntry(content: string): void {
    const text = plainText(content).trim();
    const bare = closedUp(text);
    const last = this.#imprint[this.#imprint.length - 1];
    if (PRINT_DATE.test(bare) && last !== undefined && last.date === null && !/^.{2,4}[：:]/.test(last.text)) {
      this.#imprint[this.#imprint.length - 1] = { text: last.text, date: bare, apart: true };
      return;
    }
    const date = text.endsWith('印发') ? /[ \u3000]\d{4} ?年/.exec(text) : null;
    this.#imprint.push(
      date === null
        ? { text, date: null, apart: false }
        : { text: text.slice(0, date.index).trimEnd(), date: closedUp(text.slice(date.index + 1)), apart: false },
    );
  }

  /** Closes a signature; without a date only if someone signed. */
  #sign(date: string | null): void {
    if (date === null && this.#signers.length === 0) return;
    this.#passages.push({ part: 'signature', names: this.#signers, date });
    this.#signers = [];
  }

  /** 云岭市人民政府令, 第3号: what an order has above its title. */
  #aboveTitle(text: string): void {
    const bare = closedUp(text);
    if (ORDER.test(bare) && this.#letterhead.length === 0) {
      this.#isOrder = true;
      this.#letterhead.push(bare);
    } else if (this.#isOrder && this.#number === null && ORDER_NUMBER.test(bare))
      this.#number = { part: 'number', text, signer: null };
    else this.#marks.push({ part: 'mark', text });
  }

  /** The rows from `line` on; blank lines between them do not part them. */
  #table(line: number): number {
    const { blocks, roles } = this.#analysis;
    this.#opened = true;
    const rows: string[][] = [];
    let last = line;
    for (let at = line; at < this.#draft.end; at++) {
      if (roles[at] === 'blank') continue;
      if (roles[at] !== 'table') break;
      last = at;
      const { text } = blocks[at]!;
      if (FRAME.test(text)) continue;
      rows.push((cellsOf(text) ?? [text]).map((cell) => plainText(cell).trim()));
    }
    if (rows.length > 0) this.#passages.push({ part: 'table', table: tableText(rows) });
    return last;
  }

  #body(line: number): void {
    const { blocks, facts, clauses } = this.#analysis;
    const block = blocks[line]!;
    const text = plainText(facts[line]!.content);
    if (text === '') return;
    if (!this.#opened && this.#draft.title === null && ORDER.test(closedUp(text))) {
      this.#aboveTitle(text);
      return;
    }
    if (!this.#opened && this.#isOrder && this.#number === null && ORDER_NUMBER.test(closedUp(text))) {
      this.#aboveTitle(text);
      return;
    }
    if (!this.#opened && this.#isMinutes && this.#number === null && ISSUE.test(closedUp(text))) {
      this.#number = { part: 'number', text: closedUp(text), signer: null };
      return;
    }
    this.#opened = true;
    const { marker } = block;
    if (marker === null) {
      if (this.#isOrder && OFFICE_AND_NAME.test(text)) this.#signers.push(text);
      else if (this.#isMinutes && ATTENDANCE.test(text)) {
        const [, label = '', names = ''] = ATTENDANCE.exec(text)!;
        this.#passages.push({ part: 'attendance', label, names });
      } else this.#passages.push(...this.#opening(line));
      return;
    }
    const clause = clauses[line] ?? null;
    this.#passages.push(this.#numbered(line, clause?.line === line ? clause : null));
  }

  /** A numbered line: a heading alone, a heading run in with its text, or text. */
  #numbered(line: number, clause: Clause | null): ManuscriptPassage {
    const { blocks, facts } = this.#analysis;
    const { content, text, marker } = blocks[line]!;
    const { form, span: ordinal } = marker!;
    const stretch = (from: number, to: number, style: StretchStyle | null): Stretch[] => {
      const part = plainText(text.slice(from, to));
      return part === '' ? [] : [{ text: part, style }];
    };
    const whole = stretch(content.start, content.end, null);
    // An article is known by its number; what follows is a sentence even when it is short.
    if (form === 'article')
      return {
        part: 'paragraph',
        style: '条文',
        stretches: [...stretch(content.start, ordinal.end, '条序号'), ...stretch(ordinal.end, content.end, null)],
      };
    const { span, runsIn } = facts[line]!.heading!;
    const heading = clause === null ? null : (this.#headings.get(clause) ?? null);
    const style = HEADINGS[form];
    if (heading === null || style === undefined || span.start === span.end)
      return { part: 'paragraph', style: '正文', stretches: whole };
    if (heading === 'alone') {
      const inner = clause?.parent?.marker.form === 'chapter' && form === 'section' ? '节标题' : style;
      return { part: 'paragraph', style: inner, stretches: whole };
    }
    // The mark that closes a heading is set with it.
    const end = runsIn ? span.end + 1 : content.end;
    return {
      part: 'paragraph',
      style: '正文',
      stretches: [...stretch(content.start, end, RUN_IN[form] ?? null), ...stretch(end, content.end, null)],
    };
  }

  /** Web copies may run title, number and text together on one line; the title is then part of the first line. */
  #opening(line: number): ManuscriptPassage[] {
    const { title, number } = this.#draft;
    const { text, content } = this.#analysis.blocks[line]!;
    const paragraph = (from: number): ManuscriptPassage => ({
      part: 'paragraph',
      stretches: [{ text: plainText(text.slice(from, content.end)).trim(), style: null }],
      style: '正文',
    });
    if (this.#titleTaken || title === null || title.firstLine !== line || number?.line !== line)
      return [paragraph(content.start)];
    this.#titleTaken = true;
    this.#number = { part: 'number', text: closedUp(number.value.text), signer: null };
    const head: ManuscriptPassage = { part: 'title', lines: [plainText(title.text)] };
    return number.value.span.end < content.end ? [head, paragraph(number.value.span.end)] : [head];
  }
}

const PRINT_DATE = /^\d{4}年\d{1,2}月\d{1,2}日印发$/;

/** A line of Markdown that only draws a table. */
const FRAME = /^[\s|:\-—：]*$/;

const ORDER = /^[\u4e00-\u9fa5]{2,24}(?:政府|委员会|委|局|厅|部|院|会|国)(?:主席)?(?:令|命令)$/;
const ORDER_NUMBER = /^第[0-9〇零一二三四五六七八九十百]{1,6}号$/;
/** 〔2026〕5号, 第12期, 第12次 under the name of 纪要. */
const ISSUE = /^[（(〔［[]?(?:\d{4}[）)〕］\]])?第?\d{1,4}[号期次][）)]?$/;
/** 市　长　　林远山: who signs an order, with the office. */
const OFFICE_AND_NAME =
  /^[\u4e00-\u9fa5]{0,6}(?:省\s*长|市\s*长|县\s*长|区\s*长|州\s*长|主\s*席|主\s*任|局\s*长|厅\s*长|部\s*长|总\s*理)[\s\u3000：:]+[\u4e00-\u9fa5]{1,4}(?:[\s\u3000]?[\u4e00-\u9fa5]{1,3})?$/;
const ATTENDANCE = /^(出\s*席|列\s*席|请\s*假|缺\s*席|主\s*持|参\s*加|记\s*录)(?:人员?)?[：:](.+)$/s;
/** A line that begins with a number of its own. */
const NUMBERED = /[〔［[【（(号]/;

/** §7.3.3: the first level in 黑体, the second in 楷体, the third and fourth like the text. */
const HEADINGS: Readonly<Partial<Record<MarkerForm, BodyStyle>>> = {
  part: '章标题',
  chapter: '章标题',
  section: '节标题',
  chinese: '一级标题',
  chineseBracketed: '二级标题',
  arabic: '三级标题',
  arabicBracketed: '四级标题',
};

const RUN_IN: Readonly<Partial<Record<MarkerForm, StretchStyle>>> = {
  part: '一级标题',
  chapter: '一级标题',
  section: '二级标题',
  chinese: '一级标题',
  chineseBracketed: '二级标题',
};

/** The bodies on a line of a letterhead; 文件 goes with the last. */
function bodiesOf(line: string): string[] {
  const names = line.split(/[ \u3000]+/).filter((name) => name !== '');
  // 云岭市 人民政府, spread for the eye: no two bodies.
  const bodies = names.filter((name) => BODY_END.test(name) || name === '文件');
  return bodies.length === names.length ? names : [names.join('')];
}

const BODY_END = /(?:政府|委员会|委|办公厅|办公室|局|厅|部|院|会)(?:文件)?$/;

/** Who signs, by the spaces between names; 林 山 is one. */
function namesIn(text: string): string[] {
  const names = plainText(text)
    .trim()
    .split(/[ \u3000、]+/);
  const joined: string[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    if (last?.length === 1 && name.length === 1) joined[joined.length - 1] = last + name;
    else if (name !== '') joined.push(name);
  }
  return joined;
}

function numberOf(content: string): Extract<ManuscriptPassage, { part: 'number' }> {
  const text = plainText(content);
  const at = text.indexOf('签发人');
  if (at < 0) return { part: 'number', text: closedUp(text), signer: null };
  const [, label = '', names = ''] = /^(签发人[ \u3000]*[：:]?)(.*)$/s.exec(text.slice(at))!;
  return {
    part: 'number',
    text: closedUp(text.slice(0, at)),
    signer: { label: closedUp(label), names: namesIn(names) },
  };
}

/** 附件：1.云岭市… in its three parts, of which any may be missing. */
function attachmentItemOf(text: string): AttachmentItem {
  const head = closedUp(text.slice(0, text.search(/[：:]/) + 1));
  const label = /^附件[0-9０-９]{0,2}[：:]$/.test(head) ? head : '';
  const rest = (label === '' ? text : text.slice(text.search(/[：:]/) + 1)).trim();
  const numeral = /^[0-9０-９]{1,2}[.．、]/.exec(rest)?.[0] ?? '';
  return { label, numeral, name: rest.slice(numeral.length).trim() };
}

/** Spaces in a title are there for the eye, save those between bodies that issue together. */
function setTitleLine(content: string, title: string): string {
  return title.includes(' ') ? plainText(content).replace(/[ \u3000]+/g, ' ') : closedUp(content);
}
