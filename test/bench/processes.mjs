// What the operating system says of another process.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export async function residentMegabytes(processId) {
  const kilobytes =
    process.platform === 'linux'
      ? /^VmRSS:\s*(\d+)/mu.exec(await readFile(`/proc/${processId}/status`, 'utf8'))[1]
      : (await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(processId)])).stdout;
  return Number(kilobytes) / 1024;
}

/** Processor time used so far, on Linux only: unlike wall time it does not grow when others use the machine. */
export async function processorMilliseconds(processId) {
  if (process.platform !== 'linux') return NaN;
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8');
  // Fields 14 and 15, counted after the name in brackets, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
