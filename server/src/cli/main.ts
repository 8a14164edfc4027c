/** `policy-draft`: the same checks on the command line. */

import { UsageError } from './inputs.ts';
import { whyNotWritten } from './output.ts';
import { check } from './commands/check.ts';
import { citations } from './commands/citations.ts';
import { compare } from './commands/compare.ts';
import { corpus } from './commands/corpus.ts';
import { explain } from './commands/explain.ts';
import { exportDraft } from './commands/export.ts';
import { fix } from './commands/fix.ts';
import { gate } from './commands/gate.ts';
import { implement } from './commands/implements.ts';
import { knowledge } from './commands/knowledge.ts';
import { lsp } from './commands/lsp.ts';
import { mcp } from './commands/mcp.ts';
import { outline } from './commands/outline.ts';
import { responsibilities } from './commands/responsibilities.ts';
import { review } from './commands/review.ts';
import { rules } from './commands/rules.ts';
import { suggest } from './commands/suggest.ts';
import { targets } from './commands/targets.ts';
import type { Terminal } from './terminal.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[], terminal: Terminal) => number | Promise<number>>> = {
  check,
  fix,
  outline,
  responsibilities,
  targets,
  citations,
  export: exportDraft,
  suggest,
  review,
  corpus,
  explain,
  rules,
  knowledge,
  gate,
  compare,
  implements: implement,
  lsp,
  mcp,
};

const HELP = `政策文稿 policy-draft：检查政策文稿

用法：policy-draft 命令 [选项] 文件或文件夹…

  check             检查文稿（--format pretty|json|sarif|github，--today 2026-03-05，--rule 规则=级别，
                    --fail-on error|warning|information|never）
  fix               订正可以放心订正的问题（--write 写回文件；不加则只列出改动）
  outline           条款大纲（--format json|pretty）
  responsibilities  责任分工表（--format json|csv|markdown|xlsx）
  targets           目标指标（--format json|csv|markdown|xlsx）
  citations         引用文件（--format json|csv|markdown|xlsx；xlsx要加 --output 文件）
  export            导出（--format docx：按公文格式国家标准排版；--format xlsx：责任分工、目标指标、引用文件三张表；
                    --output 文件，--force 覆盖已有文件，--letterhead 发文机关标志，--with-residue 连网页残留一并排入）
  suggest           条款参考（--heading 小标题，--section 上级标题，--limit 条数，--region 地区，--format json|pretty；
                    --corpus 文件夹：连同这个文件夹里的文件一起参考，给出原文和出处）
  review            审阅 .docx：review 原稿.docx --output 原稿（审阅）.docx，检查出的问题写成批注，可以放心订正的写成
                    修订，其余一字不动（--today、--rule、--fail-on 同 check，--force 覆盖已有文件）；
                    --revised 改稿.txt：把改好的文稿按修订存回原稿，格式照旧
  corpus            参照文件：corpus add 文件或文件夹… 导入（txt、md、html、docx、doc、pdf，原件不动，变了的才重读），
                    corpus list 列出，corpus remove 文件或文件夹… 移出，corpus search 要找的话（--limit、--section）
                    （--format json|pretty，--index 文件夹：索引放在别处）
  explain 规则      规则说明
  rules             全部规则（--format json|pretty）
  gate              定稿检查：印发之前还有什么要办，按先后列出（--format pretty|json|markdown，--done 编号：已经办妥的；
                    还有必须先办的事，退出码是1）
  compare 原稿 现稿  两稿逐条对照：改写、移动、新增、删去，牵头单位、时限、数值等实质改动（--format json|markdown）
  implements 文稿 上级文件
                    落实对照：上级文件的每项任务由哪一条落实，哪些不到位、没有落实（--format json|markdown）
  lsp --stdio       语言服务，供其他编辑器使用
  mcp               供语言模型使用的工具（MCP，经标准输入输出）：检查、定稿检查、大纲、分工、指标、引文、条款参考、参照
                    （--index 文件夹 或 --corpus 文件夹：参照文件在哪里，同 corpus、suggest）
  knowledge         检查所依据的知识：各截至何时、出处、条数（--format json|pretty）

文稿所在文件夹和上级文件夹里的 .policydraft.json（本单位的用语和检查要求）自动生效，命令行选项优先。
“-”表示从标准输入读取。文件可以是UTF-8或GB18030编码的文本，也可以是 .docx、.doc、.wps、.rtf、.odt、.ofd（行号按读出的文字计）。
退出码：0 没有达到门槛的问题；1 有；2 命令本身有误，或者有文件没有读成、没有写成。`;

/** Runs a command line and returns the exit code. */
async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.print(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command === undefined) throw new UsageError(`没有这个命令：${name}。用 policy-draft help 查看用法。`);
    return await command(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (error.message !== '') terminal.complain(error.message);
    return 2;
  }
}

/** What went wrong inside, in one line: nobody at a terminal can use a stack trace, and a script reads lines. */
function crashLine(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `程序内部出错，没有做完（${what.replace(/\s+/g, ' ').slice(0, 300)}）。请带着这一行和文稿反馈。`;
}

/** On a terminal that is wide enough for most of a path; never in a pipe or a log. */
function showProgress(text: string): void {
  if (process.stderr.isTTY !== true) return;
  const width = Math.max(20, Math.floor((process.stderr.columns ?? 80) / 2) - 2);
  process.stderr.write(`\r\u001b[K${text.slice(0, width)}`);
}

/** Characters that go to the system at a time: a report may be longer than one string can be. */
const CHUNK = 1 << 20;

function* chunked(pieces: readonly string[]): Iterable<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += `${piece}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A reader that closes the pipe early has read enough; anything else, a full disk above all, is told. */
function write(pieces: readonly string[], complain: (message: string) => void): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    process.stdout.on('error', () => undefined);
    if (error.code === 'EPIPE') return;
    complain(`结果没有写全（${whyNotWritten(error)}）。`);
    process.exitCode = 2;
  });
  for (const chunk of chunked(pieces)) process.stdout.write(chunk);
}

async function run(): Promise<void> {
  const output: string[] = [];
  const complain = (message: string): void => void process.stderr.write(`policy-draft：${message}\n`);
  const crash = (error: unknown): void => {
    complain(crashLine(error));
    // What threw where nobody waits for it may have left anything undone.
    process.exit(2);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  try {
    process.exitCode = await main(process.argv.slice(2), {
      print: (text) => void output.push(text),
      complain,
      progress: showProgress,
      now: () => new Date(),
      colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    });
  } catch (error) {
    crash(error);
  }
  write(output, complain);
}

void run();
