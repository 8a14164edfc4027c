/** Comments: the part that holds them, and the places in the document that they are about. */

import type { DocxParagraph, DocxRun } from '../reading/docx/structure.ts';
import type { Origin, TracedText } from '../reading/docx/trace.ts';
import { INITIALS, type WordOriginal } from './original.ts';
import { ORDER, type Splices } from './splices.ts';
import { STRICT, vocabularyOf, type Vocabulary, Writer, type Numbers, type Signature } from './wordprocessing.ts';

export interface Comment {
  /** UTF-16 offsets in the whole draft. */
  readonly start: number;
  readonly end: number;
  readonly paragraphs: readonly string[];
}

/** Puts the ends of a comment's range in and returns its number. */
export function anchor(comment: Comment, traced: TracedText, splices: Splices, writer: Writer): number {
  const id = writer.number();
  const ends = rangeOf(comment, traced);
  if ('paragraph' in ends) {
    splices.intoParagraph(ends.paragraph, writer.commentStart(id) + writer.commentEnd(id));
    return id;
  }
  const { first, last } = ends;
  splices.intoRun(first.run, first.at, ORDER.commentStart, writer.commentStart(id));
  splices.intoRun(last.run, last.at, ORDER.commentEnd, writer.commentEnd(id));
  return id;
}

interface RangeEnd {
  readonly run: DocxRun;
  readonly at: number;
}

type AnchorRange = { readonly first: RangeEnd; readonly last: RangeEnd } | { readonly paragraph: DocxParagraph };

/** The words; where they stand in no run (an automatic number), the words of the same paragraph; else the paragraph. */
function rangeOf({ start, end }: Comment, traced: TracedText): AnchorRange {
  const { text } = traced;
  const firstIn = (from: number, to: number): Origin | null => {
    for (let offset = from; offset < to; offset++) {
      const origin = traced.originAt(offset);
      if (origin !== null && holds(origin)) return origin;
    }
    return null;
  };
  const lastIn = (from: number, to: number): Origin | null => {
    for (let offset = to - 1; offset >= from; offset--) {
      const origin = traced.originAt(offset);
      if (origin !== null && holds(origin)) return origin;
    }
    return null;
  };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  let first = firstIn(start, end);
  let last = lastIn(start, end);
  if (first === null) {
    // An empty range is about the place: the letter before it, or the one behind.
    const near = start === end ? (lastIn(lineStart, start) ?? firstIn(start, lineEnd)) : null;
    first = near ?? firstIn(lineStart, lineEnd);
    last = near ?? lastIn(lineStart, lineEnd);
  }
  if (first !== null && last !== null) return { first: startOf(first), last: endOf(last) };
  for (let offset = Math.min(start, lineEnd); offset >= lineStart; offset--) {
    const origin = traced.originAt(offset);
    if (origin !== null) return pointOf(origin.paragraph);
  }
  for (let offset = start; offset < text.length; offset++) {
    const origin = traced.originAt(offset);
    if (origin !== null) return pointOf(origin.paragraph);
  }
  return pointOf(traced.originOf(0).paragraph);
}

/** Whether a comment may begin and end at a letter, or at the run that its box or ruby hangs on. */
function holds({ run }: Origin): boolean {
  return run !== null && run.fixed !== 'formula' && run.outer?.fixed !== 'formula';
}

/** There are no comments in text boxes, and none below ruby: they go to the run that holds these. */
function startOf({ run, start }: Origin): RangeEnd {
  return run!.outer === null ? { run: run!, at: start } : { run: run!.outer, at: run!.outer.start };
}

function endOf({ run, end }: Origin): RangeEnd {
  return run!.outer === null ? { run: run!, at: end } : { run: run!.outer, at: run!.outer.end };
}

function pointOf(paragraph: DocxParagraph): AnchorRange {
  const { box } = paragraph;
  return box === null ? { paragraph } : { first: { run: box, at: box.start }, last: { run: box, at: box.end } };
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** The parts that change when comments are added, by name; null when one of them is of an unusual kind. */
export function commentParts(
  { reading: { archive, main }, parts, vocabulary }: WordOriginal,
  comments: readonly { readonly id: number; readonly paragraphs: readonly string[] }[],
  numbers: Numbers,
  signature: Signature,
): ReadonlyMap<string, string> | null {
  const changed = new Map<string, string>();
  const write = (words: Vocabulary): string => {
    const writer = new Writer(words, numbers, signature);
    return comments.map(({ id, paragraphs }) => writer.comment(id, INITIALS, paragraphs)).join('');
  };
  const existing = archive.text(parts.comments);
  if (existing !== null) {
    const words = vocabularyOf(existing);
    const xml = words === null ? null : beforeEnd(existing, write(words));
    if (xml === null) return null;
    return changed.set(parts.comments, xml);
  }
  changed.set(
    parts.comments,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${vocabulary.namespace}">` +
      `${write({ ...vocabulary, prefix: 'w:' })}</w:comments>`,
  );
  const types = beforeEnd(
    archive.text('[Content_Types].xml') ?? '',
    `<Override PartName="/${parts.comments}" ContentType="${COMMENTS_TYPE}"/>`,
  );
  const slash = main.lastIndexOf('/') + 1;
  const name = `${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`;
  const relations =
    archive.text(name) ??
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const kind = vocabulary.namespace === STRICT ? STRICT_RELATIONS : RELATIONS;
  const related = beforeEnd(
    relations,
    `<Relationship Id="${freeId(relations)}" Type="${kind}/comments" Target="/${parts.comments}"/>`,
  );
  if (types === null || related === null) return null;
  return changed.set('[Content_Types].xml', types).set(name, related);
}

/** In front of the closing tag of the root, which a root without content does not have yet. */
function beforeEnd(xml: string, addition: string): string | null {
  const closer = xml.lastIndexOf('<');
  if (closer < 0) return null;
  if (xml[closer + 1] === '/') return xml.slice(0, closer) + addition + xml.slice(closer);
  const end = xml.lastIndexOf('/>');
  if (end < closer) return null;
  const name = /^[\w:.-]+/.exec(xml.slice(closer + 1))?.[0] ?? '';
  return `${xml.slice(0, end)}>${addition}</${name}>${xml.slice(end + 2)}`;
}

function freeId(relations: string): string {
  let number = 1;
  while (relations.includes(`"rIdReview${number}"`)) number++;
  return `rIdReview${number}`;
}
