/** What one line says, read once and kept with its block: the model of a whole draft is put together from these. */

import { bodyOf, shows, type Block } from '../../syntax/block.ts';
import { Sign } from '../../syntax/characters.ts';
import { appended } from '../../text/appended.ts';
import type { Span } from '../../text/span.ts';
import { readAttachmentMention } from './attachmentMention.ts';
import { readCitations, type Citation } from './citation.ts';
import { readDeadlines, type Deadline } from './deadline.ts';
import { readDocumentNumbers, type DocumentNumber } from './documentNumber.ts';
import { readHeading, type Heading } from './heading.ts';
import type { FairCompetitionRow } from '../knowledge/fair-competition.ts';
import type { Knowledge, PartName } from '../knowledge/knowledge.ts';
import type { LexiconHits } from '../knowledge/lexicon.ts';
import { Tell } from '../knowledge/prefilterWords.ts';
import type { PatternMatch } from '../knowledge/patterns.ts';
import { readFormerAgencies, type FormerAgency } from './formerAgency.ts';
import { readPlaceMentions, type PlaceMention } from './placeMention.ts';
import { readPartyMeetings, type PartyMeetings } from './partyMeetings.ts';
import { readProseAnnotation, readProseLeads, type ProseLead } from './proseLead.ts';
import { withHolesFilled } from './holes.ts';
import { readMarks, type Marks } from './marks.ts';
import { readMissingFigures, type MissingFigure } from './missingFigure.ts';
import { readCrossReferences, type CrossReference } from './reference.ts';
import {
  readAnnotation,
  readAnnotationLine,
  readAnnotationTail,
  readBareList,
  type Annotation,
} from '../responsibility/annotation.ts';
import { readNamedBodies, repeatsBody, type NamedAgency } from '../responsibility/namedAgency.ts';
import { readSpacing, type Spacing } from './spaces.ts';
import { readSentences, type Sentence } from './sentences.ts';
import { readSelfReferences, type SelfReference } from './selfReference.ts';
import { readFigures, type Figure } from '../target/targetSentence.ts';
import { readTimes } from './time.ts';
import { readTerms, type TermDefinition } from './term.ts';
import { readValidity, type Validity } from './validity.ts';
import { readWebSign, type WebSign } from './webSign.ts';
import * as shapes from './shapes.ts';

export type Shape =
  | 'plain'
  | 'number'
  | 'date'
  | 'addressee'
  | 'note'
  | 'attachmentNote'
  | 'attachmentHead'
  | 'imprint'
  | 'organ'
  | 'letterhead'
  | 'headerMark'
  | 'pieceHead';

export interface LineFacts {
  readonly content: string;
  readonly shape: Shape;
  /** What a web page around the text would say of itself here. */
  readonly webSign: WebSign | null;
  /** Short and without a sentence: can be a title or a part of one. */
  readonly titlePart: boolean;
  /** For numbered lines only. */
  readonly heading: Heading | null;
  readonly numbers: readonly DocumentNumber[];
  readonly citations: readonly Citation[];
  readonly deadlines: readonly Deadline[];
  /** The deadlines and what else governs a figure: 每年, 2027年，. */
  readonly times: readonly Deadline[];
  readonly figures: readonly Figure[];
  readonly annotations: readonly Annotation[];
  /** What is known of the bodies in the annotations, in the order of the text. */
  readonly bodies: readonly NamedAgency[];
  /** One annotation of the line may name a body twice. */
  readonly repeatsBody: boolean;
  readonly oldBodies: readonly FormerAgency[];
  readonly ownPlaces: readonly PlaceMention[];
  readonly selfNames: readonly SelfReference[];
  readonly meetings: readonly PartyMeetings[];
  readonly sentences: readonly Sentence[];
  readonly proseLeads: readonly ProseLead[];
  /** Who answers by a sentence of prose; null where an annotation says it. */
  readonly prose: Annotation | null;
  readonly references: readonly CrossReference[];
  readonly terms: readonly TermDefinition[];
  readonly validity: Validity | null;
  /** 见附件, where it has no number. */
  readonly attachmentMention: Span | null;
  readonly missing: readonly MissingFigure[];
  readonly marks: Marks | null;
  readonly spacing: Spacing | null;
  /** Clauses that a fair-competition or legality review asks about. */
  readonly reviewed: readonly PatternMatch<FairCompetitionRow>[];
  /** Where the words of the trade's lists stand. */
  readonly hits: LexiconHits<PartName>;
}

const NONE: readonly never[] = Object.freeze([]);

type Unscanned = Omit<LineFacts, 'hits'>;

const EMPTY: Unscanned = Object.freeze({
  content: '',
  shape: 'plain',
  webSign: null,
  titlePart: false,
  heading: null,
  numbers: NONE,
  citations: NONE,
  deadlines: NONE,
  times: NONE,
  figures: NONE,
  annotations: NONE,
  bodies: NONE,
  repeatsBody: false,
  oldBodies: NONE,
  ownPlaces: NONE,
  selfNames: NONE,
  meetings: NONE,
  sentences: NONE,
  proseLeads: NONE,
  prose: null,
  references: NONE,
  terms: NONE,
  validity: null,
  attachmentMention: null,
  missing: NONE,
  marks: null,
  spacing: null,
  reviewed: NONE,
});

/** The lines of a draft that say something in particular, in order. */
export function linesWhere(
  { facts }: { readonly facts: readonly LineFacts[] },
  { first, end }: { readonly first: number; readonly end: number },
  says: (facts: LineFacts) => boolean,
): number[] {
  const lines: number[] = [];
  for (let line = first; line < end; line++) if (says(facts[line]!)) lines.push(line);
  return lines;
}

/** Reads lines and remembers what it read; blocks are immutable, so nothing here ever goes stale. */
export class FactReader {
  readonly #read = new WeakMap<Block, LineFacts>();
  readonly #knowledge: Knowledge;
  #empty: LineFacts | null = null;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  of(block: Block): LineFacts {
    if (block.kind !== 'text') return (this.#empty ??= { ...EMPTY, hits: this.#knowledge.scan('') });
    let facts = this.#read.get(block);
    if (facts === undefined) {
      facts = readFacts(block, this.#knowledge);
      this.#read.set(block, facts);
    }
    return facts;
  }
}

function readFacts(block: Block, knowledge: Knowledge): LineFacts {
  const hits = knowledge.scan(block.text);
  const content = shapes.contentOf(block);
  const numbers = readDocumentNumbers(block);
  const deadlines = readDeadlines(block);
  const citations = block.brackets.length === 0 ? NONE : readCitations(block, numbers);
  const annotations = readAnnotations(block);
  const bodies = readNamedBodies(annotations, knowledge.bodyNames);
  // An annotation says it; prose is asked only where there is none.
  const proseLeads = annotations.length > 0 ? NONE : readProseLeads(block.text, bodyOf(block).start, block.content.end);
  const titlePart =
    block.marker === null && content.length <= 70 && !/[。；;！!？?]/.test(content) && !/[：:]$/.test(content);
  return {
    content,
    shape: shapeOf(withHolesFilled(content)),
    webSign: readWebSign(content),
    titlePart,
    heading: block.marker === null ? null : readHeading(block, (hits.tells & Tell.HeadingPart) !== 0),
    numbers,
    citations,
    deadlines,
    times: readTimes(block, deadlines),
    figures: mayHoldFigures(block) ? readFigures(block.text, bodyOf(block).start, block.content.end) : NONE,
    annotations,
    bodies,
    repeatsBody: repeatsBody(annotations, bodies),
    oldBodies: readFormerAgencies(block, hits.outdatedAgencies, { citations, annotations }, knowledge.agencies),
    ownPlaces: readPlaceMentions(block, hits.regions, { annotations, proseLeads, titlePart }, knowledge.regions),
    selfNames: readSelfReferences(block),
    meetings: readPartyMeetings(block),
    sentences: readSentences(block, annotations, (hits.tells & Tell.Formula) !== 0),
    proseLeads,
    prose:
      annotations.length > 0 || (proseLeads.length === 0 && !/牵头|负责|会同/.test(block.text))
        ? null
        : readProseAnnotation(block.text, bodyOf(block).start, block.content.end, proseLeads),
    references: readCrossReferences(block),
    terms: readTerms(block),
    validity: readValidity(block),
    attachmentMention: readAttachmentMention(block),
    missing: readMissingFigures(block, (hits.tells & Tell.MissingFigure) !== 0),
    marks: readMarks(block, annotations, (hits.tells & Tell.Marks) !== 0),
    spacing: readSpacing(block),
    reviewed:
      hits.fairCompetitionAnchors.length === 0
        ? NONE
        : knowledge.fairCompetition.matches(block.text, hits.fairCompetitionAnchors),
    hits,
  };
}

/** A digit, or one of the words that stand for a figure. */
function mayHoldFigures(block: Block): boolean {
  return shows(block, Sign.Digit) || /全覆盖|翻番|翻[一两三]番|倍增|翻倍/.test(block.text);
}

function shapeOf(content: string): Shape {
  if (content.length > 400) return 'plain';
  if (shapes.isNumberLine(content)) return 'number';
  if (shapes.isDateLine(content)) return 'date';
  if (shapes.isNote(content)) return 'note';
  if (shapes.isAttachmentHead(content)) return 'attachmentHead';
  if (shapes.isAttachmentNote(content)) return 'attachmentNote';
  if (shapes.isImprint(content)) return 'imprint';
  if (shapes.isAddressee(content)) return 'addressee';
  if (shapes.isPieceHead(content)) return 'pieceHead';
  if (shapes.isHeaderMark(content)) return 'headerMark';
  if (shapes.isLetterhead(content)) return 'letterhead';
  if (shapes.isOrganLine(content)) return 'organ';
  return 'plain';
}

/** Words without which no line annotates a responsibility; the test spares most lines the grammar. */
const RESPONSIBLE =
  /牵头|责任|负责|配合|主办|协办|承办|参与|会同|推进|支持|时限|时间|落实|实施|指导|[、，](?:省|市|县|区|自治区|国家|财政|发展)/;

const LABELLED = /(?:单位|部门)[ \u00a0\u3000]*[：:]/;

function readAnnotations(block: Block): readonly Annotation[] {
  const { text, content } = block;
  if (!RESPONSIBLE.test(text)) return NONE;
  if (block.marker === null) {
    const line = readAnnotationLine(text, content);
    if (line !== null) return [line];
  }
  let found: Annotation[] | undefined;
  let covered = -1;
  for (const bracket of block.brackets) {
    if (bracket.kind === 'quote' || bracket.kind === 'title' || bracket.kind === 'innerTitle') continue;
    if (bracket.span.start < covered) continue;
    const inside: Span = { start: bracket.span.start + 1, end: bracket.span.end - 1 };
    // （财政厅牵头） in the middle of a sentence is a remark; an annotation closes a sentence or the line.
    const annotation =
      readAnnotation(text, inside, bracket.span) ??
      (bracket.span.end === content.end ? readBareList(text, inside, bracket.span) : null);
    if (annotation === null) continue;
    covered = bracket.span.end;
    found = appended(found, annotation);
  }
  const tail = found === undefined && LABELLED.test(text) ? readAnnotationTail(text, bodyOf(block)) : null;
  if (tail !== null) found = appended(found, tail);
  const torn = tornAnnotation(block);
  if (torn !== null) found = appended(found, torn);
  return found ?? NONE;
}

/** An annotation at the end of the line that lost one of its brackets still says who answers. */
function tornAnnotation(block: Block): Annotation | null {
  const { text, content } = block;
  const lone = block.lone.find(({ kind }) => kind === 'round');
  if (lone === undefined) return null;
  if (lone.opening)
    return readAnnotation(text, { start: lone.at + 1, end: content.end }, { start: lone.at, end: content.end });
  if (lone.at !== content.end - 1) return null;
  const start = text.lastIndexOf('。', lone.at) + 1;
  return start === 0 ? null : readAnnotation(text, { start, end: lone.at }, { start, end: lone.at + 1 });
}
