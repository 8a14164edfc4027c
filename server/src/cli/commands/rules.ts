/** `rules`: all rules with their reasons and examples. */

import { RULES } from '../../rules/registry.generated.ts';
import { oneOf, readArguments } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export function rules(args: readonly string[], terminal: Terminal): number {
  const { values } = readArguments(args, { format: { type: 'string' } });
  if (oneOf('format', values.format, ['json', 'pretty'], 'pretty') === 'json') {
    terminal.print(
      JSON.stringify(
        RULES.map(({ id, severity, title, rationale, fix, good, bad }) => ({
          id,
          severity,
          title,
          rationale,
          fixable: fix !== 'none',
          examples: bad.map((example, index) => ({
            bad: example.text,
            good: example.fixed ?? good[index % good.length]!,
          })),
        })),
        null,
        2,
      ),
    );
    return 0;
  }
  for (const { id, severity, title } of RULES) terminal.print(`${id.padEnd(22)}${severity.padEnd(13)}${title}`);
  return 0;
}
