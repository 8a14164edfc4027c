/** Indicators for a sentence that sets targets: those that custom sets for the clause's matter. */

import { bigramsOf, canonical } from '../../library/headingWords.ts';
import type { CustomaryIndicator } from '../../library/indicator.ts';
import { plainText, snippetText } from '../../library/slots.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { fitOf } from './matching.ts';
import type { IndicatorContext } from './completionContext.ts';
import { originOf } from './origin.ts';
import type { Suggested, Suggestions } from './suggested.ts';

const MOST = 12;
/** An indicator of one task says less of the whole than one that custom sets for the whole. */
const BY_TASK = 0.8;
const MOST_TASKS = 60;
const NONE: ReadonlySet<string> = new Set();

export function indicatorSuggestions(desk: DraftContext, site: IndicatorContext): Suggestions {
  const { clause, typed, sentence } = site;
  const text =
    clause === null
      ? ''
      : desk.analysis.blocks
          .slice(clause.line, clause.end)
          .map((block) => block.text)
          .join('');
  const goal = clause === null || clause.kind === 'goal';
  const matter = bigramSet(
    `${clause?.heading ?? ''}，${clause?.parent?.heading ?? ''}，${goal ? '发展目标' : sentence}`,
  );
  // What the draft sets out to do is what its goals may measure.
  const tasks = goal
    ? bigramSet(
        desk.draft.outline.clauses
          .slice(0, MOST_TASKS)
          .map(({ heading }) => heading)
          .join('，'),
      )
    : NONE;
  const context = { place: desk.voice.place, self: desk.voice.self, zone: desk.voice.zone };
  const items = desk.library.indicators
    .map((indicator, at) => ({
      indicator,
      at,
      weight: Math.max(weightOf(indicator, matter), BY_TASK * weightOf(indicator, tasks)),
      fit: fitOf(typed, indicator.wording),
    }))
    .filter(({ weight, fit }) => fit > 0 && (typed === '' ? weight > 0 : weight > 0 || fit > 2))
    .filter(({ indicator }) => !text.includes(nameOf(indicator)))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, MOST)
    .map(({ indicator: { wording, sources } }): Suggested => ({
      kind: 'indicator',
      label: plainText(wording, context),
      origin: originOf({ sources }),
      replaces: site.replaces,
      plain: plainText(wording, context),
      snippet: snippetText(wording, context),
      about: { of: 'sources', sources, text: '' },
    }));
  return { typed, items };
}

function bigramSet(text: string): ReadonlySet<string> {
  return new Set(bigramsOf(canonical(text)));
}

/** What the indicator is called, without verb and figure. */
function nameOf({ wording }: CustomaryIndicator): string {
  return wording
    .replace(/^(?:新增|引进|建成|实施|形成)/, '')
    .split('【')[0]!
    .replace(/(?:达到|突破|年均增长|压减|比)$/, '');
}

/** The best of its topics counts, and a little how many there are. */
function weightOf({ topics }: CustomaryIndicator, matter: ReadonlySet<string>): number {
  const shares = topics.map((topic) => {
    const bigrams = bigramsOf(canonical(topic));
    return bigrams.length === 0 ? 0 : bigrams.filter((bigram) => matter.has(bigram)).length / bigrams.length;
  });
  const best = Math.max(...shares);
  return best < 0.5 ? 0 : best;
}
