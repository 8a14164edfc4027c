/** What the command line must never do: lose a draft, half write a document, say that all is well when it is not. */

import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = join(root, 'out/harmless-test');
const cli = join(built, 'cli.js');
const preload = (name: string): string => join(root, 'test/unit/cli/preload', `${name}.cjs`);
const posix = process.platform !== 'win32';
const administrator = process.getuid?.() === 0;

const FAULTY = '云岭市实施意见（稿）\n一、目标\n（一）、建成平台10家。\n（二）优化环境。\n';
const MENDED = FAULTY.replace('（一）、', '（一）');

let folder: string;
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

beforeAll(async () => {
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts', writer: 'test/unit/cli/preload/writer.ts', ...apart },
    outdir: built,
    logLevel: 'error',
  });
  folder = mkdtempSync(join(tmpdir(), 'policy-draft-harm-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

interface Circumstances {
  /** A script that goes before. */
  readonly before?: string;
  readonly env?: Record<string, string>;
  /** Under a user without rights. */
  readonly nobody?: boolean;
}

function run(args: readonly string[], { before, env, nobody = false }: Circumstances = {}) {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...(before === undefined ? [] : ['--require', preload(before)]), cli, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      ...(nobody && administrator ? { uid: 65534, gid: 65534 } : {}),
    },
  );
  return { status, signal, stdout, stderr };
}

describe('a disk that is full', () => {
  const lines = 6000;
  const long = FAULTY + '（三）引进人才，落实住房、子女入学等待遇。\n'.repeat(lines);

  it.runIf(posix)('leaves the draft as it is, and says so', () => {
    writeFileSync(at('稿.policy'), long);
    const limit = Math.floor(Buffer.byteLength(long) / 1024);
    const script = `trap '' XFSZ; ulimit -f ${limit} && exec "$0" "$@"`;
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, cli, 'fix', '--write', '稿.policy'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^policy-draft：稿\.policy：写不进去（.+），文件没有改动。\n$/);
    expect(status).toBe(2);
    expect(read('稿.policy')).toBe(long);
    expect(readdirSync(folder)).toEqual(['稿.policy']);
  });

  it('leaves the document that was to be replaced as it is', (context) => {
    const disk = at('小盘');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'none', disk]).status !== 0) return context.skip();
    try {
      writeFileSync(at('稿.policy'), long);
      writeFileSync(join(disk, '稿.docx'), 'the document of yesterday');
      const { status, stderr } = run(['export', '稿.policy', '--output', '小盘/稿.docx', '--force']);
      expect(stderr).toContain('写不进去（磁盘已满）');
      expect(status).toBe(2);
      expect(readFileSync(join(disk, '稿.docx'), 'utf8')).toBe('the document of yesterday');
      expect(readdirSync(disk)).toEqual(['稿.docx']);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it.runIf(existsSync('/dev/full'))('does not pass for a report that was written', () => {
    writeFileSync(at('稿.policy'), MENDED);
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$@" > /dev/full', process.execPath, cli, 'check', '稿.policy'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('policy-draft：结果没有写全（磁盘已满）。\n');
    expect(status).toBe(2);
  });
});

describe.runIf(posix)('killed at any moment', { timeout: 300_000 }, () => {
  /** Kills the same work at one moment after the other until it gets through; returns how often. */
  function killing(script: string, args: readonly string[], step: number, check: (killed: boolean) => void): number {
    for (let kills = 0, moment = 1; ; kills++, moment += step) {
      const { signal } = spawnSync(process.execPath, ['--require', preload('killed'), script, ...args], {
        cwd: folder,
        env: { ...process.env, MOMENT: String(moment) },
      });
      check(signal === 'SIGKILL');
      if (signal !== 'SIGKILL') return kills;
    }
  }

  it('a writer leaves the old file or the new one', () => {
    const fresh = '新的一段\n'.repeat(9);
    const lay = (): void => ['a', 'b'].forEach((name) => writeFileSync(at(name), '旧'));
    lay();
    const kills = killing(join(built, 'writer.js'), ['a', 'b'], 1, (killed) => {
      for (const name of ['a', 'b']) expect(killed ? ['旧', fresh] : [fresh]).toContain(read(name));
      lay();
    });
    expect(kills).toBeGreaterThan(50);
  });

  it('fix --write leaves the draft as it was or mended', () => {
    writeFileSync(at('稿.policy'), FAULTY);
    const kills = killing(cli, ['fix', '--write', '稿.policy'], 2, (killed) => {
      expect(killed ? [FAULTY, MENDED] : [MENDED]).toContain(read('稿.policy'));
      writeFileSync(at('稿.policy'), FAULTY);
    });
    expect(kills).toBeGreaterThan(4);
  });

  it('export --force leaves the old document or the new one', () => {
    writeFileSync(at('稿.policy'), MENDED);
    run(['export', '稿.policy', '--output', '新.docx']);
    const fresh = readFileSync(at('新.docx'));
    const old = Buffer.from('the document of yesterday');
    writeFileSync(at('稿.docx'), old);
    const kills = killing(cli, ['export', '稿.policy', '--output', '稿.docx', '--force'], 3, (killed) => {
      const left = readFileSync(at('稿.docx'));
      expect((killed && left.equals(old)) || left.equals(fresh)).toBe(true);
      writeFileSync(at('稿.docx'), old);
    });
    expect(kills).toBeGreaterThan(2);
  });
});

describe('two programs at one draft', () => {
  it('what another wrote meanwhile is kept, and told', () => {
    writeFileSync(at('稿.policy'), FAULTY);
    const { status, stdout, stderr } = run(['fix', '--write', '稿.policy'], {
      before: 'meddling',
      env: { MEDDLED: at('稿.policy') },
    });
    expect(read('稿.policy')).toBe(`${FAULTY}另一个程序加的一行。\n`);
    expect(stderr).toMatch(/^policy-draft：稿\.policy：.*别的程序改过.*\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual(['稿.policy']);
  });

  it('mending at once leave a whole draft, and none claims what it did not do', async () => {
    writeFileSync(at('稿.policy'), FAULTY);
    const writers = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, [cli, 'fix', '--write', '稿.policy'], { cwd: folder, stdio: 'ignore' });
      return new Promise<number | null>((resolve) => child.on('exit', resolve));
    });
    const codes = await Promise.all(writers);
    expect(read('稿.policy')).toBe(MENDED);
    for (const code of codes) expect([0, 2]).toContain(code);
    expect(codes).toContain(0);
    expect(readdirSync(folder)).toEqual(['稿.policy']);
  });
});

describe.runIf(posix)('what may not be read', () => {
  beforeEach(() => {
    chmodSync(folder, 0o755);
    mkdirSync(at('稿'));
    writeFileSync(at('稿/开.policy'), FAULTY);
  });

  it('a file is told, the others are checked, and the exit code is 2', () => {
    writeFileSync(at('稿/锁.policy'), FAULTY, { mode: 0o000 });
    const { status, stdout, stderr } = run(['check', '稿', '--format', 'json'], { nobody: true });
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr).toBe('policy-draft：稿/锁.policy：读不出来（没有读取权限），已跳过。\n');
    expect(status).toBe(2);
  });

  it('a folder is told, the others are checked, and there is no all-clear', () => {
    writeFileSync(at('稿/开.policy'), '云岭市概况\n');
    mkdirSync(at('稿/锁'));
    chmodSync(at('稿/锁'), 0o000);
    const { status, stdout, stderr } = run(['check', '稿'], { nobody: true });
    expect(stdout).toBe('已检查1个文件，没有发现问题；另有1处没有读成，未检查。\n');
    expect(stderr).toBe('policy-draft：稿/锁：打不开文件夹（没有读取权限），已跳过。\n');
    expect(status).toBe(2);
  });

  it('a file that is named and no text is told, the others are checked, and the exit code is 2', () => {
    writeFileSync(at('图.policy'), Buffer.from([1, 0, 2]));
    expect(run(['check', '稿/开.policy', '图.policy', '--fail-on', 'never'])).toMatchObject({ status: 2 });
  });

  it.each(['outline', 'targets', 'fix'])('holds for %s too', (command) => {
    writeFileSync(at('稿/锁.policy'), FAULTY, { mode: 0o000 });
    const { status, stdout } = run([command, '稿'], { nobody: true });
    expect(status).toBe(2);
    expect(stdout).not.toBe('');
  });

  it('a pipe or a device is refused', () => {
    expect(spawnSync('mkfifo', [at('管.policy')]).status).toBe(0);
    for (const name of ['管.policy', '/dev/zero']) {
      const { status, stdout, stderr } = run(['check', '稿', name]);
      expect(stderr).toMatch(/^policy-draft：.+不是文件，也不是文件夹.+\n$/);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    }
    // Found in a folder it is no draft.
    expect(run(['check', folder, '--fail-on', 'never']).status).toBe(0);
  });
});

describe('a fault of the program itself', () => {
  it('is one line and exit code 2, and no half report', () => {
    writeFileSync(at('稿.policy'), FAULTY);
    const { status, stdout, stderr } = run(['check', '稿.policy', '--format', 'json'], { before: 'failing' });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^policy-draft：程序内部出错[^\n]*Invalid string length[^\n]*\n$/);
    expect(status).toBe(2);
  });
});
