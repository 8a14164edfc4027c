/** What the reference library knows of a document: facts only, each traceable to document and clause, no sentence. */

import type { ClauseKind } from '../model/structure/outline.ts';
import type { Comparison } from '../model/target/targetSentence.ts';

/** 层级 of the government that issued. 开发区 stands for a zone with a 管委会 of its own. */
export type GovernmentLevel = '省级' | '市级' | '县级' | '开发区';

export interface LibraryCitation {
  readonly title: string;
  readonly documentNumber: string | null;
}

export interface LibraryTarget {
  readonly indicator: string;
  readonly comparison: Comparison;
  readonly value: string;
  readonly unit: string;
  /** Null where the text gives none, or masks it. */
  readonly year: number | null;
}

export interface LibraryResponsibility {
  /** How the clause says it: 牵头+配合 in brackets, 责任单位 on a line of its own, in the sentence itself. */
  readonly style: string;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly responsible: readonly string[];
}

export interface LibraryClause {
  /** The ordinals from the top, in full-width form: 六、（十九）. An unnumbered part goes by the clause it stands in. */
  readonly path: string;
  /** Which of the places with this path it is, from 1. */
  readonly nth: number;
  /** Empty where the clause goes straight into a sentence. */
  readonly heading: string;
  readonly kind: ClauseKind;
  readonly responsibility: LibraryResponsibility | null;
  readonly targets: readonly LibraryTarget[];
  readonly citations: readonly LibraryCitation[];
}

/** What a document is; known of it from elsewhere where the copy at hand lost it, as the notes then say. */
export interface LibraryOrigin {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  /** As it is written: 2019年1月26日. */
  readonly date: string | null;
  /** 文种. */
  readonly kind: string;
  readonly region: string | null;
  readonly level: GovernmentLevel | null;
  readonly year: number | null;
  /** What was mended, and what the copy does not say. */
  readonly notes: readonly string[];
}

export interface LibraryDocument extends LibraryOrigin {
  readonly citations: readonly LibraryCitation[];
  readonly clauses: readonly LibraryClause[];
}
