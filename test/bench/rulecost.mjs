// What each step of a check costs and, among the rules, which: a rule alone, the others off, on drafts that are already
// read. A line rule pays its cost once a line; a draft rule pays it again at every keystroke.
import { openCorpus } from './corpus.mjs';
import { openService } from './ours.mjs';
import { median } from './statistics.mjs';

const chars = 100_000;
const rounds = 15;
const warmUpRounds = 5;

/** @returns {Promise<{ chars: number, steps: { name: string, scope?: 'line' | 'draft', milliseconds: number }[] }>} */
export async function measureRuleCost(progress) {
  const draftOf = await openCorpus();
  const { service, rules } = await openService();
  const off = Object.fromEntries(rules.map(({ id }) => [id, 'off']));
  const steps = new Map();
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    progress(`各步用时：第 ${round + 1} 轮，共 ${warmUpRounds + rounds} 轮`);
    const { text } = draftOf(chars, round);
    const time = (name, scope, step) => {
      const start = performance.now();
      const result = step();
      const milliseconds = performance.now() - start;
      if (!steps.has(name)) steps.set(name, { name, scope, samples: [] });
      if (round >= warmUpRounds) steps.get(name).samples.push(milliseconds);
      return result;
    };
    const document = time('分行', undefined, () => service.document('memory:draft.policy', 0, text));
    time('读懂全稿', undefined, () => service.analysis(document));
    // A settings object of its own for each rule and round: what was found under another is not remembered under it.
    for (const { id, scope, severity } of rules) {
      const alone = { ...service.defaults(), rules: { ...off, [id]: severity } };
      time(id, scope, () => service.check(document, alone));
    }
    time('全部规则', undefined, () => service.check(document, service.defaults()));
  }
  return {
    chars,
    steps: [...steps.values()].map(({ name, scope, samples }) => ({ name, scope, milliseconds: median(samples) })),
  };
}
