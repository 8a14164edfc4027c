/** What an office keeps beside its drafts counts in the editor: under the client's settings, at once, and calmly. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, Diagnostic, ShowMessageParams } from 'vscode-languageserver-protocol/node';
import { buildServer, codesOf, pulling, pushing, TestClient, type ClientOptions } from './client.ts';

beforeAll(buildServer);

const TEXT = '云岭市产业发展实施方案\n到2025年，加快高兴区建设，实现弯道超车。\n';
const WORDS = '{ "words": [{ "wrong": "高兴区", "right": "高新区" }] }';
const FORBIDDEN = '{ "forbidden": [{ "text": "弯道超车", "reason": "不用口号。" }] }';

let folder: string;
let client: TestClient;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-draft-'));
  mkdirSync(join(folder, '文稿/今年'), { recursive: true });
});
afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: ClientOptions = {}): Promise<void> {
  client = await TestClient.start(options);
}

function write(where: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, where, '.policydraft.json'), content);
}

function draft(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

async function told(where: string): Promise<void> {
  const changes = [{ uri: draft(join(where, '.policydraft.json')), type: 2 }];
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

function wordings(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ code }) => code === 'office-wording').map(({ message }) => String(message));
}

function marking(...words: string[]): (diagnostics: readonly Diagnostic[]) => boolean {
  return (diagnostics) => {
    const messages = wordings(diagnostics);
    return messages.length === words.length && words.every((word, at) => messages[at]!.includes(`“${word}”`));
  };
}

async function openMarked(path: string, ...words: string[]): Promise<string> {
  const uri = draft(path);
  await client.open(uri, TEXT);
  await client.pushed(uri, 1, marking(...words));
  return uri;
}

/** What stands at a draft once the server has dealt with everything that it was told. */
async function standing(uri: string): Promise<Diagnostic[]> {
  await client.ask('textDocument/foldingRange', uri);
  return client.received('textDocument/publishDiagnostics').findLast((params) => params.uri === uri).diagnostics;
}

describe('office files', () => {
  test('of the folder and of those above are put together', async () => {
    write('文稿', WORDS);
    write('文稿/今年', FORBIDDEN);
    await start();
    await openMarked('文稿/今年/一.policy', '高兴区', '弯道超车');
    await openMarked('文稿/二.policy', '高兴区');
    await openMarked('三.policy');
  });

  test('mean nothing to drafts that lie in no folder', async () => {
    write('文稿', WORDS);
    await start();
    for (const uri of ['untitled:Untitled-1', draft('文稿/一.policy').replace('file:', 'vscode-vfs:')]) {
      await client.open(uri, TEXT);
      expect(wordings(await client.pushed(uri, 1))).toEqual([]);
    }
  });

  test('yield to what the client sets', async () => {
    write(
      '文稿',
      '{ "today": "2024-01-01", "rules": { "office-wording": "error" }, "words": [{ "wrong": "高兴区", "right": "高新区" }] }',
    );
    await start();
    const uri = draft('文稿/一.policy');
    const severities = (diagnostics: readonly Diagnostic[]) =>
      diagnostics.map(({ code, severity }) => [code, severity]);
    await client.open(uri, TEXT);
    const first = await client.pushed(uri, 1);
    // The client's day of 2026 goes before the office's, so that 2025 is over; of the rules it says nothing.
    expect(severities(first)).toEqual(
      expect.arrayContaining([
        ['past-target', 2],
        ['office-wording', 1],
      ]),
    );
    await client.configure({ today: '', rules: { 'office-wording': 'hint' } });
    const second = await client.pushed(uri, 1, (found) => !codesOf(found).includes('past-target'));
    expect(severities(second)).toContainEqual(['office-wording', 4]);
  });

  test('say of which region the draft is, unless the client does', async () => {
    write('文稿', '{ "region": "浙江省" }');
    const text = '产业发展实施方案\n一、任务\n（一）加大投入。落实资金。（责任单位：绍兴市财政局）\n';
    await start();
    const uri = draft('文稿/一.policy');
    await client.open(uri, text);
    expect(codesOf(await client.pushed(uri, 1))).not.toContain('foreign-region');
    await client.configure({ region: '广西壮族自治区' });
    await client.pushed(uri, 1, (found) => codesOf(found).includes('foreign-region'));
  });
});

const watching: ClientCapabilities = {
  ...pushing,
  workspace: { ...pushing.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

describe('a changed office file', () => {
  test('is asked after, and counts at once in every draft below it', async () => {
    await start({ capabilities: watching });
    const { registrations } = await client.message<{ registrations: { method: string; registerOptions: unknown }[] }>(
      'client/registerCapability',
      'the watcher',
      (params) => params.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    );
    expect(registrations[0]!.registerOptions).toEqual({ watchers: [{ globPattern: '**/.policydraft.json' }] });

    const drafts = [await openMarked('文稿/今年/一.policy'), await openMarked('文稿/二.policy')];
    const states = [
      [WORDS, '高兴区'],
      [FORBIDDEN, '弯道超车'],
      [WORDS, '高兴区'],
    ] as const;
    for (const [content, word] of states) {
      write('文稿', content);
      await told('文稿');
      for (const uri of drafts) expect(await standing(uri)).toSatisfy(marking(word));
    }
    rmSync(join(folder, '文稿/.policydraft.json'));
    await told('文稿');
    for (const uri of drafts) expect(await standing(uri)).toSatisfy(marking());
  });

  test('has the client that asks for diagnostics ask again, and only then', async () => {
    write('文稿', WORDS);
    await start({ capabilities: pulling });
    const uri = draft('文稿/一.policy');
    await client.open(uri, TEXT);
    const before = await client.pull(uri);
    await told('文稿');
    await client.ask('textDocument/foldingRange', uri);
    expect(client.received('workspace/diagnostic/refresh')).toEqual([]);
    expect(await client.pull(uri, before.resultId)).toMatchObject({ kind: 'unchanged' });

    write('文稿', FORBIDDEN);
    await told('文稿');
    await client.message('workspace/diagnostic/refresh', 'a refresh', () => true);
    const after = await client.pull(uri, before.resultId);
    expect(after.kind === 'full' && marking('弯道超车')(after.items)).toBe(true);
  });

  test('counts where nobody watches, from the next draft saved or opened', async () => {
    await start();
    const one = await openMarked('文稿/一.policy');
    expect(client.received('client/registerCapability')).toEqual([]);
    write('文稿', WORDS);
    await client.save(one);
    expect(await standing(one)).toSatisfy(marking('高兴区'));
    write('文稿', FORBIDDEN);
    await openMarked('文稿/今年/二.policy', '弯道超车');
    expect(await standing(one)).toSatisfy(marking('弯道超车'));
  });
});

describe('an office file that cannot be read', () => {
  const complaints = () => client.received('window/showMessage').map(({ message }: ShowMessageParams) => message);

  test('leaves its last good state in force, and is told of once', async () => {
    write('文稿', WORDS);
    await start();
    const uri = await openMarked('文稿/一.policy', '高兴区');
    for (const broken of ['{\n  "words": [\n', '{ "words"： [] }', '[]', new Uint8Array([0, 1, 2])]) {
      write('文稿', broken);
      await told('文稿');
      expect(await standing(uri)).toSatisfy(marking('高兴区'));
    }
    expect(complaints()).toEqual([expect.stringMatching(/第2行：.*请打开它，改正后保存。.*上一次写对时的内容/)]);
    expect(complaints()[0]).toContain(join(folder, '文稿/.policydraft.json'));
    const version = await client.replace(uri, '实现', '达到');
    await client.pushed(uri, version, marking('高兴区'));

    write('文稿', FORBIDDEN);
    await told('文稿');
    expect(await standing(uri)).toSatisfy(marking('弯道超车'));
  });

  test('is as none when it never was right, and the others count', async () => {
    write('', WORDS);
    write('文稿', '{');
    await start();
    await openMarked('文稿/一.policy', '高兴区');
    expect(complaints()).toEqual([expect.stringContaining('改好之前，它不起作用。')]);
  });

  test('is not told of when it is only empty, or wrong in single entries', async () => {
    write('文稿', '\n');
    write('文稿/今年', '{ "wrods": [], "words": [{ "wrong": "高兴区", "right": "高新区" }] }');
    await start();
    await openMarked('文稿/今年/一.policy', '高兴区');
    expect(complaints()).toEqual([]);
  });
});
