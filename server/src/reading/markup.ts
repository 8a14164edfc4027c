/**
 * HTML and XML as a run of events. Nothing is built and nothing recurses, so no depth of nesting matters; no entity
 * that a document declares is known here, so none can grow, and nothing is ever fetched.
 */

import { Tokenizer } from 'htmlparser2';

export type Attributes = ReadonlyMap<string, string>;

/** Places are UTF-16 offsets in the source, half open. */
export interface MarkupEvents {
  /** Names come in lower case in HTML, without their prefix in XML: w:p is p. The place is that of the tag. */
  open(name: string, attributes: Attributes, start: number, end: number): void;
  /** A run of characters as they stand, or one entity, which is longer in the source than what it stands for. */
  text(text: string, start: number, end: number): void;
  /** The place is that of the end tag; an element that is closed by its own tag ends where that does. */
  close(name: string, start: number, end: number): void;
}

const NO_ATTRIBUTES: Attributes = new Map();
const MOST_ATTRIBUTES = 200;

/**
 * The tokenizer of htmlparser2 alone, not its parser: the parser keeps the open elements in a list to which every
 * element is put in front, which takes minutes for a page that nests a million of them.
 */
export function readMarkup(source: string, language: 'html' | 'xml', events: MarkupEvents): void {
  const xml = language === 'xml';
  const nameAt = (start: number, end: number): string => {
    const name = source.slice(start, end);
    return xml ? name.slice(name.indexOf(':') + 1) : name.toLowerCase();
  };
  let element = '';
  let tagStart = 0;
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let value = '';
  const open = (closer: number): void => events.open(element, attributes ?? NO_ATTRIBUTES, tagStart, closer + 1);
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true },
    {
      onopentagname(start, end) {
        element = nameAt(start, end);
        tagStart = start - 1;
        attributes = null;
      },
      onattribname(start, end) {
        attribute = nameAt(start, end);
        value = '';
      },
      onattribdata(start, end) {
        value += source.slice(start, end);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        attributes ??= new Map();
        if (attributes.size < MOST_ATTRIBUTES && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: open,
      onselfclosingtag(closer) {
        open(closer);
        // In HTML <p/> opens a paragraph all the same.
        if (xml) events.close(element, closer + 1, closer + 1);
      },
      onclosetag(start, end) {
        events.close(nameAt(start, end), start - 2, source.indexOf('>', end) + 1 || source.length);
      },
      ontext(start, end) {
        events.text(source.slice(start, end), start, end);
      },
      ontextentity(code, end) {
        events.text(String.fromCodePoint(code), source.lastIndexOf('&', end - 1), end);
      },
      oncdata(start, end, offset) {
        if (xml) events.text(source.slice(start, end - offset), start, end - offset);
      },
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}
