/** A web page: what its reader sees, one line a paragraph. Mastheads and links stay for the model to clean. */

import { decodeText } from '../encoding.ts';
import { readMarkup, type Attributes, type MarkupEvents } from '../markup.ts';
import { Lines } from '../tables.ts';
import { Unreadable } from '../unreadable.ts';

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu ol p pre section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

/** Their content is no text of the page, and ends only with their own end tag. */
const CODE: ReadonlySet<string> = new Set('script style title iframe noscript noframes'.split(' '));

/** What stands around a document, works the page or draws on it. */
const FURNITURE: ReadonlySet<string> = new Set(
  'nav footer aside button select option textarea datalist template object svg math canvas audio video'.split(' '),
);

const DEEPEST_LIST = 50;

/** The charset of <meta>, which stands in the first kilobyte by the standard; some sites put comments before it. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  for (const [tag] of head.matchAll(/<(?:meta|\?xml)\b[^<>]*/gi)) {
    const charset = /(?:charset|encoding)\s*=[\s"']*([\w-]{2,20})/i.exec(tag)?.[1];
    if (charset !== undefined) return charset;
  }
  return null;
}

/** What a page says, and whether all of it was kept because its text was not to be told from what stood around it. */
export interface HtmlReading {
  readonly text: string;
  readonly whole: boolean;
}

export function readHtmlFile(bytes: Uint8Array): HtmlReading {
  const source = decodeText(bytes, declaredCharset(bytes));
  if (source === null)
    throw new Unreadable('网页文件的编码无法识别，或者已经损坏。请在浏览器中重新打开网页，复制正文存为 .txt 再导入。');
  return readHtml(source);
}

export function readHtml(source: string): HtmlReading {
  const page = new Page(true);
  readMarkup(source, 'html', page);
  if (page.complete && page.sentences >= page.sentencesPassedOver) return { text: page.finish(), whole: false };
  // Something to be passed over is never closed, or holds the text itself: rather keep too much than lose what it holds.
  const whole = new Page(false);
  readMarkup(source, 'html', whole);
  return { text: whole.finish(), whole: true };
}

class Page implements MarkupEvents {
  readonly #withoutFurniture: boolean;
  readonly #lines = new Lines();
  /** The number of the next item, null in a list without numbers. */
  readonly #lists: (number | null)[] = [];
  #line: string[] = [];
  #ordinal = '';
  #preformatted = 0;
  #sentences = 0;
  #sentencesPassedOver = 0;
  /** The element that is being passed over, and how many of its name are open. */
  #passing: { readonly name: string; depth: number } | null = null;

  constructor(withoutFurniture: boolean) {
    this.#withoutFurniture = withoutFurniture;
  }

  /** False when the page ended within something that was passed over. */
  get complete(): boolean {
    return this.#passing === null;
  }

  /** Menus may hold more words than a notice, but no sentences. */
  get sentences(): number {
    return this.#sentences;
  }

  get sentencesPassedOver(): number {
    return this.#sentencesPassedOver;
  }

  /** To be asked for once, at the end. */
  finish(): string {
    this.#endLine();
    return this.#lines.finish();
  }

  open(name: string, attributes: Attributes): void {
    if (this.#passing !== null) {
      if (this.#passing.name === name) this.#passing.depth++;
      return;
    }
    if (CODE.has(name) || (this.#withoutFurniture && (FURNITURE.has(name) || isHidden(name, attributes)))) {
      this.#passing = { name, depth: 1 };
      return;
    }
    if (!BLOCKS.has(name)) return;
    this.#endLine();
    switch (name) {
      case 'pre':
        this.#preformatted++;
        break;
      case 'table':
        this.#lines.openTable();
        break;
      case 'tr':
        this.#lines.endRow();
        break;
      case 'td':
      case 'th':
        this.#lines.openCell();
        break;
      case 'ol':
      case 'ul':
        if (this.#lists.length < DEEPEST_LIST)
          this.#lists.push(name === 'ol' ? whole(attributes.get('start'), 1) : null);
        break;
      case 'li':
        this.#openItem(attributes);
        break;
    }
  }

  text(text: string): void {
    if (this.#passing === null) {
      this.#line.push(text);
      this.#sentences += sentencesIn(text);
    } else if (!CODE.has(this.#passing.name)) this.#sentencesPassedOver += sentencesIn(text);
  }

  close(name: string): void {
    if (this.#passing !== null) {
      if (this.#passing.name === name && --this.#passing.depth === 0) this.#passing = null;
      return;
    }
    if (!BLOCKS.has(name)) return;
    this.#endLine();
    switch (name) {
      case 'pre':
        this.#preformatted = Math.max(0, this.#preformatted - 1);
        break;
      case 'table':
        this.#lines.closeTable();
        break;
      case 'tr':
        this.#lines.endRow();
        break;
      case 'ol':
      case 'ul':
        this.#lists.pop();
        break;
    }
  }

  #openItem(attributes: Attributes): void {
    const last = this.#lists.length - 1;
    const next = this.#lists[last];
    if (next === undefined || next === null) return;
    const number = whole(attributes.get('value'), next);
    this.#lists[last] = number + 1;
    this.#ordinal = `${number}.`;
  }

  #endLine(): void {
    if (this.#line.length === 0) return;
    const text = this.#line.join('');
    this.#line = [];
    if (this.#preformatted > 0) {
      for (const line of text.split(/\r\n?|\n/)) this.#lines.add(line);
      return;
    }
    const line = collapse(text);
    if (line === '') return;
    // Some pages write the numbers of a list out and only hide those of the browser.
    this.#lines.add(/^\s*[（(]?[\d一二三四五六七八九十]{1,4}[、．.)）]/.test(line) ? line : this.#ordinal + line);
    this.#ordinal = '';
  }
}

function sentencesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('。'); at >= 0; at = text.indexOf('。', at + 1)) count++;
  return count;
}

function isHidden(name: string, attributes: Attributes): boolean {
  // A hidden <p> or <input> need not be closed; only what holds others is worth passing over.
  if (name !== 'div' && name !== 'section' && name !== 'ul' && name !== 'table' && name !== 'span') return false;
  return attributes.has('hidden') || /display\s*:\s*none/i.test(attributes.get('style') ?? '');
}

function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : otherwise;
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]/;

/** White space as a browser shows it, but where a Chinese line was broken in the source nothing stands. */
function collapse(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, (space, at: number) =>
      /[\r\n]/.test(space) && WIDE.test(text[at - 1] ?? '') && WIDE.test(text[at + space.length] ?? '') ? '' : ' ',
    )
    .replace(/^ | $/g, '');
}
