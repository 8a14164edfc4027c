/** What holds together in a title: names that the model knows, and letters that the draft itself never parts. */

import type { Analysis, Draft } from '../model/draft.ts';

export interface TitleWords {
  /** Whole words: 文种, the issuing bodies, terms that the draft defines. */
  readonly names: readonly string[];
  /** How firmly the draft joins two neighbouring letters, from 0 to 1. */
  joins(before: string, behind: string): number;
}

export const NO_WORDS: TitleWords = { names: [], joins: () => 0 };

/** Below this a pair may stand side by side by chance. */
const FEWEST = 2;

export function titleWordsOf({ facts }: Analysis, draft: Draft): TitleWords {
  const title = draft.title?.text ?? '';
  const names = [
    draft.kind?.name ?? '',
    ...(draft.issuer ?? '').split(' '),
    ...(/^(.*?)(?:关于|印发|转发)/.exec(title)?.[1] ?? '').split(' '),
    ...draft.terms.map(({ value }) => value.term),
  ].filter((name) => name.length > 1 && title.includes(name));
  let counted: { readonly letters: Map<string, number>; readonly pairs: Map<string, number> } | null = null;
  const count = () => {
    const wanted = new Set(title);
    const letters = new Map<string, number>();
    const pairs = new Map<string, number>();
    for (let line = draft.first; line < draft.end; line++) {
      const { content } = facts[line]!;
      for (let at = 0; at < content.length; at++) {
        const letter = content.charAt(at);
        if (!wanted.has(letter)) continue;
        letters.set(letter, (letters.get(letter) ?? 0) + 1);
        const pair = content.slice(at, at + 2);
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
    return { letters, pairs };
  };
  return {
    names,
    joins(before, behind) {
      const { letters, pairs } = (counted ??= count());
      const together = pairs.get(before + behind) ?? 0;
      if (together < FEWEST) return 0;
      return together / Math.max(1, Math.min(letters.get(before) ?? 1, letters.get(behind) ?? 1));
    },
  };
}
