/** The server can be restarted, and comes back by itself when it dies. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { closeAll, extension, findings, has, hasNot, openText, until } from './editor.ts';

const faulty = '青川县节水行动方案\n\n结合XX市实际，制定本方案。\n';

/** The client keeps the process to itself; nothing public names it. */
function processOf(client: LanguageClient): ChildProcess {
  const process = Reflect.get(client, '_serverProcess') as ChildProcess | undefined;
  assert.ok(process, 'the server is not a process');
  return process;
}

function running(client: LanguageClient, other: ChildProcess): Promise<unknown> {
  return until('a new server', client.onDidChangeState.bind(client), () =>
    client.isRunning() && Reflect.get(client, '_serverProcess') !== other);
}

async function stillChecks(document: vscode.TextDocument): Promise<void> {
  await findings(document.uri, 'the finding', has('placeholder'));
  const edit = new vscode.WorkspaceEdit();
  const start = document.getText().indexOf('XX市');
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + 3)), '青川县');
  await vscode.workspace.applyEdit(edit);
  await findings(document.uri, 'no finding', hasNot('placeholder'));
}

suite('检查服务', () => {
  teardown(closeAll);

  test('用命令重新启动', async () => {
    const { document } = await openText(faulty);
    await findings(document.uri, 'the finding', has('placeholder'));
    const { client } = extension().exports;
    const before = processOf(client);
    await vscode.commands.executeCommand('policyDraft.restartServer');
    await running(client, before);
    await stillChecks(document);
  });

  test('意外停止后自动重新启动', async () => {
    const { document } = await openText(faulty);
    await findings(document.uri, 'the finding', has('placeholder'));
    const { client } = extension().exports;
    const before = processOf(client);
    before.kill('SIGKILL');
    await running(client, before);
    await stillChecks(document);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
