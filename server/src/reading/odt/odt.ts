/** An OpenDocument text: its body in content.xml, with the automatic numbers of its lists and headings written out. */

import type { Archive } from '../archive.ts';
import type { DocumentReading } from '../omissions.ts';
import { readMarkup, type Attributes, type MarkupEvents } from '../markup.ts';
import { Lines } from '../tables.ts';
import { DAMAGED, ENCRYPTED, Unreadable } from '../unreadable.ts';
import { OdtNumbering, readListStyles } from './numbering.ts';

export function isOdt(archive: Archive): boolean {
  return (archive.text('mimetype') ?? '').startsWith('application/vnd.oasis.opendocument.text');
}

export function readOdt(archive: Archive): DocumentReading {
  const manifest = archive.text('META-INF/manifest.xml') ?? '';
  if (manifest.includes('encryption-data')) throw new Unreadable(ENCRYPTED);
  const content = archive.text('content.xml');
  if (content === null) throw new Unreadable(DAMAGED);
  const body = new Body(new OdtNumbering(readListStyles([archive.text('styles.xml') ?? '', content])));
  readMarkup(content, 'xml', body);
  return body.finish();
}

/** What is deleted under tracking, and what repeats or is about the text. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'tracked-changes',
  'annotation',
  'table-of-content',
  'note-citation',
  'ruby-text',
  'sequence-decls',
  'automatic-styles',
  'desc',
  'title',
]);
const MOST_BLANKS = 100;
const MOST_REPEATED = 64;
/** Blanks and empty cells that a document may write in short, all together. */
const MOST_SPARED = 200_000;

interface OpenParagraph {
  text: string;
  readonly ordinal: string;
}

class Body implements MarkupEvents {
  readonly #numbering: OdtNumbering;
  readonly #lines = new Lines();
  /** A text box stands within the paragraph that it is anchored to. */
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #counts = { revisions: 0, comments: 0, pictures: 0, contents: false };
  #spared = MOST_SPARED;
  #inBody = false;
  #note: string | null = null;
  /** Further cells that the one being read stands for. */
  #repeated = 0;
  #passing: { readonly name: string; depth: number } | null = null;

  constructor(numbering: OdtNumbering) {
    this.#numbering = numbering;
  }

  finish(): DocumentReading {
    while (this.#paragraphs.length > 0) this.#endParagraph();
    return { text: this.#lines.finish(), omissions: this.#counts };
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'changed-region') this.#counts.revisions++;
    if (this.#passing !== null) {
      if (this.#passing.name === name) this.#passing.depth++;
      return;
    }
    if (PASSED_OVER.has(name)) {
      if (name === 'annotation') this.#counts.comments++;
      if (name === 'table-of-content') this.#counts.contents = true;
      this.#passing = { name, depth: 1 };
      return;
    }
    if (name === 'text') this.#inBody = true;
    if (!this.#inBody) return;
    switch (name) {
      case 'p':
      case 'h':
        if (this.#note === null)
          this.#paragraphs.push({ text: '', ordinal: this.#numbering.paragraph(name, attributes) });
        break;
      case 'list':
        this.#numbering.openList(attributes);
        break;
      case 'list-item':
        this.#numbering.openItem(attributes);
        break;
      case 's':
        this.#append(' '.repeat(this.#times(attributes.get('c'), MOST_BLANKS)));
        break;
      case 'tab':
        this.#append('\t');
        break;
      case 'line-break':
        this.#append('\n');
        break;
      case 'note-body':
        this.#note = '';
        break;
      case 'image':
        this.#counts.pictures++;
        break;
      case 'object':
        // An embedded formula or chart, which is a document of its own.
        this.#append('【公式】');
        this.#passing = { name: 'frame', depth: 1 };
        break;
      case 'table':
        this.#lines.openTable();
        break;
      case 'table-row':
        this.#lines.endRow();
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.#repeated = this.#times(attributes.get('number-columns-repeated'), MOST_REPEATED) - 1;
        this.#lines.openCell();
        break;
    }
  }

  text(text: string): void {
    if (this.#passing === null) this.#append(text.replace(/[ \t\r\n]+/g, ' '));
  }

  close(name: string): void {
    if (this.#passing !== null) {
      if (this.#passing.name === name && --this.#passing.depth === 0) this.#passing = null;
      return;
    }
    switch (name) {
      case 'p':
      case 'h':
        if (this.#note === null) this.#endParagraph();
        else this.#note += ' ';
        break;
      case 'list':
        this.#numbering.closeList();
        break;
      case 'note-body': {
        const note = this.#note?.trim() ?? '';
        this.#note = null;
        if (note !== '') this.#append(`（注：${note}）`);
        break;
      }
      case 'table':
        this.#lines.closeTable();
        break;
      case 'table-row':
        this.#lines.endRow();
        break;
      case 'table-cell':
      case 'covered-table-cell':
        for (; this.#repeated > 0; this.#repeated--) this.#lines.openCell();
        break;
    }
  }

  #times(written: string | undefined, most: number): number {
    const times = Math.max(1, Math.min(Number(written ?? 1) || 1, most, this.#spared));
    this.#spared -= times - 1;
    return times;
  }

  #append(text: string): void {
    if (this.#note !== null) this.#note += text;
    else if (this.#paragraphs.length > 0) this.#paragraphs.at(-1)!.text += text;
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    const { text, ordinal } = paragraph;
    this.#lines.add(text.trim() === '' ? text : ordinal + text);
  }
}
