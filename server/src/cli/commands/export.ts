/** `export`: a draft as a Word document in the national layout, or its tables as a workbook. */

import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { oneOf, readArguments } from '../arguments.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import { UsageError } from '../inputs.ts';
import { OUTPUT_OPTIONS, outputFile, writeOutput } from '../output.ts';
import type { LeftOut } from '../../export/index.ts';
import type { Terminal } from '../terminal.ts';

const FORMATS = ['docx', 'xlsx'] as const;

export async function exportDraft(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...OUTPUT_OPTIONS,
    format: { type: 'string' },
    letterhead: { type: 'string' },
    'with-residue': { type: 'boolean' },
  });
  const extension = extname(values.output ?? '')
    .slice(1)
    .toLowerCase();
  const named = FORMATS.find((format) => format === extension);
  if (values.format === undefined && named === undefined)
    throw new UsageError('请用 --format docx 或 --format xlsx 写明导出成什么。');
  const format = oneOf('format', values.format, FORMATS, named ?? 'docx');
  // Office programs refuse a file whose name says something else than its content.
  if (named !== undefined && named !== format)
    throw new UsageError(`--format ${format} 与文件名 ${values.output} 对不上。`);
  if (values.letterhead !== undefined && format !== 'docx') throw new UsageError('--letterhead 只用于 --format docx。');
  const withResidue = values['with-residue'] === true;
  if (withResidue && format !== 'docx') throw new UsageError('--with-residue 只用于 --format docx。');
  if (positionals.length > 1 || positionals.some(isFolder)) throw new UsageError('一次只能导出一份文稿，请逐份导出。');
  const output = outputFile(values, positionals);

  const service = serviceFor(terminal);
  const { exportDocx, exportXlsx, FONT_NOTE, leftOut } = await import('../../export/index.ts');
  for await (const { input, document } of new Drafts(positionals, service, terminal)) {
    const analysis = service.analysis(document);
    const options = { letterhead: values.letterhead, withResidue };
    const bytes = format === 'docx' ? await exportDocx(analysis, options) : await exportXlsx(analysis);
    if (bytes === null) throw new UsageError(`${input.file}：没有可以导出的正文。`);
    writeOutput(output, bytes, terminal);
    terminal.print(`已导出：${output.path}`);
    if (format !== 'docx') continue;
    tellLeftOut(leftOut(analysis, options), terminal);
    terminal.complain(FONT_NOTE);
    const pictures = document.source.blocks.filter(({ written }) => (written?.omitted ?? null) !== null);
    if (format === 'docx' && pictures.length > 0)
      terminal.complain(`有${pictures.length}行里的图片没有排入，请在导出的文件里插入。`);
  }
  return 0;
}

const LONGEST_QUOTE = 40;

/** Every line by its number: what is not printed is the drafter's to judge. */
function tellLeftOut(lines: readonly LeftOut[], terminal: Terminal): void {
  if (lines.length === 0) return;
  terminal.complain(`有${lines.length}行像是网页残留，没有排入；如是正文，请加 --with-residue 再导出：`);
  for (const { line, text } of lines) {
    terminal.complain(`第${line + 1}行：${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}……` : text}`);
  }
}

function isFolder(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
