/**
 * What one office adds to the trade's knowledge, in a file `.policydraft.json` beside its drafts: own words, bodies,
 * places, set and forbidden phrases, and its defaults for the settings.
 */

import schema from '../../../data/policydraft.schema.json';
import { readJson, type SchemaProblem, type Schema } from './jsonSchema.ts';
import { Lazy } from '../knowledge/lazy.ts';
import { HouseLexicon } from './lexicon.ts';
import { OwnBodies } from '../knowledge/ownAgencies.ts';

export const OFFICE_FILE = '.policydraft.json';

export type OfficeSeverity = 'error' | 'warning' | 'information' | 'hint';

export interface OfficeWord {
  readonly wrong: string;
  readonly right: string;
  readonly message?: string;
  readonly severity?: OfficeSeverity;
  /** Longer words in which it is no fault. */
  readonly except?: readonly string[];
}

export interface OfficeBody {
  readonly full: string;
  readonly short?: string;
  readonly informal?: readonly string[];
  readonly severity?: OfficeSeverity;
}

export interface OfficePhrase {
  readonly phrase: string;
  readonly variants: readonly string[];
  readonly message?: string;
  readonly severity?: OfficeSeverity;
}

export interface ForbiddenPhrase {
  readonly text: string;
  readonly reason: string;
  readonly instead?: string;
  readonly severity?: OfficeSeverity;
  readonly except?: readonly string[];
}

/** How long a 规范性文件 may be in force by the rules of the place, in years. */
export interface LongestValidity {
  readonly longest?: number;
  /** What is 试行 or 暂行. */
  readonly longestOnTrial?: number;
}

/** The content of one file, as far as it conforms to the schema. */
export interface OfficeFile {
  /** YYYY-MM-DD. */
  readonly today?: string;
  readonly region?: string;
  readonly responsibility?: 'auto' | 'required' | 'off';
  readonly rules?: Readonly<Record<string, OfficeSeverity | 'off'>>;
  readonly words?: readonly OfficeWord[];
  readonly bodies?: readonly OfficeBody[];
  readonly regions?: readonly string[];
  readonly accepted?: readonly string[];
  readonly phrases?: readonly OfficePhrase[];
  readonly forbidden?: readonly ForbiddenPhrase[];
  readonly validity?: LongestValidity;
}

export interface OfficeRead {
  /** Null where nothing could be read. */
  readonly office: OfficeFile | null;
  readonly problems: readonly SchemaProblem[];
}

/** Never throws: a slip costs the entry it is in, a broken file the file. */
export function readOffice(text: string): OfficeRead {
  const { value, problems } = readJson(text, schema as Schema);
  return { office: (value ?? null) as OfficeFile | null, problems };
}

/** The files that hold for a draft, put together. */
export class HouseStyle {
  readonly today: string | null;
  readonly region: string | null;
  readonly responsibility: 'auto' | 'required' | 'off' | null;
  readonly rules: Readonly<Record<string, OfficeSeverity | 'off'>>;
  /** Null where the office lists none. */
  readonly bodies: OwnBodies | null;
  readonly regions: readonly string[];
  /** Words that are right here, whatever the trade's lists say. */
  readonly accepted: readonly string[];
  /** Null where the office sets no length of its own. */
  readonly validity: { readonly longest: number | null; readonly longestOnTrial: number | null };
  readonly #lexicon: Lazy<HouseLexicon>;

  /** @param files the nearest first: it has the last word where two speak of the same thing */
  constructor(files: readonly OfficeFile[]) {
    this.today = firstOf(files, (file) => file.today);
    this.region = firstOf(files, (file) => file.region);
    this.responsibility = firstOf(files, (file) => file.responsibility);
    this.rules = Object.assign({}, ...files.map((file) => file.rules ?? {}).reverse());
    const bodies = joined(
      files,
      (file) => file.bodies,
      ({ full }) => full,
    );
    this.bodies = bodies.length === 0 ? null : new OwnBodies(bodies);
    this.regions = joined(
      files,
      (file) => file.regions,
      (region) => region,
    );
    this.accepted = joined(
      files,
      (file) => file.accepted,
      (word) => word,
    );
    this.validity = {
      longest: firstOf(files, (file) => file.validity?.longest),
      longestOnTrial: firstOf(files, (file) => file.validity?.longestOnTrial),
    };
    this.#lexicon = new Lazy(
      () =>
        new HouseLexicon({
          words: joined(
            files,
            (file) => file.words,
            ({ wrong }) => wrong,
          ),
          bodies,
          phrases: joined(
            files,
            (file) => file.phrases,
            ({ phrase }) => phrase,
          ),
          forbidden: joined(
            files,
            (file) => file.forbidden,
            ({ text }) => text,
          ),
        }),
    );
  }

  /** Whether a stretch of a line lies within a word that the office has accepted. */
  accepts(text: string, start: number, end: number): boolean {
    return this.accepted.some((word) => {
      const at = text.indexOf(word, Math.max(0, end - word.length));
      return at >= 0 && at <= start && end <= at + word.length;
    });
  }

  get lexicon(): HouseLexicon {
    return this.#lexicon.value;
  }
}

export interface OfficeSource {
  readonly path: string;
  readonly text: string;
}

export interface OfficeAssembled {
  /** Null where there is no file at all. */
  readonly office: HouseStyle | null;
  readonly problems: readonly (SchemaProblem & { readonly path: string })[];
}

/** @param sources the files that hold for a draft, the nearest first */
export function assembleOffice(sources: readonly OfficeSource[]): OfficeAssembled {
  if (sources.length === 0) return { office: null, problems: [] };
  const read = sources.map(({ path, text }) => ({ path, ...readOffice(text) }));
  return {
    office: new HouseStyle(read.map(({ office }) => office ?? {})),
    problems: read.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
  };
}

function firstOf<T>(files: readonly OfficeFile[], read: (file: OfficeFile) => T | undefined): T | null {
  for (const file of files) {
    const value = read(file);
    if (value !== undefined) return value;
  }
  return null;
}

/** The entries of all files; of two with one key, the nearer. */
function joined<T>(
  files: readonly OfficeFile[],
  read: (file: OfficeFile) => readonly T[] | undefined,
  keyOf: (entry: T) => string,
): T[] {
  const entries = new Map<string, T>();
  for (const entry of files.flatMap((file) => read(file) ?? [])) {
    if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  }
  return [...entries.values()];
}
