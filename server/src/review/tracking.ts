/** Edits of the draft as tracked changes of the document: which letters go, what comes, and what cannot be changed. */

import type { DocxParagraph, DocxRun, Fixity } from '../reading/docx/structure.ts';
import type { Origin, TracedText } from '../reading/docx/trace.ts';
import type { LetterEdit } from './letters.ts';
import { ORDER, type Splices } from './splices.ts';
import { slice, withoutElement, type Writer } from './wordprocessing.ts';

/** Why something was not changed, for the drafter: 此处是… */
export type Obstacle = string;

const FIXITIES: Readonly<Record<Fixity, Obstacle>> = {
  field: '域',
  link: '超链接',
  control: '锁定或绑定的内容控件',
  box: '文本框',
  twin: '兼容性内容（同一内容存了两份）',
  moved: '别人移动过的文字',
  formula: '公式',
  ruby: '加注拼音的文字',
  unusual: '写法特殊的文字',
};
const MADE: Obstacle = '自动编号或脚注';
const TABLE: Obstacle = '表格的格子之间';
const LINES: Obstacle = '段落的分合';

/** CDATA and comments within the text: nothing that Word or WPS would write. */
function isPlain(xml: string, { parts }: DocxRun): boolean {
  return parts.every(({ name, openEnd, closeStart }) => name !== 't' || !xml.slice(openEnd, closeStart).includes('<'));
}

/** Elements of a run that are words, or that nobody misses when the words go. */
const ONLY_WORDS = /^(?:t|tab|br|cr|noBreakHyphen|softHyphen|sym|lastRenderedPageBreak)$/;

export interface NewParagraph {
  readonly text: string;
  /** The one to look like. */
  readonly model: DocxParagraph;
}

export class Tracking {
  readonly #xml: string;
  readonly #traced: TracedText;
  readonly #splices: Splices;
  readonly #writer: Writer;
  readonly #plain = new Map<DocxRun, boolean>();

  constructor(xml: string, traced: TracedText, splices: Splices, writer: Writer) {
    this.#xml = xml;
    this.#traced = traced;
    this.#splices = splices;
    this.#writer = writer;
  }

  /**
   * Changes letters within one paragraph, or joins paragraphs.
   *
   * @param edit UTF-16 offsets in the whole draft; edits must not overlap
   * @returns why it cannot be done; then nothing is changed
   */
  edit({ start, end, newText }: LetterEdit): Obstacle | null {
    if (newText.includes('\n')) return LINES;
    const going = this.#going(start, end);
    if (typeof going === 'string') return going;
    const place = newText === '' ? null : this.#placeFor(start, going);
    if (typeof place === 'string') return place;
    const joined = going.filter(({ kind }) => kind === 'end');
    for (const { paragraph } of joined) {
      if (paragraph.next === null || paragraph.endsSection || paragraph.next.numbered) return LINES;
    }
    if (joined.length === 0 && going.some(({ paragraph }) => paragraph !== going[0]!.paragraph)) return TABLE;
    for (const origin of going) {
      if (origin.kind === 'end') this.#splices.deleteMark(origin.paragraph);
      else this.#splices.deleteInRun(origin.run!, origin);
    }
    if (place !== null) this.#put(place, newText, going.find(({ run }) => run !== null)?.run ?? null);
    return null;
  }

  /** Null when the letters there may be changed. */
  #obstacleAt({ kind, run, paragraph }: Origin): Obstacle | null {
    if (kind === 'made') return MADE;
    if (kind === 'end') return null;
    if (run === null) return FIXITIES.unusual;
    if (paragraph.box !== null) return FIXITIES.box;
    if (run.fixed !== null) return FIXITIES[run.fixed];
    let plain = this.#plain.get(run);
    if (plain === undefined) this.#plain.set(run, (plain = isPlain(this.#xml, run)));
    return plain ? null : FIXITIES.unusual;
  }

  /** Every letter of the document between the first and the last that go, seen or unseen. */
  #going(start: number, end: number): readonly Origin[] | Obstacle {
    if (start === end) return [];
    const text = this.#traced.text;
    let first: number | null = null;
    let last: number | null = null;
    for (let offset = start; offset < end; offset++) {
      const origin = this.#traced.originAt(offset);
      if (origin === null) continue;
      first ??= origin.at;
      last = origin.at;
    }
    if (first === null || last === null) return TABLE;
    if (text.slice(start, end).includes('\n')) {
      // Empty paragraphs that the draft does not show stand between as well.
      const before = start > 0 ? this.#traced.originAt(start - 1) : null;
      const behind = this.#traced.originAt(end);
      if (before !== null) first = before.at + 1;
      if (behind !== null) last = behind.at - 1;
    }
    const going: Origin[] = [];
    for (let at = first; at <= last; at++) {
      const origin = this.#traced.originOf(at);
      const obstacle = this.#obstacleAt(origin);
      if (obstacle !== null) return obstacle;
      const previous = going.at(-1);
      // The two halves of a character that is written as one entity have one place.
      if (previous !== undefined && previous.start === origin.start && origin.kind !== 'end') continue;
      going.push(origin);
    }
    return going;
  }

  /** Behind the last letter that goes, else behind the letter before, else before the next, else in the empty paragraph. */
  #placeFor(start: number, going: readonly Origin[]): Place | Obstacle {
    const end = going.findIndex(({ kind }) => kind === 'end');
    const lastGoing = (end < 0 ? going : going.slice(0, end)).at(-1);
    if (lastGoing !== undefined) return { run: lastGoing.run!, at: lastGoing.end };
    const before = start > 0 && this.#traced.text[start - 1] !== '\n' ? this.#traced.originAt(start - 1) : null;
    const isOpen = (origin: Origin): boolean => origin.kind !== 'end' && this.#obstacleAt(origin) === null;
    if (before !== null && isOpen(before)) return { run: before.run!, at: before.end };
    const next = this.#traced.originAt(start);
    if (next !== null && isOpen(next)) return { run: next.run!, at: next.start };
    if (next?.kind === 'end' && next.paragraph.runs.length === 0 && next.paragraph.box === null)
      return { paragraph: next.paragraph };
    const either = [before, next].find((origin) => origin !== null && origin.kind !== 'end') ?? null;
    return either === null ? TABLE : (this.#obstacleAt(either) ?? TABLE);
  }

  /** Takes a paragraph away with all that stands in it; the last of a cell or of the document stays as an empty one. */
  removeParagraph(paragraph: DocxParagraph): Obstacle | null {
    if (paragraph.box !== null) return FIXITIES.box;
    if (paragraph.endsSection) return LINES;
    if (paragraph.cells > 0 && paragraph.next === null && paragraph.previous === null) return TABLE;
    for (const run of paragraph.runs) {
      if (run.fixed !== null) return FIXITIES[run.fixed];
      if (!run.parts.every(({ name }) => ONLY_WORDS.test(name))) return '图片等文字以外的内容';
      if (!isPlain(this.#xml, run)) return FIXITIES.unusual;
    }
    for (const run of paragraph.runs) for (const part of run.parts) this.#splices.deleteInRun(run, part);
    if (paragraph.next !== null) this.#splices.deleteMark(paragraph);
    return null;
  }

  /** New paragraphs behind another, each in the likeness of its model. */
  insertBehind(paragraph: DocxParagraph, lines: readonly NewParagraph[]): Obstacle | null {
    if (paragraph.box !== null || paragraph.cells > 0) return TABLE;
    if (paragraph.next !== null) {
      this.#splices.between(paragraph.end, lines.map((line) => this.#paragraph(line)).join(''));
      return null;
    }
    if (paragraph.endsSection) return LINES;
    // Where no paragraph follows, the mark that is new is the one in front: the last mark was there before.
    this.#splices.exchangeProperties(paragraph, this.#propertiesLike(paragraph));
    const own = paragraph.properties === null ? '' : slice(this.#xml, paragraph.properties);
    const last = lines.length - 1;
    this.#splices.between(
      paragraph.end,
      lines.map((line, at) => this.#paragraph(line, at < last ? undefined : own)).join(''),
    );
    return null;
  }

  insertBefore(paragraph: DocxParagraph, lines: readonly NewParagraph[]): Obstacle | null {
    if (paragraph.box !== null || paragraph.cells > 0) return TABLE;
    this.#splices.between(paragraph.start, lines.map((line) => this.#paragraph(line)).join(''));
    return null;
  }

  #paragraph({ text, model }: NewParagraph, properties = this.#propertiesLike(model)): string {
    const w = this.#writer.prefix;
    const runs = this.#likeness(text, model).map(([part, like]) => this.#writer.run(part, like));
    const words = runs.length === 0 ? '' : this.#writer.around('ins', runs.join(''));
    return `<${w}p>${properties}${words}</${w}p>`;
  }

  /** w:pPr of a new paragraph: without changes under tracking and the end of a section, which are the model's alone. */
  #propertiesLike(model: DocxParagraph): string {
    const w = this.#writer.prefix;
    const { properties, mark } = model;
    const until = properties === null ? 0 : (model.sectionOrChange ?? properties.closeStart);
    const own =
      properties === null || properties.openEnd === properties.end
        ? ''
        : mark === null
          ? this.#xml.slice(properties.openEnd, until)
          : this.#xml.slice(properties.openEnd, mark.start) + this.#xml.slice(mark.end, until);
    const format = innerOf(this.markFormat(model));
    return `<${w}pPr>${own}<${w}rPr>${this.#writer.change('ins')}/>${format}</${w}rPr></${w}pPr>`;
  }

  /** A clause whose heading is set apart from its text up to the first full stop is written so as well. */
  #likeness(text: string, model: DocxParagraph): readonly (readonly [text: string, format: string])[] {
    if (text === '') return [];
    const speaking = model.runs.filter(({ fixed, parts }) => fixed === null && parts.some(({ name }) => name === 't'));
    const [first, last] = [speaking[0], speaking.at(-1)];
    if (first === undefined || last === undefined) return [[text, this.markFormat(model)]];
    const stop = text.indexOf('。') + 1;
    const [heading, rest] = [this.formatOf(first), this.formatOf(last)];
    if (heading === rest || stop === 0 || stop === text.length) return [[text, heading]];
    return [
      [text.slice(0, stop), heading],
      [text.slice(stop), rest],
    ];
  }

  #put(place: Place, text: string, like: DocxRun | null): void {
    if ('paragraph' in place) {
      const words = this.#writer.run(text, this.markFormat(place.paragraph));
      this.#splices.intoParagraph(place.paragraph, this.#writer.around('ins', words));
      return;
    }
    const words = this.#writer.around('ins', this.#writer.run(text, this.formatOf(like ?? place.run)));
    this.#splices.intoRun(place.run, place.at, ORDER.words, this.#outside(place.run, words));
  }

  /** Within an insertion by someone else there can be no other: it is closed before and opened again behind. */
  #outside({ insertion }: DocxRun, words: string): string {
    if (insertion === null) return words;
    const again = slice(this.#xml, insertion).replace(
      /(:id\s*=\s*["'])-?\d+/,
      (_, name: string) => name + this.#writer.number(),
    );
    return `</${this.#writer.prefix}ins>${words}${again}`;
  }

  /** The format of a run, for another one that is to look like it. */
  formatOf({ properties }: DocxRun): string {
    return properties === null ? '' : this.#writer.asNew(slice(this.#xml, properties));
  }

  /** The format of a paragraph mark, for words in a paragraph that has none. */
  markFormat({ mark }: DocxParagraph): string {
    if (mark === null) return '';
    const w = this.#writer.prefix;
    return ['ins', 'del', 'moveFrom', 'moveTo'].reduce(
      (xml, name) => withoutElement(xml, w + name),
      this.#writer.asNew(slice(this.#xml, mark)),
    );
  }
}

/** What stands between the tags of an element. */
function innerOf(element: string): string {
  const start = element.indexOf('>') + 1;
  return element.slice(start, Math.max(start, element.lastIndexOf('<')));
}

type Place = { readonly run: DocxRun; readonly at: number } | { readonly paragraph: DocxParagraph };
