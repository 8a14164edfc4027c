/**
 * A finding: why it matters, and which standard says so. What is wrong stands in the finding itself, which every editor
 * shows in the same hover.
 */

import type { Finding } from '../../rules/finding.ts';
import { RULES } from '../../rules/registry.generated.ts';
import { joined, lines, literal } from '../markdown.ts';

export function aboutFinding({ rule }: Finding, ruleLink: (rule: string) => string): string | null {
  const meta = RULES.find(({ id }) => id === rule);
  if (meta === undefined) return null;
  const authority = meta.authority.map(({ source, clause }) =>
    literal(clause === undefined ? source : `${source} ${clause}`),
  );
  return joined(
    [
      `**${literal(meta.title)}**　${literal(meta.rationale)}`,
      lines([authority.length === 0 ? null : `依据：${authority.join('；')}`, `[检查项目说明](${ruleLink(rule)})`]),
    ],
    '\n\n',
  );
}
