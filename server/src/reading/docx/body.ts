/** document.xml from its first element to its last: the lines of the draft, and where each letter of them stands. */

import { isContentsStyle } from './contents.ts';
import type { DocxNumbering, ParagraphStyle } from './numbering.ts';
import { depth } from './numbering.ts';
import { readMarkup, type Attributes, type MarkupEvents } from '../markup.ts';
import { Numbering } from '../numbering.ts';
import { Lines } from '../tables.ts';
import { TOO_COMPLEX, Unreadable } from '../unreadable.ts';
import type { DocxParagraph, DocxRun, Fixity, XmlElement, XmlSpan } from './structure.ts';
import { symbol } from './symbols.ts';
import { Trace, type Piece, type PieceKind } from './trace.ts';

export interface DocxSurroundings {
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
  readonly numbering: DocxNumbering;
  /** Footnotes and endnotes by kind and number, `footnote 2`: what is read where they are referred to. */
  readonly notes: ReadonlyMap<string, string>;
  /** Lines of the documents that are put in whole, by the number of their relation. */
  readonly chunks: ReadonlyMap<string, readonly string[]>;
}

export interface DocxBody {
  /** Lines before the last step that all formats share. */
  readonly text: string;
  readonly trace: Trace;
  readonly paragraphs: readonly DocxParagraph[];
  /** Insertions, deletions and moves under tracking, as many as there are elements. */
  readonly revisions: number;
  /** Every element is closed where it should be. */
  readonly wellFormed: boolean;
}

export function readBody(xml: string, surroundings: DocxSurroundings): DocxBody {
  const body = new Body(surroundings);
  readMarkup(xml, 'xml', body);
  return body.finish();
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
/** A book of a thousand pages has some thirty thousand; each keeps its place, which is what costs. */
const MOST_PARAGRAPHS = 150_000;

/** Elements within which nothing may be changed. */
const FIXING: Readonly<Record<string, Fixity>> = {
  fldSimple: 'field',
  hyperlink: 'link',
  txbxContent: 'box',
  AlternateContent: 'twin',
  moveTo: 'moved',
  oMath: 'formula',
  ruby: 'ruby',
  dir: 'unusual',
  bdo: 'unusual',
};

/** Properties of a content control whose content is not the drafter's to write. */
const CONTROLLED: ReadonlySet<string> = new Set([
  'dataBinding',
  'dropDownList',
  'comboBox',
  'date',
  'checkbox',
  'showingPlcHdr',
  'picture',
  'citation',
  'bibliography',
  'equation',
]);

/** More than a row of letters and signs: cannot be read from left to right. */
const TWO_DIMENSIONAL: ReadonlySet<string> = new Set([
  'f',
  'rad',
  'nary',
  'sSup',
  'sSub',
  'sSubSup',
  'sPre',
  'm',
  'eqArr',
  'limLow',
  'limUpp',
  'bar',
  'acc',
  'groupChr',
]);

/** May stand between two paragraphs without parting them. */
const BETWEEN = /^(?:bookmark|comment|perm|proofErr|moveFromRange|moveToRange|customXml(?:Ins|Del|Move)|sectPr$)/;

interface Open {
  readonly name: string;
  /** What may not be changed below; a content control learns so from its properties. */
  fixity: Fixity | null;
  /** The last paragraph directly below, as long as nothing else has followed. */
  lastParagraph: DocxParagraph | null;
  readonly element: XmlElement;
}

interface ReadParagraph {
  readonly element: DocxParagraph;
  readonly pieces: Piece[];
  list: string | null;
  depth: number | null;
  /** Its mark was deleted under tracking: it runs on into the next paragraph. */
  runsOn: boolean;
  centred: boolean;
  heading: boolean;
  /** Pieces that were there when the formula began. */
  formulaAt: number;
}

interface OpenRun {
  readonly run: DocxRun;
  /** How many elements are open within which its parts stand. */
  readonly depth: number;
  hidden: boolean;
}

class Body implements MarkupEvents {
  readonly #surroundings: DocxSurroundings;
  readonly #counter: Numbering;
  readonly #lines = new Lines();
  readonly #trace = new Trace();
  readonly #all: DocxParagraph[] = [];
  readonly #stack: Open[] = [];
  /** A text box stands within the run that it hangs on. */
  readonly #paragraphs: ReadParagraph[] = [];
  readonly #runs: OpenRun[] = [];
  readonly #fixities: Fixity[] = [];
  /** What stands in front of the next paragraph because its own paragraph runs on. */
  #carried: Piece[] = [];
  /** Pieces of the w:t that is being read. */
  #text: { text: string; start: number; end: number }[] | null = null;
  #preserved = false;
  #preservedByDefault = false;
  #inProperties = false;
  #fields = 0;
  #cells = 0;
  /** Where the control starts that holds the table of contents which is being passed over. */
  #contentsAt: number | null = null;
  readonly #putIn = new Set<string>();
  #revisions = 0;
  #crossed = false;
  #passing: { readonly name: string; depth: number } | null = null;

  constructor(surroundings: DocxSurroundings) {
    this.#surroundings = surroundings;
    this.#counter = new Numbering(surroundings.numbering.lists);
  }

  /** To be asked for once, at the end; a file that was cut off gives what came before. */
  finish(): DocxBody {
    const cutOff = this.#stack.length > 0;
    while (this.#paragraphs.length > 0) this.#endParagraph();
    if (this.#carried.length > 0) {
      this.#lines.add(this.#carried.map(({ text }) => text).join(''));
      for (const piece of this.#carried) this.#trace.add(piece);
    }
    return {
      text: this.#lines.finish(),
      trace: this.#trace,
      paragraphs: this.#all,
      revisions: this.#revisions,
      wellFormed: !this.#crossed && !cutOff,
    };
  }

  open(name: string, attributes: Attributes, start: number, end: number): void {
    const element: XmlElement = { start, openEnd: end, closeStart: end, end };
    const above = this.#stack.at(-1) ?? null;
    const open: Open = { name, fixity: null, lastParagraph: null, element };
    this.#stack.push(open);
    const openRun = this.#runs.at(-1);
    if (openRun !== undefined && this.#stack.length === openRun.depth + 1 && name !== 'rPr')
      openRun.run.parts.push(Object.assign(element, { name, preserved: this.#isPreserved(attributes) }));
    if (this.#passing !== null) {
      if (this.#passing.name === name) this.#passing.depth++;
      return;
    }
    if (/^(?:ins|del|moveFrom|moveTo)$/.test(name)) this.#revisions++;
    if (this.#inProperties) this.#readProperty(name, attributes, open);
    if (PASSED_OVER.has(name) || isOldComment(name, attributes)) {
      this.#passing = { name, depth: 1 };
      return;
    }
    const fixity = FIXING[name];
    if (fixity !== undefined) this.#fix(open, fixity);
    if (above !== null && name !== 'p' && !BETWEEN.test(name)) above.lastParagraph = null;
    this.#enter(name, attributes, element, above);
  }

  #enter(name: string, attributes: Attributes, element: XmlElement, above: Open | null): void {
    switch (name) {
      case 'document':
        this.#preservedByDefault = attributes.get('space') === 'preserve';
        break;
      case 'p':
        this.#openParagraph(element, above);
        break;
      case 'pPr':
        this.#inProperties = true;
        if (this.#paragraphs.length > 0) this.#paragraphs.at(-1)!.element.properties = element;
        break;
      case 'r':
        this.#openRun(element, above);
        break;
      case 'rPr':
        if (!this.#inProperties && above?.name === 'r') {
          const run = this.#runs.at(-1)?.run;
          if (run !== undefined && run.properties === null && run.start === above.element.start)
            run.properties = element;
        }
        break;
      case 'vanish':
        if (!this.#inProperties && this.#runs.length > 0) this.#runs.at(-1)!.hidden = isOn(attributes);
        break;
      case 't':
        this.#text = [];
        this.#preserved = this.#isPreserved(attributes);
        break;
      case 'tab':
        if (!this.#inProperties) this.#append('\t', 'atom', element);
        break;
      case 'cr':
        if (!this.#isTitle()) this.#append('\n', 'atom', element);
        break;
      case 'br':
        // What ends a page or a column ends no line.
        if (!/^(?:page|column)$/.test(attributes.get('type') ?? '')) this.#append('\n', 'atom', element);
        break;
      case 'noBreakHyphen':
        this.#append('-', 'atom', element);
        break;
      case 'sym':
        this.#append(symbol(attributes.get('font') ?? '', attributes.get('char') ?? ''), 'atom', element);
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        this.#append(this.#note(name, attributes.get('id') ?? ''), 'made', element);
        break;
      case 'altChunk':
        // Its letters stand in no place of this part, so a document that has one cannot be traced.
        for (const line of this.#once(this.#surroundings.chunks, attributes.get('id') ?? '') ?? [])
          this.#lines.add(line);
        break;
      case 'fldChar':
        this.#passField(attributes.get('fldCharType') ?? '');
        break;
      case 'oMath':
        if (this.#paragraphs.length > 0) this.#paragraphs.at(-1)!.formulaAt = this.#paragraphs.at(-1)!.pieces.length;
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
        this.#cells++;
        this.#lines.openCell();
        break;
      default:
        if (this.#fixities.at(-1) === 'formula' && TWO_DIMENSIONAL.has(name)) this.#markFormula(element);
        else this.#readControl(name, attributes);
    }
  }

  text(text: string, start: number, end: number): void {
    if (this.#text !== null && this.#passing === null) this.#text.push({ text, start, end });
  }

  close(name: string, start: number, end: number): void {
    const open = this.#leave(name);
    if (open !== null) {
      open.element.closeStart = start;
      open.element.end = end;
      if (open.fixity !== null) this.#fixities.pop();
    }
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
      case 'r':
        if (this.#runs.at(-1)?.run.start === open?.element.start) this.#runs.pop();
        break;
      case 't':
        this.#endText();
        break;
      case 'tbl':
        this.#lines.closeTable();
        break;
      case 'tr':
        this.#lines.endRow();
        break;
      case 'tc':
        this.#cells--;
        break;
      case 'sdt':
        if (open?.element.start === this.#contentsAt) this.#contentsAt = null;
        break;
    }
    if (name === 'body' || name === 'tc' || name === 'txbxContent') {
      if (open !== null && open.lastParagraph !== null) open.lastParagraph.last = true;
    }
  }

  /** The element that a closing tag closes; a tag that closes nothing is passed over. */
  #leave(name: string): Open | null {
    if (this.#stack.at(-1)?.name === name) return this.#stack.pop()!;
    this.#crossed = true;
    return null;
  }

  #openParagraph(element: XmlElement, above: Open | null): void {
    const hung = this.#runs[0]?.run ?? null;
    const paragraph: DocxParagraph = Object.assign(element, {
      properties: null,
      mark: null,
      sectionOrChange: null,
      endsSection: false,
      style: null,
      numbered: false,
      next: null,
      previous: null,
      last: false,
      cells: this.#cells,
      box: hung,
      runs: [],
    });
    if (above !== null) {
      if (above.lastParagraph !== null) {
        above.lastParagraph.next = paragraph;
        paragraph.previous = above.lastParagraph;
      }
      above.lastParagraph = paragraph;
    }
    if (this.#all.push(paragraph) > MOST_PARAGRAPHS) throw new Unreadable(TOO_COMPLEX);
    this.#paragraphs.push({
      element: paragraph,
      pieces: [],
      list: null,
      depth: null,
      runsOn: false,
      centred: false,
      heading: false,
      formulaAt: -1,
    });
  }

  #openRun(element: XmlElement, above: Open | null): void {
    const paragraph = this.#paragraphs.at(-1)?.element;
    if (paragraph === undefined) return;
    const insertion: XmlSpan | null =
      above?.name === 'ins' ? { start: above.element.start, end: above.element.openEnd } : null;
    const isNested = insertion !== null && this.#stack.at(-3)?.name !== 'p';
    const fixed = this.#fields > 0 ? 'field' : (this.#fixities.at(-1) ?? (isNested ? 'unusual' : null));
    const outer = this.#runs[0]?.run ?? null;
    const run: DocxRun = Object.assign(element, { paragraph, properties: null, parts: [], fixed, insertion, outer });
    paragraph.runs.push(run);
    this.#runs.push({ run, depth: this.#stack.length, hidden: false });
  }

  #fix(open: Open, fixity: Fixity): void {
    if (open.fixity !== null) return;
    open.fixity = fixity;
    this.#fixities.push(fixity);
  }

  /** Below w:sdtPr: whether what the control holds may be changed, and whether it is the table of contents. */
  #readControl(name: string, attributes: Attributes): void {
    if (this.#stack.length < 3) return;
    const value = attributes.get('val') ?? '';
    const isLock = name === 'lock' && /^(?:contentLocked|sdtContentLocked)$/.test(value);
    const isContents = name === 'docPartGallery' && /^table of contents$/i.test(value);
    if (!isLock && !isContents && !CONTROLLED.has(name)) return;
    const at = this.#stack.findLastIndex((entry) => entry.name === 'sdtPr');
    const control = at > 0 && this.#stack.length - at <= 4 ? this.#stack[at - 1] : undefined;
    if (control?.name !== 'sdt') return;
    if (isContents) {
      this.#contentsAt ??= control.element.start;
    } else if (control.fixity === null) {
      // Below the properties nothing is fixed, so the order of the two lists agrees.
      this.#fix(control, 'control');
    }
  }

  #passField(type: string): void {
    const run = this.#runs.at(-1)?.run;
    if (type === 'begin') this.#fields++;
    else if (type === 'end') this.#fields = Math.max(0, this.#fields - 1);
    if (run !== undefined) run.fixed ??= 'field';
  }

  /** Nothing is put in twice: a small file could refer to a long note a million times. */
  #once<Value>(things: ReadonlyMap<string, Value>, key: string): Value | undefined {
    const thing = this.#putIn.has(key) ? undefined : things.get(key);
    this.#putIn.add(key);
    return thing;
  }

  #note(name: string, id: string): string {
    const note = this.#once(this.#surroundings.notes, `${name.replace('Reference', '')} ${id}`);
    return note === undefined || note === '' ? '' : `（注：${note}）`;
  }

  #markFormula(element: XmlElement): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || paragraph.formulaAt < 0) return;
    paragraph.pieces.length = Math.min(paragraph.pieces.length, paragraph.formulaAt);
    this.#append('【公式】', 'made', element);
    // The rest of the formula is in the mark.
    this.#passing = { name: 'oMath', depth: 1 };
    const at = this.#stack.findLastIndex(({ name }) => name === 'oMath');
    const formula = this.#stack[at];
    if (formula !== undefined && formula.fixity !== null) {
      formula.fixity = null;
      this.#fixities.pop();
    }
  }

  #isPreserved(attributes: Attributes): boolean {
    const space = attributes.get('space');
    return space === undefined ? this.#preservedByDefault : space === 'preserve';
  }

  /** White space at the ends of a w:t is no text unless it says so. */
  #endText(): void {
    const pieces = this.#text;
    this.#text = null;
    if (pieces === null) return;
    if (!this.#preserved) trimEnds(pieces);
    for (const { text, start, end } of pieces) this.#append(text, 'text', { start, end });
  }

  #append(text: string, kind: PieceKind, { start, end }: XmlSpan): void {
    const paragraph = this.#paragraphs.at(-1);
    const open = this.#runs.at(-1);
    if (paragraph === undefined || text === '') return;
    const run = open !== undefined && open.run.paragraph === paragraph.element ? open : null;
    if (run?.hidden === true) return;
    paragraph.pieces.push({ kind, text, start, end, run: run?.run ?? null, paragraph: paragraph.element });
  }

  #readProperty(name: string, attributes: Attributes, open: Open): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    const value = attributes.get('val') ?? null;
    const { element } = paragraph;
    if (name === 'pStyle') element.style = value;
    // In Word 2003 a list goes by another name.
    else if (name === 'numId' || name === 'ilfo') paragraph.list = value;
    else if (name === 'ilvl') paragraph.depth = depth(value);
    else if (name === 'del') paragraph.runsOn = true;
    else if (name === 'jc') paragraph.centred = value === 'center';
    else if (name === 'outlineLvl') paragraph.heading = true;
    else if (name === 'rPr' && this.#stack.at(-2)?.name === 'pPr') element.mark ??= open.element;
    else if ((name === 'sectPr' || name === 'pPrChange') && this.#stack.at(-2)?.name === 'pPr') {
      element.sectionOrChange ??= open.element.start;
      if (name === 'sectPr') element.endsSection = true;
    }
  }

  /** A title that is longer than the sheet is broken by whoever sets it (GB/T 9704 §7.3.1), in the midst of a line. */
  #isTitle(): boolean {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return false;
    const { style } = paragraph.element;
    const name = style === null ? '' : (this.#surroundings.styles.get(style)?.name ?? '');
    return (paragraph.centred && paragraph.heading) || /^(?:title|标题|附件标题|发文机关标志)$/i.test(name);
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    this.#endText();
    this.#inProperties = false;
    while (this.#runs.at(-1)?.run.paragraph === paragraph.element) this.#runs.pop();
    if (this.#contentsAt !== null || this.#isOfContents(paragraph.element.style)) return;
    const pieces = [...this.#carried, ...paragraph.pieces];
    this.#carried = [];
    if (paragraph.runsOn) {
      this.#carried = pieces;
      return;
    }
    const text = pieces.map((piece) => piece.text).join('');
    // Word counts an empty paragraph too.
    const ordinal = this.#ordinal(paragraph);
    const line = text.trim() === '' ? text : ordinal + text;
    this.#lines.add(line);
    const { element } = paragraph;
    const made = { run: null, paragraph: element, start: element.openEnd, end: element.openEnd };
    if (line !== text) {
      element.numbered = true;
      this.#trace.add({ ...made, kind: 'made', text: ordinal });
    }
    for (const piece of pieces) this.#trace.add(piece);
    this.#trace.add({ ...made, kind: 'end', text: '\n' });
  }

  /** A table of contents repeats the headings. */
  #isOfContents(style: string | null): boolean {
    return isContentsStyle(this.#surroundings.styles.get(style ?? '')?.name ?? '');
  }

  #ordinal(paragraph: ReadParagraph): string {
    const inherited = this.#fromStyle(paragraph.element.style);
    const list = paragraph.list ?? inherited.list;
    if (list === null || list === '0') return '';
    const level = paragraph.depth ?? inherited.depth ?? 0;
    return this.#counter.next(list, level);
  }

  #fromStyle(style: string | null): { readonly list: string | null; readonly depth: number | null } {
    const { styles, numbering } = this.#surroundings;
    let name = style;
    for (let bases = 0; name !== null && bases < MOST_BASES; bases++) {
      const found = styles.get(name);
      if (found === undefined) break;
      if (found.list !== null) return { list: found.list, depth: found.depth ?? numbering.depthOf(found.list, name) };
      // A style that says only the level takes the list of the style it is based on.
      const level = found.depth;
      if (level !== null && found.basedOn !== null) {
        const base = styles.get(found.basedOn);
        if (base?.list) return { list: base.list, depth: level };
      }
      name = found.basedOn;
    }
    return { list: null, depth: null };
  }
}

/** Word 2003 keeps comments where they are made, not in a part of their own. */
function isOldComment(name: string, attributes: Attributes): boolean {
  return name === 'annotation' && attributes.get('type') === 'Word.Comment';
}

function isOn(attributes: Attributes): boolean {
  return !/^(?:0|false|off)$/.test(attributes.get('val') ?? '1');
}

const XML_SPACE = /[ \t\r\n]/;

function trimEnds(pieces: { text: string; start: number; end: number }[]): void {
  for (let first = pieces[0]; first !== undefined; first = pieces[0]) {
    if (first.end - first.start !== first.text.length) break;
    let blanks = 0;
    while (blanks < first.text.length && XML_SPACE.test(first.text[blanks]!)) blanks++;
    first.text = first.text.slice(blanks);
    first.start += blanks;
    if (first.text !== '') break;
    pieces.shift();
  }
  for (let last = pieces.at(-1); last !== undefined; last = pieces.at(-1)) {
    if (last.end - last.start !== last.text.length) break;
    let end = last.text.length;
    while (end > 0 && XML_SPACE.test(last.text[end - 1]!)) end--;
    last.end -= last.text.length - end;
    last.text = last.text.slice(0, end);
    if (last.text !== '') break;
    pieces.pop();
  }
}
