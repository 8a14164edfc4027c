/** What is to be put into document.xml, collected by run and by paragraph, and put in all at once. */

import type { DocxParagraph, DocxRun, DocxRunPart, XmlSpan } from '../reading/docx/structure.ts';
import { slice, type Writer } from './wordprocessing.ts';

/** What comes first of several that are put in at one place: a comment goes round the words that are put in. */
export const ORDER = { words: 0, commentEnd: 1, commentStart: 2 } as const;

interface Insertion {
  readonly at: number;
  readonly order: number;
  readonly xml: string;
}

interface RunSplices {
  readonly deletions: XmlSpan[];
  readonly insertions: Insertion[];
}

interface ParagraphSplices {
  /** Before everything but the properties. */
  content: string;
  /** The mark of the paragraph is taken away. */
  deleted: boolean;
  /** w:pPr in the place of the one that it has. */
  properties: string | null;
}

interface Replacement extends XmlSpan {
  readonly xml: string;
}

export class Splices {
  readonly #xml: string;
  readonly #writer: Writer;
  readonly #runs = new Map<DocxRun, RunSplices>();
  readonly #paragraphs = new Map<DocxParagraph, ParagraphSplices>();
  readonly #between: Replacement[] = [];

  constructor(xml: string, writer: Writer) {
    this.#xml = xml;
    this.#writer = writer;
  }

  /** At a place of a letter within the run, or at one of the ends of it. */
  intoRun(run: DocxRun, at: number, order: number, xml: string): void {
    this.#ofRun(run).insertions.push({ at, order, xml });
  }

  /** Letters of a w:t, or whole elements below the run. */
  deleteInRun(run: DocxRun, span: XmlSpan): void {
    const { deletions } = this.#ofRun(run);
    const last = deletions.at(-1);
    if (last !== undefined && last.end === span.start) deletions[deletions.length - 1] = { ...last, end: span.end };
    else deletions.push(span);
  }

  intoParagraph(paragraph: DocxParagraph, xml: string): void {
    this.#ofParagraph(paragraph).content += xml;
  }

  exchangeProperties(paragraph: DocxParagraph, xml: string): void {
    this.#ofParagraph(paragraph).properties = xml;
  }

  deleteMark(paragraph: DocxParagraph): void {
    this.#ofParagraph(paragraph).deleted = true;
  }

  get isEmpty(): boolean {
    return this.#runs.size === 0 && this.#paragraphs.size === 0 && this.#between.length === 0;
  }

  /** Between two paragraphs; what is put in first at a place comes first. */
  between(at: number, xml: string): void {
    this.#between.push({ start: at, end: at, xml });
  }

  /** The document with everything put in. */
  render(): string {
    const replacements: Replacement[] = [...this.#between];
    for (const [run, splices] of this.#runs) replacements.push(...this.#rewrite(run, splices));
    for (const [paragraph, splices] of this.#paragraphs)
      replacements.push(...this.#rewriteParagraph(paragraph, splices));
    replacements.sort((a, b) => a.start - b.start || a.end - b.end);
    const pieces: string[] = [];
    let done = 0;
    for (const { start, end, xml } of replacements) {
      if (start < done) throw new RangeError(`splices overlap at ${start}`);
      pieces.push(this.#xml.slice(done, start), xml);
      done = end;
    }
    pieces.push(this.#xml.slice(done));
    return pieces.join('');
  }

  #ofRun(run: DocxRun): RunSplices {
    let splices = this.#runs.get(run);
    if (splices === undefined) this.#runs.set(run, (splices = { deletions: [], insertions: [] }));
    return splices;
  }

  #ofParagraph(paragraph: DocxParagraph): ParagraphSplices {
    let splices = this.#paragraphs.get(paragraph);
    if (splices === undefined)
      this.#paragraphs.set(paragraph, (splices = { content: '', deleted: false, properties: null }));
    return splices;
  }

  /** A run that nothing goes into keeps its bytes; else it is cut into several that look alike. */
  #rewrite(run: DocxRun, { deletions, insertions }: RunSplices): Replacement[] {
    const first = run.parts[0]?.start ?? run.closeStart;
    const last = run.parts.at(-1)?.end ?? run.closeStart;
    const ordered = [...insertions].sort((a, b) => a.at - b.at || a.order - b.order);
    const xmlOf = (some: readonly Insertion[]): string => some.map(({ xml }) => xml).join('');
    const start = this.#visible(run.parts[0]);
    const end = this.#visible(run.parts.at(-1));
    const isBefore = ({ at }: Insertion): boolean => at <= Math.max(first, start?.start ?? first);
    const isBehind = ({ at }: Insertion): boolean => at >= Math.min(last, end?.end ?? last);
    if (deletions.length === 0 && ordered.every((each) => isBefore(each) || isBehind(each))) {
      const before = ordered.filter(isBefore);
      const behind = ordered.filter((each) => !isBefore(each));
      return [
        ...(before.length > 0 ? [{ start: run.start, end: run.start, xml: xmlOf(before) }] : []),
        ...(behind.length > 0 ? [{ start: run.end, end: run.end, xml: xmlOf(behind) }] : []),
      ];
    }
    return [{ start: run.start, end: run.end, xml: this.#cut(run, deletions, ordered) }];
  }

  #cut(run: DocxRun, deletions: readonly XmlSpan[], insertions: readonly Insertion[]): string {
    const opener = this.#xml.slice(run.start, run.openEnd);
    const closer = slice(this.#xml, { start: run.closeStart, end: run.end });
    const properties = run.properties === null ? '' : slice(this.#xml, run.properties);
    const out: string[] = [];
    let copies = 0;
    let content = '';
    let isDeleted = false;
    const flush = (): void => {
      if (content === '') return;
      const own = copies++ === 0 ? properties : this.#writer.renumbered(properties);
      const piece = `${opener}${own}${content}${closer}`;
      out.push(isDeleted ? this.#writer.around('del', piece) : piece);
      content = '';
    };
    let next = 0;
    const upTo = (at: number): void => {
      while (next < insertions.length && insertions[next]!.at <= at) {
        flush();
        out.push(insertions[next++]!.xml);
      }
    };
    const add = (xml: string, deleted: boolean): void => {
      if (deleted !== isDeleted) flush();
      isDeleted = deleted;
      content += xml;
    };
    const covers = (at: number): boolean => deletions.some(({ start, end }) => start <= at && at < end);
    for (const part of run.parts) {
      const visible = this.#visible(part);
      const cuts =
        visible === null
          ? []
          : [...insertions.map(({ at }) => at), ...deletions.flatMap(({ start, end }) => [start, end])]
              .filter((at) => visible.start < at && at < visible.end)
              .sort((a, b) => a - b);
      if (visible === null || (cuts.length === 0 && !covers(visible.start))) {
        upTo(visible?.start ?? part.start);
        add(slice(this.#xml, part), covers(part.start) && visible === null);
        continue;
      }
      const bounds = [visible.start, ...new Set(cuts), visible.end];
      for (let index = 0; index + 1 < bounds.length; index++) {
        const [start, end] = [bounds[index]!, bounds[index + 1]!];
        upTo(start);
        const deleted = covers(start);
        const name = `${this.#writer.prefix}${deleted ? 'delText' : 't'}`;
        add(`<${name} xml:space="preserve">${this.#xml.slice(start, end)}</${name}>`, deleted);
      }
    }
    flush();
    upTo(Number.POSITIVE_INFINITY);
    return out.join('');
  }

  /** The letters of a w:t that show. */
  #visible(part: DocxRunPart | undefined): XmlSpan | null {
    if (part === undefined || part.name !== 't' || part.openEnd >= part.closeStart) return null;
    let { openEnd: start, closeStart: end } = part;
    if (!part.preserved) {
      while (start < end && /[ \t\r\n]/.test(this.#xml[start]!)) start++;
      while (end > start && /[ \t\r\n]/.test(this.#xml[end - 1]!)) end--;
    }
    return start < end ? { start, end } : null;
  }

  #rewriteParagraph(paragraph: DocxParagraph, { content, deleted, properties: own }: ParagraphSplices): Replacement[] {
    const w = this.#writer.prefix;
    const { properties, mark } = paragraph;
    const change = deleted ? `${this.#writer.change('del')}/>` : '';
    const marked = change === '' ? '' : `<${w}rPr>${change}</${w}rPr>`;
    const withMark = own ?? (marked === '' ? '' : `<${w}pPr>${marked}</${w}pPr>`);
    if (paragraph.openEnd === paragraph.end) {
      const opener = `${slice(this.#xml, paragraph).slice(0, -'/>'.length)}>`;
      return [{ start: paragraph.start, end: paragraph.end, xml: `${opener}${withMark}${content}</${w}p>` }];
    }
    const at = (place: number, xml: string): Replacement => ({ start: place, end: place, xml });
    const isEmpty = properties !== null && properties.openEnd === properties.end;
    const contentAt = properties?.end ?? paragraph.openEnd;
    if ((own === null && change === '') || properties === null) return [at(contentAt, withMark + content)];
    if (isEmpty || own !== null) return [{ start: properties.start, end: properties.end, xml: withMark + content }];
    const placed = content === '' ? [] : [at(contentAt, content)];
    if (mark === null) return [at(paragraph.sectionOrChange ?? properties.closeStart, marked), ...placed];
    if (mark.openEnd === mark.end) return [{ start: mark.start, end: mark.end, xml: marked }, ...placed];
    // An insertion of someone else's comes before the deletion of it.
    const before = new RegExp(`^\\s*<${w}ins\\b[^>]*/>`).exec(this.#xml.slice(mark.openEnd, mark.closeStart));
    return [at(mark.openEnd + (before?.[0].length ?? 0), change), ...placed];
  }
}
