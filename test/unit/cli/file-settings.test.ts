/** Each file is checked under the office files of its folder and of the folders above. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileSettings } from '../../../server/src/cli/fileSettings.ts';
import type { Settings } from '../../../server/src/rules/settings.ts';

const DEFAULTS: Settings = {
  today: 20261122,
  rules: {},
  region: null,
  responsibility: 'auto',
  writing: false,
  office: null,
};

let folder: string;
let complaints: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-draft-'));
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  complaints = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function settings(over: (defaults: Settings) => Settings = (defaults) => defaults): FileSettings {
  return new FileSettings(DEFAULTS, over, {
    print: () => undefined,
    complain: (message) => void complaints.push(message),
    progress: () => undefined,
    now: () => new Date(),
    colour: false,
  });
}

describe('file settings', () => {
  it('come from the nearest file, the farther ones filling in', () => {
    writeFileSync(join(folder, '.policydraft.json'), '{ "region": "云岭市", "today": "2026-01-02" }');
    writeFileSync(join(folder, 'a/b/.policydraft.json'), '{ "region": "临溪县" }');
    const read = settings();
    expect(read.of(join(folder, 'a/b/x.policy'))).toMatchObject({ region: '临溪县', today: 20260102 });
    expect(read.of(join(folder, 'a/x.policy'))).toMatchObject({ region: '云岭市', today: 20260102 });
  });

  it('yield to the command line', () => {
    writeFileSync(join(folder, '.policydraft.json'), '{ "region": "云岭市", "rules": { "typo": "off" } }');
    const over = (defaults: Settings): Settings => ({
      ...defaults,
      region: '临溪县',
      rules: { ...defaults.rules, numeral: 'off' },
    });
    expect(settings(over).of(join(folder, 'x.policy'))).toMatchObject({
      region: '临溪县',
      rules: { typo: 'off', numeral: 'off' },
    });
  });

  it('are one object for all files of one office', () => {
    writeFileSync(join(folder, '.policydraft.json'), '{}');
    const read = settings();
    expect(read.of(join(folder, 'a/x.policy'))).toBe(read.of(join(folder, 'a/b/y.policy')));
  });

  it('tell what is wrong once, with file, line and character', () => {
    const path = join(folder, '.policydraft.json');
    writeFileSync(path, '{\n  "wrods": []\n}');
    const read = settings();
    read.of(join(folder, 'a/x.policy'));
    read.of(join(folder, 'a/b/y.policy'));
    expect(complaints).toEqual([`${path}:2:3：没有“wrods”这一项。是不是“words”？`]);
  });

  it('tell of a file that is no text', () => {
    const path = join(folder, '.policydraft.json');
    writeFileSync(path, new Uint8Array([0, 1, 2, 3]));
    settings().of(join(folder, 'x.policy'));
    expect(complaints).toEqual([`${path}：读不出来，已跳过。`]);
  });
});
