import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChanged, sweepAbandoned, writeSafely } from '../../../server/src/hosts/safeWrite.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-draft-write-'));
  file = join(folder, '稿.policy');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => Buffer.from(text);
const posix = process.platform !== 'win32';

describe('a file that is written safely', () => {
  it('is made, or replaced, and leaves nothing beside it', () => {
    writeSafely(file, [bytes('一'), bytes('二')]);
    expect(readFileSync(file, 'utf8')).toBe('一二');
    writeSafely(file, [bytes('三')], bytes('一二'));
    expect(readFileSync(file, 'utf8')).toBe('三');
    expect(readdirSync(folder)).toEqual(['稿.policy']);
  });

  it.runIf(posix)('keeps its mode', () => {
    writeFileSync(file, '旧');
    for (const mode of [0o600, 0o640, 0o664]) {
      chmodSync(file, mode);
      writeSafely(file, [bytes('新')]);
      expect(statSync(file).mode & 0o7777).toBe(mode);
    }
  });

  it.runIf(posix)('behind a link is the one that changes, and the link stays', () => {
    mkdirSync(join(folder, '原件'));
    const original = join(folder, '原件/a.policy');
    writeFileSync(original, '旧');
    symlinkSync(original, file);
    writeSafely(file, [bytes('新')], bytes('旧'));
    expect(readlinkSync(file)).toBe(original);
    expect(readFileSync(original, 'utf8')).toBe('新');
  });

  it.each([
    ['another text', () => writeFileSync(file, '别人改的')],
    ['another text as long', () => writeFileSync(file, '今')],
    ['no file any more', () => rmSync(file)],
  ])('stays as it is when there is %s by then', (_, change) => {
    writeFileSync(file, '旧');
    change();
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(() => writeSafely(file, [bytes('新')], bytes('旧'))).toThrow(FileChanged);
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
  });

  it('that was to be new does not take the place of one that has come into being', () => {
    writeFileSync(file, '别人的');
    expect(() => writeSafely(file, [bytes('新')], null)).toThrow(FileChanged);
    expect(readFileSync(file, 'utf8')).toBe('别人的');
    expect(readdirSync(folder)).toEqual(['稿.policy']);
  });

  it('cannot take the place of a folder, which stays', () => {
    mkdirSync(file);
    expect(() => writeSafely(file, [bytes('新')])).toThrow();
    expect(readdirSync(folder)).toEqual(['稿.policy']);
    expect(statSync(file).isDirectory()).toBe(true);
  });
});

describe('what a program that died has left', () => {
  it('is swept once no program can still be writing it; nothing else is', () => {
    const now = Date.now();
    const hour = 3600;
    for (const [name, age] of [
      ['.0123456789ab.unfinished', 2 * hour],
      ['.ba9876543210.unfinished', 60],
      ['.我的.unfinished', 2 * hour],
      ['稿.unfinished', 2 * hour],
    ] as const) {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), now / 1000 - age, now / 1000 - age);
    }
    sweepAbandoned(folder, now);
    expect(readdirSync(folder).sort()).toEqual(['.ba9876543210.unfinished', '.我的.unfinished', '稿.unfinished']);
  });
});
