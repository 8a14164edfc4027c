// The gold tables as rows, the documents they speak of, and the command line that is measured on them.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** The real documents, in the folder beside the project. */
export const documents = fileURLToPath(new URL('../../../../shared/', import.meta.url));

/** Why nothing can be measured; empty when it can. */
export const absent = existsSync(documents) ? '' : `没有真实文件（${documents}），不能评分`;

/** The rows of a table of this folder, each an object by column. */
export async function readTable(name) {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  const [header, ...rows] = text.split('\n').filter((line) => line !== '');
  const columns = header.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** What a command prints for each document, by file; as of the document's own day where the command knows days. */
export async function printed(command, listed) {
  const ask = async ({ file, asOf }, dated) => {
    const options = ['--format', 'json', ...(dated ? ['--today', asOf] : [])];
    const { stdout } = await run(process.execPath, [cli, command, documents + file, ...options], {
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(stdout);
  };
  const dated = await ask(listed[0], true).then(
    () => true,
    () => false,
  );
  const results = new Map();
  for (const document of listed) results.set(document.file, await ask(document, dated));
  return results;
}

/** Whether a line, counted from 1, lies in ranges such as 1-20,31-40. */
export function covers(ranges, line) {
  return ranges.split(',').some((range) => {
    const [first, last] = range.split('-').map(Number);
    return first <= line && line <= last;
  });
}
