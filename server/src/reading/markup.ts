/**
 * HTML and XML as a run of events. Nothing is built and nothing recurses, so no depth of nesting matters; no entity
 * that a document declares is known here, so none can grow, and nothing is ever fetched.
 */

import { Tokenizer } from 'htmlparser2';

export type Attributes = ReadonlyMap<string, string>;

export interface MarkupEvents {
  /** Names come in lower case in HTML, without their prefix in XML: w:p is p. */
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
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
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let value = '';
  const open = (): void => events.open(element, attributes ?? NO_ATTRIBUTES);
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true },
    {
      onopentagname(start, end) {
        element = nameAt(start, end);
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
      onselfclosingtag() {
        open();
        // In HTML <p/> opens a paragraph all the same.
        if (xml) events.close(element);
      },
      onclosetag(start, end) {
        events.close(nameAt(start, end));
      },
      ontext(start, end) {
        events.text(source.slice(start, end));
      },
      ontextentity(code) {
        events.text(String.fromCodePoint(code));
      },
      oncdata(start, end, offset) {
        if (xml) events.text(source.slice(start, end - offset));
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
