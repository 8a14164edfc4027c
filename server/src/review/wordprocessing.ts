/** The words of WordprocessingML that are put into a document: comments, tracked insertions and deletions. */

import type { XmlElement } from '../reading/docx/structure.ts';

export const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

export interface Vocabulary {
  /** With its colon: `w:` by custom. */
  readonly prefix: string;
  readonly namespace: string;
}

/** What the root element calls WordprocessingML; null where it has no prefix for it, which attributes need. */
export function vocabularyOf(xml: string): Vocabulary | null {
  const at = xml.search(/<[A-Za-z_]/);
  const root = at < 0 ? '' : xml.slice(at, xml.indexOf('>', at) + 1);
  for (const [, prefix, namespace] of root.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
    if (namespace === TRANSITIONAL || namespace === STRICT) return { prefix: `${prefix}:`, namespace };
  }
  return null;
}

/** Numbers of comments, changes and bookmarks: above the highest that the file has. */
export class Numbers {
  #next: number;
  readonly #used = new Set<number>();

  constructor(parts: readonly string[]) {
    let highest = 0;
    for (const part of parts) {
      for (const [, digits] of part.matchAll(/:id\s*=\s*["'](-?\d{1,10})["']/g)) {
        const number = Number(digits);
        this.#used.add(number);
        highest = Math.max(highest, number);
      }
    }
    // Signed 32 bits; a file that has gone to their end has gaps in front of it.
    this.#next = highest < 0x7fff0000 ? highest + 1 : 1;
  }

  next(): number {
    while (this.#used.has(this.#next)) this.#next++;
    return this.#next++;
  }
}

/** A change by this program, on this day. */
export interface Signature {
  readonly author: string;
  /** As in `2026-03-05T00:00:00Z`. */
  readonly date: string;
}

export class Writer {
  readonly prefix: string;
  readonly #numbers: Numbers;
  readonly #signature: string;

  constructor({ prefix }: Vocabulary, numbers: Numbers, { author, date }: Signature) {
    this.prefix = prefix;
    this.#numbers = numbers;
    this.#signature = `${prefix}author="${escaped(author)}" ${prefix}date="${date}"`;
  }

  number(): number {
    return this.#numbers.next();
  }

  /** `<w:ins w:id=… w:author=… w:date=…` without its end. */
  change(name: 'ins' | 'del'): string {
    return `<${this.prefix}${name} ${this.prefix}id="${this.number()}" ${this.#signature}`;
  }

  around(name: 'ins' | 'del', content: string): string {
    return `${this.change(name)}>${content}</${this.prefix}${name}>`;
  }

  /** @param properties the whole element w:rPr, or nothing */
  run(text: string, properties = ''): string {
    const w = this.prefix;
    const content = text
      .split('\t')
      .map((part) => (part === '' ? '' : `<${w}t xml:space="preserve">${escaped(part)}</${w}t>`))
      .join(`<${w}tab/>`);
    return `<${w}r>${properties}${content}</${w}r>`;
  }

  commentStart(id: number): string {
    return `<${this.prefix}commentRangeStart ${this.prefix}id="${id}"/>`;
  }

  commentEnd(id: number): string {
    const w = this.prefix;
    return `<${w}commentRangeEnd ${w}id="${id}"/><${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`;
  }

  comment(id: number, initials: string, paragraphs: readonly string[]): string {
    const w = this.prefix;
    const content = paragraphs.map((text, at) => {
      const properties = at === 0 ? `<${w}rPr><${w}b/></${w}rPr>` : '';
      return `<${w}p>${this.run(text, properties)}</${w}p>`;
    });
    return `<${w}comment ${w}id="${id}" ${this.#signature} ${w}initials="${escaped(initials)}">${content.join('')}</${w}comment>`;
  }

  /** Properties for a further piece of the same run: no two changes of format may have one number. */
  renumbered(properties: string): string {
    const at = properties.indexOf(`<${this.prefix}rPrChange`);
    if (at < 0) return properties;
    const change = properties.slice(at).replace(/(:id\s*=\s*["'])-?\d+/, (_, name: string) => name + this.number());
    return properties.slice(0, at) + change;
  }

  /** Properties for new words, whose format nobody has changed. */
  asNew(properties: string): string {
    return withoutElement(properties, `${this.prefix}rPrChange`);
  }
}

/** Cuts an element out that does not hold another of its name. */
export function withoutElement(xml: string, name: string): string {
  const start = xml.search(new RegExp(`<${name}[\\s/>]`));
  if (start < 0) return xml;
  const tagEnd = xml.indexOf('>', start) + 1;
  if (xml[tagEnd - 2] === '/') return xml.slice(0, start) + xml.slice(tagEnd);
  const closer = `</${name}>`;
  const end = xml.indexOf(closer, tagEnd);
  return end < 0 ? xml : xml.slice(0, start) + xml.slice(end + closer.length);
}

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escaped(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
}

export function slice(xml: string, { start, end }: Pick<XmlElement, 'start' | 'end'>): string {
  return xml.slice(start, end);
}
