/** 不起作用的“不查”注释: it names no rule, or the rule finds nothing where it reaches. */

import type { Fix } from '../finding.ts';
import { EVERY_RULE, type Ignore } from '../ignore.ts';
import { defineDraftRule, replacement } from '../rule.ts';

export default defineDraftRule({
  id: 'unused-ignore',
  group: 'form',
  title: '“不查”注释不起作用',
  severity: 'information',
  fix: 'offered',
  last: true,
  rationale:
    '注释里的检查项目写错了名称，想放过的问题照样标出；问题改好以后注释还留着，同一行日后再出的问题就看不见了。',
  authority: [{ source: '本扩展的“不查”注释写法' }],
  silentOn: ['注释里的检查项目已经在设置里关闭的'],
  good: [
    '<!-- 下一行不查：目标时限已过 -->\n到2020年，建成平台10家。',
    '到2020年，建成平台10家。<!-- 本行不查：past-target -->',
    '<!-- 以下不查：目标时限已过 -->\n到2020年，建成平台10家。\n<!-- 恢复检查 -->',
  ],
  bad: [
    { text: '<!-- 全文不查：目标过期 -->\n到2020年，建成平台10家。', flags: '目标过期' },
    {
      text: '<!-- 下一行不查：目标时限已过、错别字 -->\n到2020年，建成平台10家。',
      flags: '错别字',
      fixed: '<!-- 下一行不查：目标时限已过 -->\n到2020年，建成平台10家。',
    },
    {
      text: '到2030年，建成平台10家。<!-- 本行不查：目标时限已过 -->',
      flags: '目标时限已过',
      fixed: '到2030年，建成平台10家。',
    },
    { text: '<!-- 下一行不查 -->\n到2020年，建成平台10家。', flags: '<!-- 下一行不查 -->' },
  ],

  *check(draft, { unused }) {
    for (const ignore of unused) {
      const { line } = ignore.range.start;
      if (line < draft.first || draft.end <= line) continue;
      yield {
        range: ignore.range,
        message: messageOf(ignore),
        tag: 'unnecessary',
        fixes: () => [removalOf(ignore)],
      };
    }
  },
});

function messageOf({ name, rule }: Ignore): string {
  if (name === '') return '这条注释没有写检查项目的名称，不起作用。请写成“下一行不查：错别字”这样。';
  if (rule === null) return `没有叫“${name}”的检查项目，这条注释不起作用。名称见“检查项目”列表。`;
  return rule === EVERY_RULE
    ? '这里没有标出任何问题，这条注释可以删去。'
    : `这里没有标出“${name}”的问题，这条注释可以删去。`;
}

function removalOf({ name, alone, removal }: Ignore): Fix {
  const title = alone ? '删去这条注释' : `从注释中删去“${name}”`;
  return replacement(title, removal, '', { safe: false, preferred: true });
}
