/** The server can be restarted, and comes back by itself when it dies. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { closeAll, extension, findings, has, hasNot, openText, until } from './editor.ts';

const faulty = '临溪县节水行动方案\n\n结合XX市实际，制定本方案。\n';

function hasNewServer(client: LanguageClient, old: ChildProcess | undefined): boolean {
  const process = client.serverProcess;
  return client.isRunning() && process !== undefined && process !== old;
}

function changed<Value>(what: string, client: LanguageClient, read: () => Value | undefined | false): Promise<Value> {
  return until(what, client.onDidChangeState.bind(client), read);
}

async function stillChecks(document: vscode.TextDocument): Promise<void> {
  await findings(document.uri, 'the finding', has('placeholder'));
  const edit = new vscode.WorkspaceEdit();
  const start = document.getText().indexOf('XX市');
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + 3)), '临溪县');
  await vscode.workspace.applyEdit(edit);
  await findings(document.uri, 'no finding', hasNot('placeholder'));
}

suite('检查服务', () => {
  teardown(closeAll);

  test('用命令重新启动', async () => {
    const { document } = await openText(faulty);
    await findings(document.uri, 'the finding', has('placeholder'));
    const { client } = extension().exports;
    const before = client.serverProcess;
    await vscode.commands.executeCommand('policyDraft.restartServer');
    await changed('a new server', client, () => hasNewServer(client, before));
    await stillChecks(document);
  });

  test('意外停止后自动重新启动', async () => {
    const { document } = await openText(faulty);
    await findings(document.uri, 'the finding', has('placeholder'));
    const { client } = extension().exports;
    const before = client.serverProcess;
    assert.ok(before?.kill('SIGKILL'));
    await changed('a new server', client, () => hasNewServer(client, before));
    await stillChecks(document);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('接连停止就不再自动重启，可以用命令恢复', async () => {
    const { document } = await openText(faulty);
    await findings(document.uri, 'the finding', has('placeholder'));
    const { client } = extension().exports;
    const isStopped = (): boolean => client.state === State.Stopped;
    for (let kills = 0; !isStopped(); kills += 1) {
      assert.ok(kills < 6, 'the client restarts for ever');
      const old = client.serverProcess;
      assert.ok(old?.kill('SIGKILL'));
      await changed('the end of the server', client, isStopped);
      // A restart passes through “stopped”, and leaves it before the next turn of the event loop.
      await new Promise(setImmediate);
      await changed('a new server or none', client, () => isStopped() || hasNewServer(client, old));
    }
    await vscode.commands.executeCommand('policyDraft.restartServer');
    await changed('the server', client, () => client.isRunning());
    await stillChecks(document);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
