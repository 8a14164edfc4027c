/** A Word document as WPS and Word have written it since 2007: its body, with the automatic numbers written out. */

import { Archive } from '../archive.ts';
import { depth, readNumbering, readStyles, type DocxNumbering, type ParagraphStyle } from './numbering.ts';
import { readMarkup, type Attributes, type MarkupEvents } from '../markup.ts';
import { Numbering } from '../numbering.ts';
import { Lines } from '../tables.ts';
import { DAMAGED, Unreadable } from '../unreadable.ts';

export function readDocx(bytes: Uint8Array): string {
  const archive = new Archive(bytes);
  const main = mainPart(archive);
  const xml = main === null ? null : archive.text(main);
  if (main === null || xml === null) throw new Unreadable(notWord(archive));
  const related = relatedParts(archive, main);
  const styles = readStyles(textOf(archive, related.styles));
  return readBody(xml, styles, readNumbering(textOf(archive, related.numbering), styles));
}

/** Word 2003 wrote the same elements into one plain file, with the numbers of its lists left out. */
export function readWordXml(xml: string): string {
  const styles = new Map<string, ParagraphStyle>();
  return readBody(xml, styles, readNumbering('', styles));
}

function readBody(xml: string, styles: ReadonlyMap<string, ParagraphStyle>, numbering: DocxNumbering): string {
  const body = new Body(styles, numbering);
  readMarkup(xml, 'xml', body);
  return body.finish();
}

function textOf(archive: Archive, part: string): string {
  return archive.text(part) ?? '';
}

function notWord(archive: Archive): string {
  if (archive.has('OFD.xml'))
    return '这是 OFD 版式文件，暂不能读取。请用版式软件打开，另存为 .docx、.txt 或者带文字层的 PDF 再导入。';
  if (archive.has('xl/workbook.xml')) return '这是电子表格，不是文档。请把要参考的文字另存为 .docx 或 .txt 再导入。';
  if (archive.has('ppt/presentation.xml'))
    return '这是演示文稿，不是文档。请把要参考的文字另存为 .docx 或 .txt 再导入。';
  if (archive.has('[Content_Types].xml')) return DAMAGED;
  return '这是压缩包，不是文档。请先解压，再导入里面的文件。';
}

/** word/document.xml by custom; its true name stands in the relations of the package. */
function mainPart(archive: Archive): string | null {
  for (const { type, target } of relations(archive, '_rels/.rels')) {
    if (type.endsWith('/officeDocument') && archive.has(target) && !/^(?:xl|ppt)\//.test(target)) return target;
  }
  return archive.has('word/document.xml') ? 'word/document.xml' : null;
}

function relatedParts(archive: Archive, main: string): { readonly numbering: string; readonly styles: string } {
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const found = relations(archive, `${folder}_rels/${main.slice(slash)}.rels`);
  const part = (kind: string): string => {
    const target = found.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? `${kind}.xml`;
    return archive.has(target) ? target : folder + target;
  };
  return { numbering: part('numbering'), styles: part('styles') };
}

/** Targets as names of parts; one that climbs out of the package or lies outside of it is the name of no part. */
function relations(archive: Archive, part: string): { readonly type: string; readonly target: string }[] {
  const found: { type: string; target: string }[] = [];
  readMarkup(archive.text(part) ?? '', 'xml', {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      found.push({ type: attributes.get('Type') ?? '', target: (attributes.get('Target') ?? '').replace(/^\//, '') });
    },
    text() {},
    close() {},
  });
  return found;
}

interface Paragraph {
  text: string;
  style: string | null;
  list: string | null;
  depth: number | null;
  /** Its mark was deleted under tracking: it runs on into the next paragraph. */
  runsOn: boolean;
  centred: boolean;
  heading: boolean;
}

/** Deleted under tracking, or a second rendering of what has been read. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rt',
  'pPrChange',
  'rPrChange',
  'instrText',
  'binData',
  'docSuppData',
]);
const MOST_BASES = 20;

class Body implements MarkupEvents {
  readonly #styles: ReadonlyMap<string, ParagraphStyle>;
  readonly #numbering: DocxNumbering;
  readonly #counter: Numbering;
  /** A text box stands within the paragraph that it is anchored to. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #lines = new Lines();
  /** What stands in front of the next paragraph because its own paragraph runs on. */
  #carried = '';
  #inText = false;
  #inProperties = false;
  #hidden = false;
  #passing: { readonly name: string; depth: number } | null = null;

  constructor(styles: ReadonlyMap<string, ParagraphStyle>, numbering: DocxNumbering) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#counter = new Numbering(numbering.lists);
  }

  /** To be asked for once, at the end; a file that was cut off gives what came before. */
  finish(): string {
    while (this.#paragraphs.length > 0) this.#endParagraph();
    if (this.#carried !== '') this.#lines.add(this.#carried);
    return this.#lines.finish();
  }

  open(name: string, attributes: Attributes): void {
    if (this.#passing !== null) {
      if (this.#passing.name === name) this.#passing.depth++;
      return;
    }
    if (this.#inProperties) this.#readProperty(name, attributes);
    if (PASSED_OVER.has(name)) {
      this.#passing = { name, depth: 1 };
      return;
    }
    switch (name) {
      case 'p':
        this.#paragraphs.push({
          text: '',
          style: null,
          list: null,
          depth: null,
          runsOn: false,
          centred: false,
          heading: false,
        });
        break;
      case 'pPr':
        this.#inProperties = true;
        break;
      case 'r':
        this.#hidden = false;
        break;
      case 'vanish':
        if (!this.#inProperties) this.#hidden = isOn(attributes);
        break;
      case 't':
        this.#inText = true;
        break;
      case 'tab':
        if (!this.#inProperties) this.#append('\t');
        break;
      case 'cr':
        if (!this.#isTitle()) this.#append('\n');
        break;
      case 'br':
        // What ends a page or a column ends no line.
        if (!/^(?:page|column)$/.test(attributes.get('type') ?? '')) this.#append('\n');
        break;
      case 'noBreakHyphen':
        this.#append('-');
        break;
      case 'tbl':
        this.#lines.openTable();
        break;
      case 'tr':
        this.#lines.endRow();
        break;
      case 'tblpPr':
        // What stands at the foot of the page is 版记: names and dates, no columns.
        if (attributes.get('tblpYSpec') === 'bottom') this.#lines.takeTableForFrame();
        break;
      case 'tc':
        this.#lines.openCell();
        break;
    }
  }

  text(text: string): void {
    if (this.#inText && this.#passing === null) this.#append(text);
  }

  close(name: string): void {
    if (this.#passing !== null) {
      if (this.#passing.name === name && --this.#passing.depth === 0) this.#passing = null;
      return;
    }
    switch (name) {
      case 'p':
        this.#endParagraph();
        break;
      case 'pPr':
        this.#inProperties = false;
        break;
      case 't':
        this.#inText = false;
        break;
      case 'tbl':
        this.#lines.closeTable();
        break;
      case 'tr':
        this.#lines.endRow();
        break;
    }
  }

  #append(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined && !this.#hidden) paragraph.text += text;
  }

  #readProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    const value = attributes.get('val') ?? null;
    if (name === 'pStyle') paragraph.style = value;
    else if (name === 'numId') paragraph.list = value;
    else if (name === 'ilvl') paragraph.depth = depth(value);
    else if (name === 'del') paragraph.runsOn = true;
    else if (name === 'jc') paragraph.centred = value === 'center';
    else if (name === 'outlineLvl') paragraph.heading = true;
  }

  /** A title that is longer than the sheet is broken by whoever sets it (GB/T 9704 §7.3.1), in the midst of a line. */
  #isTitle(): boolean {
    const paragraph = this.#paragraphs.at(-1);
    return paragraph !== undefined && paragraph.centred && paragraph.heading;
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    this.#inText = false;
    this.#inProperties = false;
    this.#hidden = false;
    // A table of contents repeats the headings.
    if (/^toc \d$/i.test(this.#styles.get(paragraph.style ?? '')?.name ?? '')) return;
    const text = this.#carried + paragraph.text;
    this.#carried = '';
    if (paragraph.runsOn) {
      this.#carried = text;
      return;
    }
    // Word counts an empty paragraph too.
    const ordinal = this.#ordinal(paragraph);
    this.#lines.add(text.trim() === '' ? text : ordinal + text);
  }

  #ordinal(paragraph: Paragraph): string {
    const inherited = this.#fromStyle(paragraph.style);
    const list = paragraph.list ?? inherited.list;
    if (list === null || list === '0') return '';
    const level = paragraph.depth ?? inherited.depth ?? 0;
    return this.#counter.next(list, level);
  }

  #fromStyle(style: string | null): { readonly list: string | null; readonly depth: number | null } {
    let name = style;
    for (let bases = 0; name !== null && bases < MOST_BASES; bases++) {
      const found = this.#styles.get(name);
      if (found === undefined) break;
      if (found.list !== null)
        return { list: found.list, depth: found.depth ?? this.#numbering.depthOf(found.list, name) };
      // A style that says only the level takes the list of the style it is based on.
      const level = found.depth;
      if (level !== null && found.basedOn !== null) {
        const base = this.#styles.get(found.basedOn);
        if (base?.list) return { list: base.list, depth: level };
      }
      name = found.basedOn;
    }
    return { list: null, depth: null };
  }
}

function isOn(attributes: Attributes): boolean {
  return !/^(?:0|false|off)$/.test(attributes.get('val') ?? '1');
}
