// The process of one checker under test: told a length and some seeds, it makes those drafts, checks them and answers
// with the time that the checks alone took. A process each keeps one checker's heap out of another's timing, and a
// new draft each time keeps a cache of an earlier answer out of it.
import { openCorpus } from './corpus.mjs';
import { policyDraft } from './ours.mjs';
import { peers } from './peers.mjs';

const checkers = { 'policy-draft': policyDraft, ...peers };
const check = await checkers[process.argv[2]]();
const draftOf = await openCorpus();

process.on('message', async ({ characters, seeds }) => {
  const texts = seeds.map((seed) => draftOf(characters, seed).text);
  let findings = 0;
  const start = performance.now();
  for (const text of texts) findings += await check(text);
  const milliseconds = performance.now() - start;
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  process.send({ drafts: texts.length, length, milliseconds, findings });
});
