/**
 * Which kinds of things the lines of a text say differently after an edit, places aside: what tells whether a rule that
 * looks at some of them has anything new to see.
 */

import type { Block } from '../syntax/block.ts';
import { outlineChange } from './change.ts';
import type { Draft } from './draft.ts';
import type { LineFacts } from './line/facts.ts';
import { LineFlags } from './line/flags.ts';

export type LineField =
  | SaidField
  | 'marker'
  /** How the paragraphs without a number begin: their first words may be a heading. */
  | 'opening'
  /** Its first and last characters, where a sentence may go on over the end of the line. */
  | 'edges'
  /** Whether the line ends in an annotation. */
  | 'closing'
  /** How many paragraphs there are. */
  | 'paragraphs'
  /** Brackets without a partner. */
  | 'lone'
  /** Anything at all in a line with dated phrases or superseded laws. */
  | 'dated'
  /** The word 目标. */
  | 'goal';

const SAID = [
  'heading',
  'numbers',
  'citations',
  'deadlines',
  'figures',
  'annotations',
  'bodies',
  'repeatsBody',
  'oldBodies',
  'ownPlaces',
  'selfNames',
  'meetings',
  'proseLeads',
  'references',
  'terms',
  'validity',
  'attachmentMention',
  'missing',
  'marks',
  'spacing',
  'reviewed',
] as const satisfies readonly (keyof LineFacts)[];

type SaidField = (typeof SAID)[number];

const LAID_OUT: readonly LineField[] = [];

/** What each field of a draft is made of; fields that go by the layout stay as long as the layout does. */
export const MADE_OF: Readonly<Record<keyof Draft, readonly LineField[]>> = {
  first: LAID_OUT,
  end: LAID_OUT,
  title: LAID_OUT,
  pieceHead: LAID_OUT,
  kind: LAID_OUT,
  number: LAID_OUT,
  issuer: LAID_OUT,
  date: LAID_OUT,
  government: LAID_OUT,
  notice: LAID_OUT,
  attachments: LAID_OUT,
  outline: ['heading', 'marker'],
  numbering: ['marker'],
  assignments: ['annotations', 'bodies', 'proseLeads'],
  firstLeads: ['annotations'],
  targets: ['figures', 'deadlines'],
  citations: ['citations', 'numbers'],
  references: ['references'],
  terms: ['terms'],
  validity: ['validity'],
};

/** Lines of a text, and what was read of them. */
export interface ReadLines {
  readonly blocks: readonly Block[];
  readonly facts: readonly LineFacts[];
}

/**
 * The fields in which lines differ from those in whose place they stand.
 *
 * @param neighbours the lines next to them, above and below
 */
export function changedFields(before: ReadLines, after: ReadLines, neighbours: readonly Block[]): Set<LineField> {
  const changed = new Set<LineField>();
  const differ = (field: LineField, told: (block: Block, facts: LineFacts) => string): void => {
    if (listOf(before, told) !== listOf(after, told)) changed.add(field);
  };
  for (const field of SAID) {
    if (field !== 'heading') differ(field, (_, said) => meaningOf(said[field]));
  }
  if (headingsDiffer(before, after)) changed.add('heading');
  // What is said of these goes by the words that they stand among.
  differ('marks', ({ text }, { marks }) =>
    (marks?.faults ?? []).map(({ start, end }) => text.slice(start, end)).join(),
  );
  differ('references', (_, { references, content }) => (references.length === 0 ? '' : content));
  differ('validity', (_, { validity, content }) => (validity === null ? '' : content));
  differ('marker', ({ marker }) => meaningOf(marker));
  differ('opening', ({ marker }, { content }) => (marker === null ? content.slice(0, LONGEST_OPENING) : ''));
  differ('closing', ({ content }, { annotations }) =>
    annotations.at(-1)?.span.end === content.end ? '）' : annotations.length > 0 ? '…' : '',
  );
  differ('lone', ({ lone }) => lone.map(({ kind, opening }) => `${kind} ${opening}`).join());
  differ('dated', (_, { says, content }) => ((says & LineFlags.Dated) === 0 ? '' : content));
  differ('goal', (_, { content }) => (content.includes('目标') ? '目标' : ''));
  if (countText(before) !== countText(after)) changed.add('paragraphs');
  const all = [...neighbours, ...before.blocks, ...after.blocks];
  if (all.some(goesOn)) differ('edges', (_, { content }) => content.slice(0, 1) + content.slice(-2));
  // An annotation whose bracket opens on one line and closes on the next is read from both.
  if (neighbours.some(({ lone }) => lone.length > 0) && all.some(opensRound) && all.some(closesRound))
    changed.add('annotations');
  return changed;
}

/** What rules look at of a paragraph without a number, in UTF-16 units. */
const LONGEST_OPENING = 40;

function countText({ blocks }: ReadLines): number {
  let count = 0;
  for (const { kind } of blocks) if (kind === 'text') count++;
  return count;
}

/** A line that ends or begins amid a sentence, or that lacks half of a pair. */
function goesOn({ lone, text, content }: Block): boolean {
  return (
    lone.length > 0 ||
    UNFINISHED.includes(text.charAt(content.end - 1)) ||
    CONTINUES.includes(text.charAt(content.start))
  );
}

const UNFINISHED = '、，,；;';
const CONTINUES = '、，,；;。';

function opensRound({ lone }: Block): boolean {
  return lone.some(({ kind, opening }) => kind === 'round' && opening);
}

function closesRound({ lone }: Block): boolean {
  return lone.some(({ kind, opening }) => kind === 'round' && !opening);
}

/** What the lines tell, one after another; lines that tell nothing do not count. */
function listOf({ blocks, facts }: ReadLines, told: (block: Block, facts: LineFacts) => string): string {
  let list = '';
  for (const [index, block] of blocks.entries()) {
    const one = block.kind === 'text' ? told(block, facts[index]!) : '';
    if (one !== '') list += `${one}\n`;
  }
  return list;
}

/** The headings of lines whose markers are the same, one by one. */
function headingsDiffer(before: ReadLines, after: ReadLines): boolean {
  const old = numberedLines(before);
  const fresh = numberedLines(after);
  if (old.length !== fresh.length) return true;
  return old.some((line, index) => {
    const other = fresh[index]!;
    return (
      outlineChange(before.blocks[line]!, before.facts[line]!, after.blocks[other]!, after.facts[other]!) !== 'none'
    );
  });
}

function numberedLines({ blocks }: ReadLines): number[] {
  return blocks.flatMap(({ marker }, line) => (marker === null ? [] : [line]));
}

/** A value with all places struck out; nothing for nothing. */
function meaningOf(value: unknown): string {
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return '';
  return JSON.stringify(value, (_, part: unknown) =>
    isSpan(part) ? 0 : part instanceof Map ? [...part.values()] : part,
  );
}

function isSpan(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    Object.keys(value).length === 2
  );
}
