/** Who has what in hand: the bodies that by duty or practice lead a matter or cooperate in it. */

import data from '../../data/library/duties.json';
import { listOf } from './fieldModels.ts';
import { canonical } from './headingWords.ts';
import type { Ranked } from './suggestionIndex.ts';

export interface Matter {
  readonly heading: string;
  /** The heading above. */
  readonly section: string;
  /** What the draft is about, as its title says. */
  readonly subject: string;
}

/** A body by its name in a city, without the rank: 民政局, 党委组织部. */
export interface DutyBody {
  readonly name: string;
  /** How surely it leads, and how surely it has a part at all. */
  readonly lead: number;
  readonly helps: number;
  /** 三定, a law, or the clause of a document. */
  readonly source: string;
}

interface Duty {
  readonly body: string;
  readonly leads: readonly string[];
  readonly helps: readonly string[];
  readonly source: string;
}

/** A word of the heading says more than one of the section or the title. */
const IN_HEADING = 1;
const IN_SECTION = 0.4;
const IN_SUBJECT = 0.25;
/** The longer a word, the more it tells; words of two characters are the rule. */
const PER_CHARACTER = 0.5;
/** A body that helps by duty is likelier needed than one that is not named at all. */
const AS_HELP = 0.35;
const BY_MODEL = 1.3;
const BY_MODEL_HELP = 0.7;
const MODELS = 4;
const LEAST_MODEL = 0.3;

const DUTIES: readonly Duty[] = data.duties.map(({ body, leads, helps, source }) => ({
  body,
  leads: listOf(leads).map(canonical),
  helps: listOf(helps).map(canonical),
  source,
}));

export const dutyBodies: readonly string[] = DUTIES.map(({ body }) => body);

/**
 * Everyone who may have a part in a matter, the likeliest to lead first.
 *
 * @param models ranked for the same heading
 */
export function bodiesFor({ heading, section, subject }: Matter, models: readonly Ranked[]): DutyBody[] {
  const texts = [
    { text: canonical(heading), weight: IN_HEADING },
    { text: canonical(section), weight: IN_SECTION },
    { text: canonical(subject), weight: IN_SUBJECT },
  ];
  const found = new Map<string, { name: string; lead: number; helps: number; source: string }>();
  const entry = (name: string, source: string) => {
    let known = found.get(name);
    if (known === undefined) found.set(name, (known = { name, lead: 0, helps: 0, source }));
    return known;
  };
  for (const { body, leads, helps, source } of DUTIES) {
    const lead = toldBy(leads, texts);
    const help = toldBy(helps, texts);
    if (lead + help === 0) continue;
    const known = entry(body, source);
    known.lead += lead;
    known.helps += Math.max(lead, help) * AS_HELP;
  }
  for (const { model, score } of models.slice(0, MODELS)) {
    if (score < LEAST_MODEL) break;
    const source = model.sources[0] ?? '';
    for (const name of model.lead) {
      const known = entry(name, source);
      known.lead += BY_MODEL * score;
      known.helps += BY_MODEL_HELP * score * AS_HELP;
    }
    for (const [at, name] of model.cooperating.entries())
      entry(name, source).helps += BY_MODEL_HELP * score * (1 - at * 0.1);
  }
  return [...found.values()].sort((a, b) => b.lead - a.lead || b.helps - a.helps);
}

/** The longest words that a text has of a list, each stretch of it counted once. */
function toldBy(
  words: readonly string[],
  texts: readonly { readonly text: string; readonly weight: number }[],
): number {
  let sum = 0;
  for (const { text, weight } of texts) {
    let best = 0;
    let second = 0;
    for (const word of words) {
      if (!text.includes(word)) continue;
      // What stands last in a heading is its object.
      const value = word.length * PER_CHARACTER + (text.endsWith(word) ? 0.15 : 0);
      if (value > best) [best, second] = [value, best];
      else if (value > second) second = value;
    }
    sum += weight * (best + 0.25 * second);
  }
  return sum;
}
