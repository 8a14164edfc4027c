/** What the trade knows, put together: made once by whoever composes the program, each part read when first used. */

import { BodyNames } from '../responsibility/namedAgency.ts';
import { Agencies } from './agencies.ts';
import { DatedPhrases } from './dated-phrases.ts';
import { createFairCompetition, type FairCompetitionRow } from './fair-competition.ts';
import { Lazy } from './lazy.ts';
import { Lexicon, type LexiconHits } from './lexicon.ts';
import type { Patterns } from './patterns.ts';
import { Regions } from './regions.ts';
import { SupersededLaws } from './superseded-laws.ts';
import { approximations, faultyMarks, formulas, headingParts, missingFigures, placeholders } from './prefilterWords.ts';
import { createTypos, type Typos } from './typos.ts';
import { createNumerals, createRedundancies, type Wording } from './wording.ts';

export type PartName =
  | 'typoWords'
  | 'typoAnchors'
  | 'redundancyWords'
  | 'redundancyAnchors'
  | 'numeralWords'
  | 'numeralAnchors'
  | 'fairCompetitionAnchors'
  | 'supersededLaws'
  | 'datedPhrases'
  | 'outdatedAgencies'
  | 'regions'
  | 'headingParts'
  | 'formulas'
  | 'placeholders'
  | 'missingFigures'
  | 'faultyMarks'
  | 'approximations';

export interface Knowledge {
  readonly agencies: Agencies;
  readonly regions: Regions;
  /** What the names of bodies stand for. */
  readonly bodyNames: BodyNames;
  readonly typos: Typos;
  readonly redundancies: Wording;
  readonly numerals: Wording;
  readonly fairCompetition: Patterns<FairCompetitionRow>;
  readonly supersededLaws: SupersededLaws;
  readonly datedPhrases: DatedPhrases;
  /** Where the words of every list stand in a line: one pass for all of them. */
  scan(line: string): LexiconHits<PartName>;
}

export function createKnowledge(): Knowledge {
  return new TradeKnowledge();
}

class TradeKnowledge implements Knowledge {
  readonly agencies = new Agencies();
  readonly regions = new Regions();
  readonly bodyNames = new BodyNames(this.agencies, this.regions);
  readonly #typos = new Lazy(createTypos);
  readonly #redundancies = new Lazy(createRedundancies);
  readonly #numerals = new Lazy(createNumerals);
  readonly #fairCompetition = new Lazy(createFairCompetition);
  readonly #supersededLaws = new Lazy(() => new SupersededLaws());
  readonly #datedPhrases = new Lazy(() => new DatedPhrases());
  readonly #lexicon = new Lexicon<PartName>(() => ({
    typoWords: this.typos.words,
    typoAnchors: this.typos.patterns,
    redundancyWords: this.redundancies.words,
    redundancyAnchors: this.redundancies.patterns,
    numeralWords: this.numerals.words,
    numeralAnchors: this.numerals.patterns,
    fairCompetitionAnchors: this.fairCompetition,
    supersededLaws: this.supersededLaws,
    datedPhrases: this.datedPhrases,
    outdatedAgencies: this.agencies.outdatedNames,
    regions: this.regions.names,
    headingParts: headingParts(),
    formulas: formulas(),
    placeholders: placeholders(),
    missingFigures: missingFigures(),
    faultyMarks: faultyMarks(),
    approximations: approximations(),
  }));

  get typos(): Typos {
    return this.#typos.value;
  }

  get redundancies(): Wording {
    return this.#redundancies.value;
  }

  get numerals(): Wording {
    return this.#numerals.value;
  }

  get fairCompetition(): Patterns<FairCompetitionRow> {
    return this.#fairCompetition.value;
  }

  get supersededLaws(): SupersededLaws {
    return this.#supersededLaws.value;
  }

  get datedPhrases(): DatedPhrases {
    return this.#datedPhrases.value;
  }

  scan(line: string): LexiconHits<PartName> {
    return this.#lexicon.scan(line);
  }
}
