/** What stands in a Word document and is not read: counted in a pass of its own, for whoever wants to know. */

import type { Omissions } from '../omissions.ts';
import { readMarkup } from '../markup.ts';
import type { ParagraphStyle } from './numbering.ts';
import { isContentsStyle } from './contents.ts';

/** @param revisions counted by the reader of the body */
export function omissionsOf(
  xml: string,
  comments: string,
  styles: ReadonlyMap<string, ParagraphStyle>,
  revisions: number,
): Omissions {
  let pictures = 0;
  let old = 0;
  let oldRevisions = 0;
  let contents = false;
  // The twin of a picture for older programs.
  let fallback = 0;
  readMarkup(xml, 'xml', {
    open(name, attributes) {
      if (name === 'Fallback') fallback++;
      else if ((name === 'blip' || name === 'imagedata') && fallback === 0) pictures++;
      else if (name === 'pStyle') contents ||= isContentsStyle(styles.get(attributes.get('val') ?? '')?.name ?? '');
      else if (name === 'annotation') {
        // Word 2003 keeps both in the text.
        const type = attributes.get('type') ?? '';
        if (type === 'Word.Comment') old++;
        else if (type === 'Word.Insertion' || type === 'Word.Deletion') oldRevisions++;
      } else if (name === 'docPartGallery') contents ||= /^table of contents$/i.test(attributes.get('val') ?? '');
    },
    text() {},
    close(name) {
      if (name === 'Fallback') fallback--;
    },
  });
  return {
    revisions: revisions + oldRevisions,
    comments: countElements(comments, 'comment') + old,
    pictures,
    contents,
  };
}

function countElements(xml: string, element: string): number {
  let count = 0;
  readMarkup(xml, 'xml', {
    open(name) {
      if (name === element) count++;
    },
    text() {},
    close() {},
  });
  return count;
}
