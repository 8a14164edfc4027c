/** The page of a rule in Markdown: what `explain` prints, and what the documentation folder holds. */

import type { Severity } from './finding.ts';
import type { Rule, RuleGroup } from './rule.ts';

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  information: '提示',
  hint: '建议',
};

export const GROUP_NAMES: Readonly<Record<RuleGroup, string>> = {
  filling: '填写与残留',
  numbering: '序号与层次',
  responsibility: '责任分工',
  target: '目标与时限',
  citation: '引用与文号',
  wording: '文字与标点',
  form: '格式要素',
  compliance: '合法合规',
};

const FIX_NAMES: Readonly<Record<Rule['fix'], string>> = {
  safe: '可一键订正',
  offered: '有修改建议，由起草人选择',
  none: '需起草人自行核改',
};

const RULE = '\n\n---\n\n';

export function rulePage(rule: Rule): string {
  const sources = rule.authority.map(({ source, clause }) => `- ${source}${clause === undefined ? '' : `，${clause}`}`);
  const bad = rule.bad.map(({ text, flags, fixed }) =>
    [quote(text), `标出：“${flags}”`, ...(fixed === undefined ? [] : ['订正后：', quote(fixed)])].join('\n\n'),
  );
  return [
    `# ${rule.title}（${rule.id}）`,
    `${GROUP_NAMES[rule.group]} · 默认级别：${SEVERITY_NAMES[rule.severity]} · ${FIX_NAMES[rule.fix]}`,
    '## 为什么要查',
    rule.rationale,
    '## 依据',
    sources.join('\n'),
    ...(rule.office === undefined ? [] : ['## 例中的 .policydraft.json', `\`\`\`json\n${rule.office}\n\`\`\``]),
    '## 会标出的写法',
    bad.join(RULE),
    '## 规范的写法',
    rule.good.map(quote).join(RULE),
    '## 有意不报的情形',
    rule.silentOn.map((item) => `- ${item}`).join('\n'),
    '## 怎样调整',
    [
      `- 改级别或关闭：在设置“policyDraft.rules”中把 \`${rule.id}\` 设为 \`error\`、\`warning\`、\`information\`、\`hint\` 或 \`off\`。`,
      `- 本文件不查：在文稿中单独起一行写 \`<!-- 全文不查：${rule.id} -->\`（不会印出）。`,
      `- 只放过一处：在该行之前单独起一行写 \`<!-- 下一行不查：${rule.id} -->\`。`,
    ].join('\n'),
  ].join('\n\n');
}

/** All rules by group, each linked to its page. */
export function ruleIndex(rules: readonly Rule[]): string {
  const parts = ['# 检查项目一览', `共${rules.length}项。命令行用 \`policy-draft explain 规则名\` 可看到同样的说明。`];
  for (const [group, name] of Object.entries(GROUP_NAMES)) {
    const own = rules.filter((rule) => rule.group === group);
    if (own.length === 0) continue;
    const rows = own.map(
      (rule) =>
        `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${SEVERITY_NAMES[rule.severity]} | ${FIX_NAMES[rule.fix]} |`,
    );
    parts.push(`## ${name}`, ['| 规则 | 查什么 | 默认级别 | 订正 |', '| --- | --- | --- | --- |', ...rows].join('\n'));
  }
  return parts.join('\n\n');
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}
