/** A Word document in one plain XML file (Flat OPC): the parts of the package one after another, each with its name. */

import { readMarkup } from '../markup.ts';

/** Parts by name, as an archive has them. */
export interface Parts {
  has(name: string): boolean;
  text(name: string): string | null;
}

export function flatPackage(xml: string): Parts {
  const parts = new Map<string, string>();
  let name: string | null = null;
  let start = -1;
  readMarkup(xml, 'xml', {
    open(element, attributes, _start, end) {
      if (element === 'part') name = (attributes.get('name') ?? '').replace(/^\//, '');
      else if (element === 'xmlData' && name !== null) start = end;
    },
    text() {},
    close(element, end) {
      if (element !== 'xmlData' || name === null || start < 0) return;
      if (!parts.has(name)) parts.set(name, xml.slice(start, end));
      name = null;
      start = -1;
    },
  });
  return { has: (part) => parts.has(part), text: (part) => parts.get(part) ?? null };
}
