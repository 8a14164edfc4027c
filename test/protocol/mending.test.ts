/** Code actions do what their titles say to the text. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { buildServer, codesOf, pushing, TestClient, type ClientOptions } from './client.ts';
import { faulty, uri } from './drafts.ts';

beforeAll(buildServer);

let client: TestClient;

async function open(text: string, options: ClientOptions = {}): Promise<void> {
  client = await TestClient.start(options);
  await client.open(uri, text);
}

afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
});

const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.find((action) => title.test(action.title));
  if (found === undefined)
    throw new Error(`no action ${title} among: ${actions.map((action) => action.title).join('；')}`);
  return found;
}

/** Makes the edit and waits for what is found then. */
async function accept(action: CodeAction): Promise<string[]> {
  const version = await client.change(uri, { text: client.edited(uri, action.edit) });
  return codesOf(await client.pushed(uri, version));
}

describe('quick fixes', () => {
  test('mend the finding that they belong to', async () => {
    await open(faulty);
    const diagnostics = await client.pushed(uri, 1);
    const gap = diagnostics.find(({ code }) => code === 'numbering-gap')!;
    const actions = await client.actions(uri, gap.range, { diagnostics: [gap] });
    const fix = actions.find(({ isPreferred }) => isPreferred)!;
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [gap] });
    expect(await accept(fix)).not.toContain('numbering-gap');
    expect(client.textOf(uri)).toContain('（二）推进农业节水');
  });

  test('only those at the place that was asked about', async () => {
    await open(faulty);
    const actions = await client.actions(uri, client.rangeOf(uri, '为落实'));
    expect(actions.filter(({ kind }) => kind === 'quickfix')).toEqual([]);
  });

  test('with a hole to fill: a snippet for a client that takes one', async () => {
    await open('临溪县节水行动方案\n\n结合XX市实际，制定本方案。\n', {
      initializationOptions: { snippetCommand: true },
    });
    const { command } = titled(await client.actions(uri, client.rangeOf(uri, 'XX市')), /^填写/);
    expect(command).toMatchObject({
      command: 'policyDraft.applySnippet',
      arguments: [uri, { start: { line: 2 } }, expect.stringContaining('$'), []],
    });
  });

  test('with a hole to fill: a plain edit for other clients, and none that changes nothing', async () => {
    await open('临溪县节水行动方案\n\n结合XX市实际，再生水利用率达到。\n');
    expect((await client.actions(uri, client.rangeOf(uri, 'XX市'))).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^忽略/),
      expect.stringMatching(/^本文件/),
    ]);
    const missing = titled(await client.actions(uri, client.rangeOf(uri, '再生水利用率达到')), /^补填数值/);
    expect(missing.command).toBeUndefined();
    expect(client.edited(uri, missing.edit)).toContain('再生水利用率达到＿＿。');
  });

  test('a long edit is fetched when it is chosen, and refused when the draft has changed', async () => {
    const items = Array.from({ length: 40 }, (_, at) => `${at === 0 ? 2 : at + 2}.第${at + 1}类任务。`);
    const capabilities = {
      ...pushing,
      textDocument: {
        ...pushing.textDocument,
        codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
      },
    };
    await open(`一、任务\n${items.join('\n')}\n`, { capabilities });
    const first = { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } };
    const lazy = titled(await client.actions(uri, first), /从此处起|全文重新编号/);
    expect(lazy.edit).toBeUndefined();
    const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', lazy);
    expect(client.edited(uri, resolved.edit)).toMatch(/^一、任务\n1\.第1类任务。\n2\.第2类/);
    await client.change(uri, { range: { start: first.start, end: first.start }, text: '　' });
    await expect(client.connection.sendRequest('codeAction/resolve', lazy)).rejects.toMatchObject({ code: -32801 });
  });
});

describe('leaving a finding alone', () => {
  test('in one place, by a comment that does not print', async () => {
    await open(faulty);
    const range = client.rangeOf(uri, '到2020年');
    expect(await accept(titled(await client.actions(uri, range), /^忽略这一处/))).not.toContain('past-target');
    expect(client.textOf(uri)).toContain('<!-- 下一行不查：目标时限已过 -->\n（二）主要目标');
  });

  test('a second rule on the same line joins the comment', async () => {
    await open(`一、任务\n<!-- 下一行不查：placeholder -->\n（一）到2020年完成20xx年的任务。\n`);
    const actions = await client.actions(uri, client.rangeOf(uri, '到2020年'));
    expect(client.edited(uri, titled(actions, /^忽略这一处/).edit)).toContain(
      '<!-- 下一行不查：placeholder、目标时限已过 -->\n（一）',
    );
  });

  test('in the whole file', async () => {
    await open(faulty);
    const actions = await client.actions(uri, client.rangeOf(uri, '到2020年'));
    expect(await accept(titled(actions, /^本文件不再检查/))).not.toContain('past-target');
    expect(client.textOf(uri).endsWith('2026年11月18日\n<!-- 全文不查：目标时限已过 -->\n')).toBe(true);
  });

  test('everywhere, where the client has the command', async () => {
    await open(faulty, { initializationOptions: { clientCommands: true } });
    const actions = await client.actions(uri, client.rangeOf(uri, '到2020年'));
    expect(titled(actions, /^关闭此项检查/).command).toMatchObject({
      command: 'policyDraft.turnOffRule',
      arguments: ['past-target'],
    });
  });
});

describe('the whole draft', () => {
  test('all safe fixes at once, and only when asked for', async () => {
    await open('一、任务\n（一）、建设平台。\n（二）培育主体。\n（三）引进人才。\n三、保障\n');
    const [all, ...others] = await client.actions(uri, everywhere, { only: ['source.fixAll.policyDraft'] });
    expect(others).toEqual([]);
    expect(all!.kind).toBe('source.fixAll.policyDraft');
    // The gap is for a human to judge.
    expect(client.edited(uri, all!.edit)).toBe(
      '一、任务\n（一）建设平台。\n（二）培育主体。\n（三）引进人才。\n三、保障\n',
    );
    const offered = await client.actions(uri, everywhere);
    expect(offered.some(({ kind }) => kind?.startsWith('source'))).toBe(false);
    expect((await client.actions(uri, everywhere, { only: ['source'] })).map(({ kind }) => kind)).toEqual([
      'source.fixAll.policyDraft',
    ]);
  });

  test('renumbering is offered once, among the fixes of the ordinal or else as a refactoring', async () => {
    await open(faulty);
    const kinds = async (part: string): Promise<(string | undefined)[]> =>
      (await client.actions(uri, client.rangeOf(uri, part)))
        .filter(({ title }) => title === '全文重新编号')
        .map(({ kind }) => kind);
    expect(await kinds('（三）推进农业节水')).toEqual(['quickfix']);
    expect(await kinds('坚持以水定产')).toEqual(['refactor.rewrite']);
  });

  test('renumbering, as a refactoring and as a request; references follow', async () => {
    const draft = '一、总体要求\n二、任务\n落实本意见第四部分的安排。\n四、保障\n';
    await open(draft);
    const wanted = '一、总体要求\n二、任务\n落实本意见第三部分的安排。\n三、保障\n';
    const [refactoring] = await client.actions(uri, everywhere, { only: ['refactor'] });
    expect(refactoring!.kind).toBe('refactor.rewrite');
    expect(client.edited(uri, refactoring!.edit)).toBe(wanted);
    expect(client.edited(uri, await client.ask<WorkspaceEdit>('policyDraft/renumber', uri))).toBe(wanted);
    await client.change(uri, { text: wanted });
    expect(await client.ask('policyDraft/renumber', uri)).toBeNull();
    expect(await client.actions(uri, everywhere, { only: ['refactor'] })).toEqual([]);
  });
});
