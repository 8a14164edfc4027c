/** Where programs keep things of a user's: imported documents for good, and what can be made again. */

import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const OWN = 'policy-draft';

/** The shelf of whoever asks on the command line. */
export function defaultShelfFolder(): string {
  return join(home('XDG_DATA_HOME', ['.local', 'share'], ['Library', 'Application Support']), OWN, 'corpus');
}

/** The index of a folder that is only looked into: the same from call to call, on another disk if need be. */
export function cachedShelfFolder(folder: string): string {
  const key = createHash('sha1')
    .update(realpathSync(resolve(folder)))
    .digest('hex')
    .slice(0, 16);
  const usual = join(home('XDG_CACHE_HOME', ['.cache'], ['Library', 'Caches']), OWN, 'folders', key);
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return usual;
  } catch {
    return join(tmpdir(), `${OWN}-${key}`);
  }
}

/** @see https://specifications.freedesktop.org/basedir-spec/latest/ — a relative path there is to be ignored */
function home(variable: string, usual: readonly string[], onMac: readonly string[]): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), ...onMac);
  const configured = process.env[variable];
  return configured !== undefined && configured.startsWith('/') ? configured : join(homedir(), ...usual);
}
