/** `fix`: applies the safe fixes; without `--write` it prints what it would change. */

import { writeFileSync } from 'node:fs';
import { fixAll } from '../../features/fixAll.ts';
import { textOf } from '../../service/index.ts';
import { knownRule, readArguments, readSettings, SETTING_OPTIONS } from '../arguments.ts';
import { openAll, serviceFor } from '../drafts.ts';
import { encode } from '../encode.ts';
import { FileSettings } from '../fileSettings.ts';
import { reasonOf, UsageError } from '../inputs.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Terminal } from '../terminal.ts';

export function fix(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments(args, {
    ...SETTING_OPTIONS,
    write: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  });
  if (values.write === true && values['dry-run'] === true) throw new UsageError('--write 与 --dry-run 只能用一个');
  if (values.write === true && positionals.includes('-')) throw new UsageError('从标准输入读取时不能用 --write');
  const only = new Set((values.rule ?? []).map(knownRule));
  const service = serviceFor(terminal);
  const options = { ...values, rule: undefined };
  const settings = new FileSettings(service.defaults(), (defaults) => readSettings(options, defaults), terminal);
  let failed = false;
  for (const { input, document } of openAll(positionals, service, terminal)) {
    const own = settings.of(input.file);
    const mended = fixAll(
      document.source,
      (source) => service.check({ ...document, source }, own),
      only.size === 0 ? undefined : (rule) => only.has(rule),
    );
    if (mended.edits.length === 0) continue;
    const text = textOf(mended.source);
    if (values.write !== true) {
      terminal.print(unifiedDiff(input.file, input.text, text));
      continue;
    }
    try {
      writeFileSync(input.file, encode(text, input));
      terminal.print(`${input.file}：已订正${mended.edits.length}处。`);
    } catch (error) {
      failed = true;
      terminal.complain(`${input.file}：写不进去（${reasonOf(error)}），文件没有改动。`);
    }
  }
  return failed ? 2 : 0;
}
