/** `explain RULE`: the rule's page. */

import { RULES } from '../../rules/registry.generated.ts';
import { rulePage } from '../../rules/page.ts';
import { knownRule, readArguments } from '../arguments.ts';
import { UsageError } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';

export function explain(args: readonly string[], terminal: Terminal): number {
  const { positionals } = readArguments(args, {});
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new UsageError('用法：policy-draft explain 规则名');
  const rule = RULES.find((each) => each.id === knownRule(id))!;
  terminal.print(rulePage(rule));
  return 0;
}
