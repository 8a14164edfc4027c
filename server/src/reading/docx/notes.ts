/** Footnotes and endnotes of a Word document, each as one line: what is said there belongs to the draft. */

import { readMarkup } from '../markup.ts';

/** By kind and number, as in `footnote 2`; without the lines that only part notes from the text. */
export function readNotes(xml: string, kind: 'footnote' | 'endnote'): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let text = '';
  let inText = false;
  let deleted = 0;
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      if (name === kind) {
        // separator, continuationSeparator, continuationNotice
        id =
          attributes.get('type') === undefined || attributes.get('type') === 'normal'
            ? (attributes.get('id') ?? '')
            : null;
        text = '';
      } else if (name === 'del') deleted++;
      else if (name === 't') inText = true;
    },
    text(part) {
      if (inText && deleted === 0) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'del') deleted--;
      else if (name === 'p') text += ' ';
      else if (name === kind && id !== null) notes.set(`${kind} ${id}`, text.replace(/\s+/g, ' ').trim());
    },
  });
  return notes;
}
