/** The right to write in an index: whom it is taken over from, who is waited for, and for how long. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock, type Patience } from '../../../server/src/hosts/indexLock.ts';
import { openIndex } from '../../../server/src/hosts/openIndex.ts';
import { ownIdentity, stateOf } from '../../../server/src/hosts/processIdentity.ts';
import { IndexBusy, type LockHolder } from '../../../server/src/index/environment.ts';

let folder: string;
let lock: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-draft-lock-'));
  lock = join(folder, 'writing.lock');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const own = ownIdentity();
const linux = own.boot !== null;

/** Time that passes only while one waits, and what happens meanwhile. */
class Waiting implements Patience {
  elapsed = 0;
  readonly #meanwhile: (elapsed: number) => void;

  constructor(meanwhile: (elapsed: number) => void = () => undefined) {
    this.#meanwhile = meanwhile;
  }

  now(): number {
    return this.elapsed;
  }

  pause(milliseconds: number): Promise<void> {
    this.elapsed += milliseconds;
    this.#meanwhile(this.elapsed);
    return Promise.resolve();
  }
}

function leave(holder: object | string, minutesAgo = 0): void {
  writeFileSync(lock, typeof holder === 'string' ? holder : JSON.stringify(holder));
  const time = Date.now() / 1000 - 60 * minutesAgo;
  utimesSync(lock, time, time);
}

async function take(waiting: Waiting, signal?: AbortSignal) {
  const told: LockHolder[] = [];
  const taken = await takeLock(lock, { signal, onWaiting: (holder) => void told.push(holder) }, waiting);
  return { taken, told };
}

const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('a lock', () => {
  it('is there whole, names its process, and goes when it is let go of', async () => {
    const { taken, told } = await take(new Waiting());
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject(own);
    expect(told).toEqual([]);
    expect(readdirSync(folder)).toEqual(['writing.lock']);
    taken!.demand();
    taken!.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that another has taken over is noticed before anything is written', async () => {
    const { taken } = await take(new Waiting());
    leave({ ...own, token: 'another' });
    expect(() => taken!.demand()).toThrow();
    taken!.release();
    expect(existsSync(lock)).toBe(true);
  });
});

describe('it is taken over at once from', () => {
  it.each<[string, () => object]>([
    ['a process that is gone', () => ({ ...own, process: gone(), token: 'x' })],
    ['one of an older version that is gone', () => ({ process: gone(), host: hostname(), token: 'x' })],
    ['no process at all', () => ({ ...own, process: 0, token: 'x' })],
    ['a group of processes', () => ({ ...own, process: -1, token: 'x' })],
  ])('%s', async (_, holder) => {
    for (const minutesAgo of [0, 60, -60]) {
      leave(holder(), minutesAgo);
      const waiting = new Waiting();
      const { taken } = await take(waiting);
      expect(waiting.elapsed).toBe(0);
      taken!.release();
    }
  });

  it.runIf(linux)('a process whose number another has now', async () => {
    leave({ ...own, started: '1', token: 'x' });
    const waiting = new Waiting();
    expect((await take(waiting)).taken).not.toBeNull();
    expect(waiting.elapsed).toBe(0);
  });

  it.runIf(linux)('one that has ended and whose end nobody has asked about', async () => {
    // The shell becomes a program that never asks what became of its children.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(parent);
    const id = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
    const stat = (): string => readFileSync(`/proc/${id}/stat`, 'utf8');
    const started = stat().split(' ')[21]!;
    while (!stat().includes(') Z ')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stateOf({ ...own, process: id, started }, own)).toBe('gone');
  });
});

describe('it is taken over after a while from', () => {
  it.each<[string, object | string, atMost: number]>([
    ['another machine that is silent', { ...own, host: '别的电脑', boot: 'other', token: 'x' }, 61_000],
    ['another container of this machine that is silent', { ...own, boot: 'other', token: 'x' }, 61_000],
    [
      'one of an older version whose number some process has',
      { process: process.pid, host: hostname(), token: 'x' },
      61_000,
    ],
    ['one that has not written its name', '', 4_000],
    ['something else', '{"process":', 4_000],
    ['no object', 'null', 4_000],
  ])('%s, whatever the clock says', async (_, holder, atMost) => {
    for (const minutesAgo of [0, 60, -60]) {
      leave(holder, minutesAgo);
      const waiting = new Waiting();
      const { taken } = await take(waiting);
      expect(waiting.elapsed).toBeGreaterThan(1_000);
      expect(waiting.elapsed).toBeLessThan(atMost);
      taken!.release();
    }
  });
});

describe('it is waited for', () => {
  it.each<[string, object, LockHolder]>([
    ['a process that runs', { ...own, token: 'x' }, { process: process.pid, host: null }],
    [
      'another machine',
      { ...own, process: 7, host: '别的电脑', boot: 'other', token: 'x' },
      { process: 7, host: '别的电脑' },
    ],
  ])('while %s renews it, which is told once', async (_, holder, who) => {
    leave(holder);
    const waiting = new Waiting((elapsed) => {
      if (elapsed > 300_000) rmSync(lock, { force: true });
      else if (elapsed % 4_500 === 0) leave(holder, -elapsed / 60_000);
    });
    const { taken, told } = await take(waiting);
    expect(taken).not.toBeNull();
    expect(waiting.elapsed).toBeGreaterThan(300_000);
    expect(told).toEqual([who]);
  });

  it('until the waiting is called off', async () => {
    const holder = { ...own, token: 'x' };
    leave(holder);
    const controller = new AbortController();
    const { taken } = await take(new Waiting(() => controller.abort()), controller.signal);
    expect(taken).toBeNull();
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(holder);
  });

  it.runIf(linux)('but not for ever: a process that runs and is silent keeps it, and is named', async () => {
    leave({ ...own, token: 'x' });
    const waiting = new Waiting();
    const error = await take(waiting).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IndexBusy);
    expect((error as IndexBusy).holder).toEqual({ process: process.pid, host: null });
    expect(waiting.elapsed).toBeLessThan(130_000);
    expect(existsSync(lock)).toBe(true);
  });

  it('nor for one that goes on and on', async () => {
    leave({ ...own, token: 'x' });
    const waiting = new Waiting((elapsed) => leave({ ...own, token: 'x' }, -elapsed / 60_000));
    await expect(take(waiting)).rejects.toThrow(IndexBusy);
    expect(waiting.elapsed).toBeLessThan(610_000);
  });
});

describe('an import that has to wait', () => {
  it('says for whom, can be called off, and holds up no search', async () => {
    const index = join(folder, 'index');
    mkdirSync(index);
    const holder = { ...own, process: 7, host: '别的电脑', boot: 'other', token: 'x' };
    writeFileSync(join(index, 'writing.lock'), JSON.stringify(holder));
    writeFileSync(join(folder, 'a.txt'), '云岭市晾青车间管理办法\n第一条　为规范晾青车间，制定本办法。\n');
    const shelf = openIndex(index, () => undefined);
    const controller = new AbortController();
    const told: string[] = [];
    const waiting = shelf.add([join(folder, 'a.txt')], {
      signal: controller.signal,
      onWaiting: (message) => void (told.push(message), controller.abort()),
    });
    expect(await shelf.search({ text: '晾青车间' })).toEqual([]);
    expect(await waiting).toMatchObject({ added: 0, cancelled: true });
    expect(told).toEqual(['正在等待“别的电脑”上的另一个程序或窗口（进程7）写完参照文件的索引']);
    expect(JSON.parse(readFileSync(join(index, 'writing.lock'), 'utf8'))).toEqual(holder);
    await shelf.close();
  });
});
