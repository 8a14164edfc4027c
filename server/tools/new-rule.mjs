// Scaffolds a rule: npm run new-rule -- group/rule-id 标题. The file is all that a rule needs; `generate` does the rest.
import { spawnSync } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [place = '', title = '新的检查'] = process.argv.slice(2);
const match = /^([a-z]+)\/([a-z]+(?:-[a-z]+)*)$/.exec(place);
const GROUPS = ['filling', 'numbering', 'responsibility', 'target', 'citation', 'wording', 'form', 'compliance'];

if (match === null || !GROUPS.includes(match[1])) {
  console.error(
    `usage: npm run new-rule -- GROUP/RULE-ID [TITLE]\nGROUP is one of ${GROUPS.join(', ')}; RULE-ID is lower case with hyphens`,
  );
  process.exit(2);
}
const [, group, id] = match;
const file = join(root, 'server/src/rules', group, `${id}.ts`);
const exists = await access(file).then(
  () => true,
  () => false,
);
if (exists) {
  console.error(`${relative(root, file)} exists already`);
  process.exit(2);
}

await mkdir(join(file, '..'), { recursive: true });
await writeFile(
  file,
  `/** ${title}. Say here what the rule finds, and how often each form occurs in real documents. */

import { defineLineRule, PRINTED } from '../rule.ts';

/** Replace by the words or the shape that the rule is about. */
const WRONG = /错例/g;

export default defineLineRule({
  id: '${id}',
  group: '${group}',
  title: '${title}',
  severity: 'information',
  fix: 'offered',
  rationale: '写明为什么要查，让起草人信服。',
  authority: [{ source: '写明依据的标准、法规或者惯例' }],
  silentOn: ['写明有意不报的情形'],
  good: ['规范的写法。'],
  bad: [{ text: '这里有一处错例。', flags: '错例', fixed: '这里有一处正例。' }],
  roles: PRINTED,

  *check(block) {
    for (const { index, 0: text } of block.text.matchAll(WRONG)) {
      const span = { start: index, end: index + text.length };
      yield {
        span,
        message: \`“\${text}”有误，应为“正例”。\`,
        fixes: () => [{ title: '改为“正例”', edits: [{ span, newText: '正例' }], safe: false, preferred: true }],
      };
    }
  },
});
`,
);
const generated = spawnSync(process.execPath, [join(root, 'server/tools/generate.mjs')], { stdio: 'inherit' });
console.log(`${relative(root, file)} written and registered; its examples run in test/unit/rules/examples.test.ts`);
process.exitCode = generated.status ?? 1;
