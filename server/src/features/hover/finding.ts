/** A finding: what is wrong, why it matters, and which standard says so. */

import type { Finding } from '../../rules/finding.ts';
import { RULES } from '../../rules/registry.generated.ts';
import { joined, lines, literal } from '../markdown.ts';

export function aboutFinding({ rule, message }: Finding, ruleLink: (rule: string) => string): string {
  const meta = RULES.find(({ id }) => id === rule);
  if (meta === undefined) return literal(message);
  const authority = meta.authority.map(({ source, clause }) =>
    literal(clause === undefined ? source : `${source} ${clause}`),
  );
  return joined(
    [
      `**${literal(meta.title)}**　${literal(message)}`,
      literal(meta.rationale),
      lines([authority.length === 0 ? null : `依据：${authority.join('；')}`, `[规则说明](${ruleLink(rule)})`]),
    ],
    '\n\n',
  );
}
