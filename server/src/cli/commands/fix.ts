/** `fix`: applies the safe fixes; without `--write` it prints what it would change. */

import { dirname, resolve } from 'node:path';
import { fixAll } from '../../features/fixAll.ts';
import { FileChanged, sweepAbandoned, writeSafely } from '../../hosts/safeWrite.ts';
import { textOf } from '../../service/index.ts';
import { knownRule, readArguments, readSettings, SETTING_OPTIONS } from '../arguments.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import { encodeEdits } from '../encode.ts';
import { FileSettings } from '../fileSettings.ts';
import { UsageError } from '../inputs.ts';
import { whyNotWritten } from '../output.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Terminal } from '../terminal.ts';

export async function fix(args: readonly string[], terminal: Terminal): Promise<number> {
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
  const folders = new Set<string>();
  let failed = false;
  const drafts = new Drafts(positionals, service, terminal);
  for await (const { input, document } of drafts) {
    if (input.document) {
      terminal.complain(`${input.file}：${NOT_TEXT}`);
      failed ||= input.named;
      continue;
    }
    const own = settings.of(input.file);
    const mended = fixAll(
      document.source,
      (source) => service.check({ ...document, source }, own),
      only.size === 0 ? undefined : (rule) => only.has(rule),
    );
    if (mended.edits.length === 0) continue;
    if (values.write !== true) {
      terminal.print(unifiedDiff(input.file, input.text, textOf(mended.source)));
      continue;
    }
    try {
      writeSafely(input.file, encodeEdits(input, mended.edits), input.bytes);
      terminal.print(`${input.file}：已订正${mended.edits.length}处。`);
      folders.add(dirname(resolve(input.file)));
    } catch (error) {
      failed = true;
      const why = error instanceof FileChanged ? CHANGED : `写不进去（${whyNotWritten(error)}）`;
      terminal.complain(`${input.file}：${why}，文件没有改动。`);
    }
  }
  for (const folder of folders) sweepAbandoned(folder, terminal.now().getTime());
  return failed ? 2 : drafts.exitCode(0);
}

/** For Word and its like, whose text is only a part of what is in the file. */
const NOT_TEXT =
  '不是文本，不能直接改写，没有订正。.docx 请用 policy-draft review 原稿.docx --output 原稿（审阅）.docx 写成修订和批注；其他格式请先另存为 .docx。';

const CHANGED = '订正期间被别的程序改过，没有写回，请重新运行';
