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

/** Null when the letters there may be changed. */
export function obstacleAt(xml: string, { kind, run, paragraph }: Origin): Obstacle | null {
  if (kind === 'made') return MADE;
  if (kind === 'end') return null;
  if (run === null) return FIXITIES.unusual;
  if (paragraph.box !== null) return FIXITIES.box;
  if (run.fixed !== null) return FIXITIES[run.fixed];
  // CDATA and comments within the text: nothing that Word or WPS would write.
  const isPlain = run.parts.every(
    ({ name, openEnd, closeStart }) => name !== 't' || !xml.slice(openEnd, closeStart).includes('<'),
  );
  return isPlain ? null : FIXITIES.unusual;
}

export class Tracking {
  readonly #xml: string;
  readonly #traced: TracedText;
  readonly #splices: Splices;
  readonly #writer: Writer;

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
      const obstacle = obstacleAt(this.#xml, origin);
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
    const isOpen = (origin: Origin): boolean => origin.kind !== 'end' && obstacleAt(this.#xml, origin) === null;
    if (before !== null && isOpen(before)) return { run: before.run!, at: before.end };
    const next = this.#traced.originAt(start);
    if (next !== null && isOpen(next)) return { run: next.run!, at: next.start };
    if (next?.kind === 'end' && next.paragraph.runs.length === 0 && next.paragraph.box === null)
      return { paragraph: next.paragraph };
    const either = [before, next].find((origin) => origin !== null && origin.kind !== 'end') ?? null;
    return either === null ? TABLE : (obstacleAt(this.#xml, either) ?? TABLE);
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
    return properties === null ? '' : this.#writer.copied(slice(this.#xml, properties));
  }

  /** The format of a paragraph mark, for words in a paragraph that has none. */
  markFormat({ mark }: DocxParagraph): string {
    if (mark === null) return '';
    const w = this.#writer.prefix;
    return ['ins', 'del', 'moveFrom', 'moveTo'].reduce(
      (xml, name) => withoutElement(xml, w + name),
      this.#writer.copied(slice(this.#xml, mark)),
    );
  }
}

type Place = { readonly run: DocxRun; readonly at: number } | { readonly paragraph: DocxParagraph };
