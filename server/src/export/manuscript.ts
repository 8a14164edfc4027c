/**
 * A draft as it goes to print: its passages in the order of the sheet, each with its part in the layout. Every line of
 * the draft is a line of its own here, with all its words; what a web page left there is named and left out.
 */

import type { Analysis, Draft } from '../model/draft.ts';
import type { Marker, MarkerForm } from '../syntax/marker.ts';
import { closedUp, plainText } from './plainText.ts';
import type { Typeface } from './typeface.ts';

/** A stretch of text in one typeface. */
export interface Stretch {
  readonly text: string;
  readonly typeface: Typeface;
}

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
  /** 第一章 on a line of its own. */
  | { readonly part: 'chapter'; readonly stretches: readonly Stretch[]; readonly level: number }
  /** `level` only for a heading alone on its line: it appears in the navigation of the word processor. */
  | { readonly part: 'paragraph'; readonly stretches: readonly Stretch[]; readonly level: number | null }
  | { readonly part: 'attachmentNote'; readonly items: readonly AttachmentItem[] }
  /** Where an attachment begins, on a page of its own. */
  | { readonly part: 'attachment'; readonly mark: string; readonly title: readonly string[] }
  | { readonly part: 'signature'; readonly names: readonly string[]; readonly date: string | null }
  | { readonly part: 'note'; readonly text: string }
  | { readonly part: 'imprint'; readonly entries: readonly ImprintEntry[] };

export interface Signer {
  /** 签发人： */
  readonly label: string;
  readonly name: string;
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
        followsNotice: draft.notice !== null,
        passages: new Reading(analysis, draft, options.withResidue === true).passages(letterhead),
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

  constructor(analysis: Analysis, draft: Draft, withResidue: boolean) {
    this.#analysis = analysis;
    this.#draft = draft;
    this.#withResidue = withResidue;
  }

  passages(letterhead: string | undefined): ManuscriptPassage[] {
    const { first, end } = this.#draft;
    for (let line = first; line < end; line++) line = this.#take(line);
    this.#sign(null);
    if (this.#imprint.length > 0) this.#passages.push({ part: 'imprint', entries: this.#imprint });
    return [...this.#head(letterhead), ...this.#passages];
  }

  /** 版头, when there is a 发文机关标志; without one the number goes under the title, where copies have it. */
  #head(letterhead: string | undefined): ManuscriptPassage[] {
    const names =
      this.#letterhead.length > 0 ? this.#letterhead : letterhead === undefined ? [] : [plainText(letterhead)];
    const number = this.#number;
    if (names.length > 0)
      return [...this.#marks, { part: 'letterhead', names }, number ?? { part: 'number', text: '', signer: null }];
    if (number !== null) {
      const title = this.#passages.findIndex(({ part }) => part === 'title');
      this.#passages.splice(title + 1, 0, {
        part: 'byline',
        text: number.signer === null ? number.text : `${number.text}　${number.signer.label}${number.signer.name}`,
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
        this.#marks.push({ part: 'mark', text: plainText(content) });
        return line;
      case 'residue':
        this.#passages.push({
          part: 'paragraph',
          stretches: [{ text: plainText(content), typeface: '仿宋' }],
          level: null,
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
        else this.#letterhead.push(shape === 'letterhead' ? closedUp(content) : plainText(content));
        return line;
      case 'number':
        if (this.#number === null) this.#number = numberOf(content);
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
      case 'table':
        this.#body(line);
        return line;
    }
  }

  #title(line: number): number {
    const { facts, roles } = this.#analysis;
    const { title } = this.#draft;
    const last = Math.max(line, title?.lastLine ?? line);
    const lines: string[] = [];
    for (let at = line; at <= last; at++)
      if (roles[at] === 'title') lines.push(setTitleLine(facts[at]!.content, title?.text ?? ''));
    this.#passages.push({ part: 'title', lines });
    this.#titleTaken = true;
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

  #body(line: number): void {
    const { blocks, facts } = this.#analysis;
    this.#opened = true;
    const block = blocks[line]!;
    const text = plainText(facts[line]!.content);
    if (text === '') return;
    const { marker } = block;
    if (marker === null) {
      this.#passages.push(...this.#opening(line));
      return;
    }
    const level = LEVELS[marker.form];
    const { alone, end } = this.#headingEnd(line, marker);
    const typeface: Typeface = HEADING_TYPEFACES[marker.form] ?? '仿宋';
    if (alone && CHAPTERS.has(marker.form) && !text.endsWith('。')) {
      this.#passages.push({ part: 'chapter', stretches: [{ text, typeface }], level });
      return;
    }
    const stretches: Stretch[] = [
      { text: plainText(block.text.slice(block.content.start, end)), typeface },
      { text: plainText(block.text.slice(end, block.content.end)), typeface: '仿宋' as const },
    ].filter((stretch) => stretch.text !== '');
    this.#passages.push({ part: 'paragraph', stretches, level: alone ? level : null });
  }

  /** Where the typeface of the heading ends on a numbered line, and whether nothing follows there. */
  #headingEnd(line: number, marker: Marker): { readonly alone: boolean; readonly end: number } {
    const { content } = this.#analysis.blocks[line]!;
    const { span, runsIn } = this.#analysis.facts[line]!.heading!;
    // An article is known by its number; what follows is a sentence even when it is short.
    if (marker.form === 'article') return { alone: false, end: marker.span.end };
    if (span.start === span.end) return { alone: false, end: content.start };
    // The mark that closes a heading is set with it.
    return runsIn ? { alone: false, end: span.end + 1 } : { alone: true, end: content.end };
  }

  /** Web copies may run title, number and text together on one line; the title is then part of the first line. */
  #opening(line: number): ManuscriptPassage[] {
    const { title, number } = this.#draft;
    const { text, content } = this.#analysis.blocks[line]!;
    const paragraph = (from: number): ManuscriptPassage => ({
      part: 'paragraph',
      stretches: [{ text: plainText(text.slice(from, content.end)).trim(), typeface: '仿宋' }],
      level: null,
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

const CHAPTERS: ReadonlySet<MarkerForm> = new Set(['part', 'chapter', 'section']);

/** §7.3.3: the first level in 黑体, the second in 楷体, the third and fourth like the text. */
const HEADING_TYPEFACES: Readonly<Partial<Record<MarkerForm, Typeface>>> = {
  part: '黑体',
  chapter: '黑体',
  section: '楷体',
  article: '黑体',
  chinese: '黑体',
  chineseBracketed: '楷体',
};

/** Depth in the navigation of the word processor, from 0. */
const LEVELS: Readonly<Record<MarkerForm, number>> = {
  part: 0,
  chapter: 0,
  section: 1,
  article: 2,
  chinese: 0,
  chineseBracketed: 1,
  arabic: 2,
  arabicBracketed: 3,
  circled: 4,
};

function numberOf(content: string): Extract<ManuscriptPassage, { part: 'number' }> {
  const text = plainText(content);
  const at = text.indexOf('签发人');
  if (at < 0) return { part: 'number', text: closedUp(text), signer: null };
  const [, label = '', name = ''] = /^(签发人[：:]?)(.*)$/s.exec(closedUp(text.slice(at)))!;
  return { part: 'number', text: closedUp(text.slice(0, at)), signer: { label, name } };
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
