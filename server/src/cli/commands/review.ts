/**
 * `review`: a Word document with its findings as comments and its safe fixes as tracked changes, or with a rewritten
 * draft as tracked changes, in a new file.
 */

import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { fixAll } from '../../features/fixAll.ts';
import type { Severity } from '../../rules/finding.ts';
import { oneOf, readArguments, readSettings, SETTING_OPTIONS } from '../arguments.ts';
import { serviceFor } from '../drafts.ts';
import { FileSettings } from '../fileSettings.ts';
import { reasonOf, UsageError } from '../inputs.ts';
import { OUTPUT_OPTIONS, outputFile, writeOutput } from '../output.ts';
import { decode } from '../../text/decode.ts';
import type { Terminal } from '../terminal.ts';

const GRAVITY: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

export async function review(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...SETTING_OPTIONS,
    ...OUTPUT_OPTIONS,
    'fail-on': { type: 'string' },
    revised: { type: 'string' },
  });
  const threshold = oneOf(
    'fail-on',
    values['fail-on'],
    ['error', 'warning', 'information', 'hint', 'never'],
    'warning',
  );
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0 || path === '-')
    throw new UsageError('一次审阅一份 .docx。用法：policy-draft review 原稿.docx --output 原稿（审阅）.docx');
  const about = statSync(path, { throwIfNoEntry: false });
  if (about === undefined) throw new UsageError(`找不到文件：${path}`);
  if (!about.isFile()) throw new UsageError(`${path}：不是文件。请逐份审阅。`);
  const output = outputFile(values, positionals);

  const service = serviceFor(terminal);
  const settings = new FileSettings(service.defaults(), (defaults) => readSettings(values, defaults), terminal).of(
    path,
  );
  const words = await import('../../review/index.ts');
  const { openOriginal, Refused, remarksOn, review: write, revise, tellUntracked, tellUnwritten } = words;
  try {
    const original = openOriginal(readBytes(path), path);
    if (extname(output.path).toLowerCase() !== extname(path).toLowerCase())
      throw new UsageError(`${output.path}：扩展名要和原稿一样（${extname(path)}），否则 Word 打不开。`);
    for (const note of original.notes) terminal.complain(note);
    if (values.revised !== undefined) {
      const revised = revise(original, readDraft(values.revised), settings.today);
      writeOutput(output, revised.bytes, terminal);
      terminal.print(
        revised.changes === 0
          ? `改稿和原稿没有不同，原样写到：${output.path}`
          : `已存回：${output.path}（修订${revised.changes}处）`,
      );
      for (const line of tellUnwritten(revised)) terminal.complain(line);
      return 0;
    }
    const document = service.document(path, 0, original.traced.text);
    const findings = service.check(document, settings);
    const { edits } = fixAll(document.source, (source) => service.check({ ...document, source }, settings));
    const reviewed = write(original, edits, (untracked) => remarksOn(findings, edits, untracked), settings.today);
    writeOutput(output, reviewed.bytes, terminal);
    terminal.print(
      findings.length === 0
        ? `没有发现问题，原样写到：${output.path}`
        : `已审阅：${output.path}（批注${reviewed.comments}处，修订${reviewed.changes}处）`,
    );
    for (const line of tellUntracked(reviewed.untracked, original.traced.text)) terminal.complain(line);
    const found = findings.some(({ severity }) => reaches(severity, threshold));
    return found ? 1 : 0;
  } catch (error) {
    if (error instanceof Refused) throw new UsageError(`${path}：${error.message}`);
    throw error;
  }
}

function readDraft(path: string): string {
  const decoded = decode(readBytes(path));
  if (decoded === null) throw new UsageError(`${path}：不是文本文件（或编码不是UTF-8、GB18030）。`);
  return decoded.text;
}

function reaches(severity: Severity, threshold: Severity | 'never'): boolean {
  return threshold !== 'never' && GRAVITY.indexOf(severity) >= GRAVITY.indexOf(threshold);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path}：读不出来（${reasonOf(error)}）。`);
  }
}
