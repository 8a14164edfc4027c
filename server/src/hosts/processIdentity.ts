/** Which process this is, told apart from every other that has, had or will have the same number. */

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  readonly process: number;
  readonly host: string;
  /** This start of this machine and, within it, this container; null where the system does not say. */
  readonly boot: string | null;
  /** When the process began, as its system counts; null where the system does not say. */
  readonly started: string | null;
}

export type ProcessState =
  | 'running'
  | 'gone'
  /** It belongs to another machine or container, or the system does not tell it from another of its number. */
  | 'unknown';

export function ownIdentity(): ProcessIdentity {
  return { process: process.pid, host: hostname(), boot: bootOf(), started: statOf('self')?.started ?? null };
}

/** @param of as it was written by whatever program, perhaps an older one */
export function stateOf(of: Partial<ProcessIdentity>, own: ProcessIdentity): ProcessState {
  const { process: id, host, boot = null, started = null } = of;
  // 0 and negative numbers mean groups of processes, and every question about them would be answered yes.
  if (id === undefined || !Number.isSafeInteger(id) || id <= 0) return 'gone';
  if (host !== own.host || (boot !== null && boot !== own.boot)) return 'unknown';
  if (!exists(id)) return 'gone';
  if (boot === null || started === null) return 'unknown';
  const stat = statOf(id);
  // Some systems hide the processes of others.
  if (stat === null) return 'unknown';
  return stat.dead || stat.started !== started ? 'gone' : 'running';
}

function exists(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Containers of one machine share its start, and number their processes apart. */
function bootOf(): string | null {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** @see proc_pid_stat(5): the third field is the state, the 22nd the time of the start */
function statOf(id: number | 'self'): { readonly dead: boolean; readonly started: string } | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The second field is a name in brackets that may contain anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { dead: fields[0] === 'Z' || fields[0] === 'X', started: fields[19]! };
  } catch {
    return null;
  }
}
