/** Automatic numbers of an OpenDocument text: list styles, lists within lists, and headings that count by their level. */

import { readMarkup, type Attributes } from '../markup.ts';
import { Numbering, type List, type ListLevel } from '../numbering.ts';

/** Numbers by an example of them (style:num-format), in the names of WordprocessingML. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['1', 'decimal'],
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
  ['一, 二, 三, ...', 'chineseCounting'],
  ['一, 十, 一百(繁), ...', 'chineseCounting'],
  ['壹, 贰, 叁, ...', 'chineseLegalSimplified'],
  ['壹, 貳, 參, ...', 'chineseLegalSimplified'],
  ['甲, 乙, 丙, ...', 'ideographTraditional'],
  ['子, 丑, 寅, ...', 'ideographZodiac'],
  ['①, ②, ③, ...', 'decimalEnclosedCircle'],
  ['１, ２, ３, ...', 'decimalFullWidth'],
  ['', 'none'],
]);

/** The levels of each list style by its name. */
export type ListStyles = ReadonlyMap<string, readonly (ListLevel | undefined)[]>;

/** The numbering of headings, which is no list of the text. */
const OUTLINE = 'text:outline-style';
const LEVELS = 9;

/** @param parts styles.xml and content.xml, later ones first in doubt */
export function readListStyles(parts: readonly string[]): ListStyles {
  const lists = new Map<string, (ListLevel | undefined)[]>();
  for (const xml of parts) {
    let levels: (ListLevel | undefined)[] | null = null;
    readMarkup(xml, 'xml', {
      open(name, attributes) {
        if (name === 'list-style') lists.set(attributes.get('name') ?? '', (levels = []));
        else if (name === 'outline-style') lists.set(OUTLINE, (levels = []));
        else if (levels !== null && /^(?:list-level-style-|outline-level-style$)/.test(name)) {
          const at = Number(attributes.get('level') ?? 0) - 1;
          if (at >= 0 && at < LEVELS) levels[at] = levelOf(name, attributes, at);
        }
      },
      text() {},
      close(name) {
        if (name === 'list-style' || name === 'outline-style') levels = null;
      },
    });
  }
  return lists;
}

function levelOf(name: string, attributes: Attributes, at: number): ListLevel {
  const numbered = name === 'list-level-style-number' || name === 'outline-level-style';
  const format = attributes.get('num-format') ?? '';
  return {
    start: Number(attributes.get('start-value') ?? 1) || 1,
    format: numbered ? (FORMATS.get(format) ?? 'decimal') : 'bullet',
    pattern: format === '' ? '' : patternOf(attributes, at),
    restart: null,
    inFigures: false,
  };
}

/** LibreOffice writes the pattern out since version 7; before, there were what stands in front, behind and above. */
function patternOf(attributes: Attributes, at: number): string {
  const written = attributes.get('num-list-format');
  // %1% in one, %1 in the other.
  if (written !== undefined) return written.slice(0, 100).replace(/%(\d)%/g, '%$1');
  const shown = Math.min(Number(attributes.get('display-levels') ?? 1) || 1, at + 1);
  const numbers = Array.from({ length: shown }, (_, index) => `%${at + 2 - shown + index}`).join('.');
  return `${attributes.get('num-prefix') ?? ''}${numbers}${attributes.get('num-suffix') ?? ''}`;
}

interface OpenList {
  readonly style: string;
  /** An item has been opened and its number is not written yet. */
  pending: boolean;
}

/** Counts along a document; lists are opened and closed as they are met. */
export class OdtNumbering {
  readonly #styles: ListStyles;
  readonly #open: OpenList[] = [];
  /** Each run of a list counts by itself; one that goes on has the number of the run before. */
  readonly #runs = new Map<string, number>();
  readonly #identified = new Map<string, string>();
  readonly #counters = new Map<string, Numbering>();
  /** Lists deeper than any style tells apart. */
  #sunken = 0;

  constructor(styles: ListStyles) {
    this.#styles = styles;
  }

  openList(attributes: Attributes): void {
    if (this.#open.length >= LEVELS) {
      this.#sunken++;
      return;
    }
    const outer = this.#open.at(-1);
    const style = outer?.style ?? this.#keyOf(attributes);
    this.#open.push({ style, pending: false });
  }

  closeList(): void {
    if (this.#sunken > 0) this.#sunken--;
    else this.#open.pop();
  }

  openItem(_attributes: Attributes): void {
    if (this.#sunken === 0 && this.#open.length > 0) this.#open.at(-1)!.pending = true;
  }

  /** What stands in front of this paragraph. */
  paragraph(name: 'p' | 'h', attributes: Attributes): string {
    const open = this.#open.at(-1);
    if (open !== undefined) {
      if (!open.pending || this.#sunken > 0) return '';
      for (const list of this.#open) list.pending = false;
      return this.#next(open.style, this.#open.length - 1);
    }
    if (name === 'h' && attributes.get('is-list-header') !== 'true')
      return this.#next(
        `${OUTLINE} 0`,
        Math.min(Math.max(Number(attributes.get('outline-level') ?? 1) - 1, 0), LEVELS - 1),
      );
    return '';
  }

  /** The style of a list and which run of it this is: `WWNum1 3`. */
  #keyOf(attributes: Attributes): string {
    const style = attributes.get('style-name') ?? '';
    const continued = this.#identified.get(attributes.get('continue-list') ?? '');
    let key = continued;
    if (key === undefined) {
      const goesOn = attributes.get('continue-numbering') === 'true';
      const run = (this.#runs.get(style) ?? 0) + (goesOn && this.#runs.has(style) ? 0 : 1);
      this.#runs.set(style, run);
      key = `${style} ${run}`;
    }
    const id = attributes.get('id');
    if (id !== undefined) this.#identified.set(id, key);
    return key;
  }

  #next(key: string, depth: number): string {
    let counter = this.#counters.get(key);
    if (counter === undefined) {
      const levels = this.#styles.get(key.slice(0, key.lastIndexOf(' '))) ?? [];
      const list: List = { family: key, levels, starts: new Map() };
      this.#counters.set(key, (counter = new Numbering(new Map([[key, list]]))));
    }
    return counter.next(key, depth);
  }
}
