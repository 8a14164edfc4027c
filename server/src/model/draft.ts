/** A draft as its author means it: title, kind, issuer, clauses, who answers for what, and by when. */

import type { Range } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Attachments } from './structure/attachments.ts';
import type { Citation } from './line/citation.ts';
import type { Deadline } from './line/deadline.ts';
import type { DocumentNumber } from './line/documentNumber.ts';
import type { LineFacts } from './line/facts.ts';
import type { DocumentKind } from './structure/documentKind.ts';
import type { LineRole } from './structure/layout.ts';
import type { NumberingFault } from './structure/numbering.ts';
import type { Clause, Outline } from './structure/outline.ts';
import type { CrossReference } from './line/reference.ts';
import type { LeadConvention } from './responsibility/annotation.ts';
import type { Assignment } from './responsibility/assignment.ts';
import type { Figure } from './target/targetSentence.ts';
import type { TermDefinition } from './line/term.ts';
import type { Validity } from './line/validity.ts';

/** Who issues: the centre, or a place. Unknown where neither title, number, signature nor addressee says. */
export type Government = 'centre' | 'local' | 'unknown';

export interface DraftTitle {
  readonly text: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface DraftDate {
  /** As written, spaces left out. */
  readonly text: string;
  readonly line: number;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

export interface Located<T> {
  readonly line: number;
  readonly value: T;
}

/** An indicator with what it is to reach; or, with `figure` null, a step that the text sets a time limit for. */
export interface Target {
  readonly clause: Clause | null;
  readonly line: number;
  readonly figure: Figure | null;
  readonly deadline: Deadline | null;
  readonly text: string;
  readonly range: Range;
}

export interface Draft {
  /** Half-open range of lines in the file. */
  readonly first: number;
  readonly end: number;
  readonly title: DraftTitle | null;
  /** 高新区行动方案范文 篇三, for a piece of a collection. */
  readonly pieceHead: string | null;
  readonly kind: DocumentKind | null;
  readonly number: Located<DocumentNumber> | null;
  readonly issuer: string | null;
  readonly date: DraftDate | null;
  readonly government: Government;
  /** The 通知 that this document is issued with, if it stands in the same file. */
  readonly notice: Draft | null;
  readonly outline: Outline;
  readonly numbering: readonly NumberingFault[];
  readonly assignments: readonly Assignment[];
  /** What the draft says, once, of who leads in its lists. */
  readonly convention: LeadConvention | null;
  readonly targets: readonly Target[];
  readonly citations: readonly Located<Citation>[];
  readonly references: readonly Located<CrossReference>[];
  /** 简称 that the text defines, in order. */
  readonly terms: readonly Located<TermDefinition>[];
  readonly attachments: Attachments;
  /** The places that say from when and how long the document holds. */
  readonly validity: readonly Located<Validity>[];
}

/** A whole file, read: readonly all the way down, and never touched again. */
export interface Analysis {
  readonly blocks: readonly Block[];
  readonly facts: readonly LineFacts[];
  readonly roles: readonly LineRole[];
  readonly drafts: readonly Draft[];
  /** The innermost clause of each line; null outside clauses. */
  readonly clauses: readonly (Clause | null)[];
}

export function draftAt(analysis: Analysis, line: number): Draft | null {
  return analysis.drafts.find((draft) => draft.first <= line && line < draft.end) ?? null;
}
